#include "normalize/normalize.h"

#include <algorithm>

#include "normalize/form_labels_index.h"
#include "normalize/form_walk.h"
#include "normalize/passages.h"
#include "normalize/print_match.h"
#include "normalize/role.h"
#include "normalize/same_as.h"
#include "normalize/seal_match.h"
#include "normalize/settle.h"
#include "normalize/summary_table.h"

namespace chushen {
namespace {

bool has_pages(const Document& document) {
  return std::any_of(document.pages.begin(), document.pages.end(), [](const Page& page) { return page.number > 0; });
}

DocumentFacts facts_of(const Document& document) {
  DocumentFacts facts;
  facts.id = document.id;
  facts.file_name = document.file_name;
  facts.sha256 = document.sha256;
  facts.bytes = document.bytes;
  facts.kind = document.kind;
  facts.status = document.status;
  facts.warnings = document.warnings;
  facts.has_pages = has_pages(document);
  facts.passages = passages_of(document);
  facts.pictures = pictures_of(document);
  facts.unseen = unseen_of(document);
  for (const Page& page : document.pages) {
    if (page.number > 0) facts.page_sizes.push_back({page.width, page.height, page.dpi});
    if (page.quarter_turns != 0) facts.turned_pages.push_back({page.number, page.quarter_turns});
    for (const Seal& seal : page.seals) {
      facts.seals.push_back(seal);
      facts.seal_pages.push_back(page.number);
    }
    for (const InkPlace& place : page.places) {
      facts.places.push_back(place);
      facts.place_pages.push_back(page.number);
    }
  }
  return facts;
}

/// One document on its way from what it says to what it declares.
class Declaring {
 public:
  explicit Declaring(const FormLabels& labels) : schema_(labels.index().schema), index_(labels.index().form), evidence_(labels.index().evidence) {}

  void take(const Document& document) {
    DocumentFacts facts = facts_of(document);
    std::vector<BoundValue> values = walk_form(document, index_);
    const TitleFound title = find_title(document, schema_);
    facts.role = role_of(document, title, values, schema_);
    if (is_form(facts.role)) {
      facts.direction = title.direction;
      facts.title = title.title;
      take_form(document, facts.role, std::move(values));
    } else {
      given_.push_back({facts.role, evidence_.read(document, facts.role)});
      if (facts.role == Role::kSummary)
        facts.summary = summary_rows(document, evidence_.labels_of(facts.role), index_);
    }
    documents_.push_back(std::move(facts));
  }

  Application application() {
    Application application;
    application.direction = direction();
    application.fields = settle_fields(schema_, application.direction, given_);
    application.documents = std::move(documents_);
    match_seals(application);
    compare_unseen(application, schema_);
    return application;
  }

 private:
  /// Against the name that the forms agree on; where they do not, nobody can tell whose seal it is.
  void match_seals(Application& application) const {
    const std::string name = text_of(application, schema_.applicant_name);
    for (DocumentFacts& document : application.documents)
      for (const Seal& seal : document.seals) document.seal_matches.push_back(match_seal(seal, name));
  }

  /// A form, and the papers that are bound in with it.
  void take_form(const Document& document, Role role, std::vector<BoundValue> values) {
    for (const Page& page : document.pages) {
      if (page.number == 0) continue;
      const std::optional<Role> paper = role_of_page(page, values, schema_);
      if (!paper) continue;
      std::erase_if(values, [&](const BoundValue& value) { return value.reading.place.page == page.number; });
      given_.push_back({*paper, evidence_.read(document, *paper, page.number)});
    }
    resolve_references(index_, values);
    given_.push_back({role, std::move(values)});
  }

  /// The direction that is ticked; none where several are; that of the best form's title where none is.
  std::string direction() const {
    for (const FieldSpec& field : schema_.fields) {
      if (field.type != ValueType::kChoice || !offers_directions(field)) continue;
      const Field settled = settle_field(field, std::nullopt, std::nullopt, given_);
      if (settled.state == FieldState::kPresent) return to_string(*settled.value);
      if (settled.state == FieldState::kMalformed) return {};
    }
    for (const Role role : {Role::kFormEditable, Role::kFormStamped, Role::kFormPrint})
      for (const DocumentFacts& document : documents_)
        if (document.role == role && !document.direction.empty()) return document.direction;
    return {};
  }

  bool offers_directions(const FieldSpec& field) const {
    return !schema_.directions.empty() &&
           std::all_of(schema_.directions.begin(), schema_.directions.end(), [&](const DirectionSpec& direction) {
             return std::any_of(field.options.begin(), field.options.end(),
                                [&](const Option& option) { return option.value == direction.name; });
           });
  }

  const FormSchema& schema_;
  const LabelIndex& index_;
  const EvidenceLabels& evidence_;
  std::vector<DocumentFacts> documents_;
  std::vector<DocumentValues> given_;
};

}  // namespace

Application normalize(std::span<const Document> documents, const FormLabels& labels) {
  Declaring declaring(labels);
  for (const Document& document : documents) declaring.take(document);
  return declaring.application();
}

Application normalize(std::span<const Document> documents, const FormSchema& schema) {
  return normalize(documents, FormLabels(schema));
}

}  // namespace chushen
