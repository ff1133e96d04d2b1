#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

namespace chushen {

/// An element with all that is in it, or a piece of text. Names are local names: office formats come in two sets of
/// namespaces (Transitional and Strict, ISO/IEC 29500), and nothing we read needs a prefix to be told apart.
struct XmlNode {
  std::string name;  ///< empty: a piece of text
  std::string text;  ///< of a piece of text, UTF-8
  std::vector<std::pair<std::string, std::string>> attributes;
  std::vector<XmlNode> children;

  /// The attribute's value, or "" where there is none.
  const std::string& attribute(std::string_view local_name) const;
  bool has_attribute(std::string_view local_name) const;
  /// The first child element of that name, or nothing.
  const XmlNode* child(std::string_view local_name) const;
  /// All text below it.
  std::string all_text() const;
};

/// The first element of that name below `node` at any depth, in document order, or nothing.
const XmlNode* find_below(const XmlNode& node, std::string_view local_name);

enum class XmlFault {
  kNone,
  kNotWellFormed,  ///< also where the bytes came to an early end, and nesting beyond 256
  kDoctype,        ///< a document type declaration: office formats forbid it, attacks need it
  kTooLarge,       ///< one block has more than two million elements and attributes
};

/// Gives up to `size` bytes; 0 at the end, negative on a fault.
using ByteSource = std::function<int(char* buffer, int size)>;

/// Reads XML as a stream of blocks, so that a long document never stands in memory as a whole.
/// No external entity, DTD or network address is ever opened; nothing is printed.
///
///     XmlStream stream(bytes);
///     if (stream.enter("body"))
///       while (auto block = stream.next()) …   // paragraph, table, …
class XmlStream {
 public:
  /// \param ignored  local names of elements and attributes that are left out of blocks with all that is in them:
  ///                 half of a DOCX says how text looks and is never asked for. Has to outlive the stream.
  explicit XmlStream(ByteSource source, std::span<const std::string_view> ignored = {});
  ~XmlStream();
  XmlStream(const XmlStream&) = delete;
  XmlStream& operator=(const XmlStream&) = delete;

  /// Goes forward to the first element of that name; at most once, before next(). False at the end or on a fault.
  bool enter(std::string_view local_name);
  /// The next child element of the one entered (at first: the root); nothing behind the last one and after a fault.
  /// A block that a fault cut short is given as far as it was read.
  std::optional<XmlNode> next();
  XmlFault fault() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// A small part as a whole: its root element.
tl::expected<XmlNode, XmlFault> parse_xml(ByteSource source);

}  // namespace chushen
