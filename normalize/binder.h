#pragma once

#include <optional>
#include <string>
#include <vector>

#include "normalize/application.h"
#include "normalize/label_index.h"
#include "normalize/traced_text.h"
#include "normalize/value_reader.h"

namespace chushen {

/// How much the place of a value weighs within its document, best first.
enum class Standing {
  kTable,      ///< the cell beside or under its label
  kPledge,     ///< the date under the pledge
  kLine,       ///< a line "申报单位：…" before the first table
  kRecord,     ///< a row of a list: equipment, providers, funds
  kNarrative,  ///< a line further on, in the text
};

/// A value found for a field, with what the field's grammar says of it.
struct BoundValue {
  const FieldSpec* field = nullptr;
  std::optional<int> year, half;
  Reading reading;
  Written written = Written::kBlank;
  std::string why;                 ///< Chinese, where kNotAValue
  Standing standing = Standing::kTable;
  bool unread_ink = false;         ///< something is there that no reader could make out
};

/// Where a value stands, as far as the value itself does not say it.
struct ValuePlace {
  int page = 0;
  std::string path;                ///< "表2 第3行 第2列"; empty where the document has pages
  Rect box;                        ///< of the cell or line: used where the value is empty
  TextSource source = TextSource::kDocx;
  std::string unit;                ///< in scope: of label, column head or caption
  std::optional<YearHead> year;
  float label_confidence = 1;
  Standing standing = Standing::kTable;
  bool unread_ink = false;
};

/// Reads what stands in the place of a label and keeps it: one field, several that share a label, or the parts of one
/// compound place.
class Binder {
 public:
  Binder(std::string document, const LabelIndex& index) : document_(std::move(document)), index_(index) {}

  /// The value of a label in its context; nothing where the label means no field there.
  /// \return whether it meant one.
  bool bind(const LabelMatch& label, const LabelContext& context, const TracedText& value, const ValuePlace& place);

  /// The value of one field. `read_as`: what the value means where it is not written whole.
  void bind_field(const FieldSpec& field, const TracedText& value, const ValuePlace& place,
                  const std::string& read_as = {});

  const LabelIndex& index() const { return index_; }
  const std::vector<BoundValue>& values() const { return values_; }
  std::vector<BoundValue> take() { return std::move(values_); }

 private:
  /// Whether Han characters behind the figure are a label.
  bool ends_in_label(const TracedText& figure) const;
  /// Whether a label follows a sign within the text: "谭嘉铄，电话13852455491" is no name.
  bool goes_on_with_label(const TracedText& text) const;
  /// What a bracket at the end of a text adds: another field with its label, or the post behind a person's name.
  bool bind_bracketed(const FieldSpec& field, const LabelContext& context, const TracedText& value, const ValuePlace& place);
  bool bind_years(const FieldSpec& field, const TracedText& value, const ValuePlace& place);
  void bind_parts(const std::vector<const FieldSpec*>& fields, const TracedText& value, const ValuePlace& place);
  void bind_shared(const std::vector<const FieldSpec*>& fields, const TracedText& value, const ValuePlace& place);

  std::string document_;
  const LabelIndex& index_;
  std::vector<BoundValue> values_;
};

}  // namespace chushen
