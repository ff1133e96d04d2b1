#pragma once

#include <string>
#include <vector>

#include "normalize/application.h"
#include "normalize/binder.h"
#include "normalize/form_schema.h"

namespace chushen {

/// What a document says of itself, apart from its fields.
struct TitleFound {
  std::string direction;  ///< empty where no title of a direction stands there, or titles of several
  Reading title;          ///< where it stands
};

/// The title of an application form at the head of the document: "江门市制造业数字化转型标杆示范企业申报书", also where it is
/// broken over lines.
TitleFound find_title(const Document& document, const FormSchema& schema);

/// What a document is, by what it says: its title, the labels bound in it, the words of the pack's roles; what kind of
/// file it is says only how a form was handed in.
///
/// \param values  all that the walk bound in it as in a form.
Role role_of(const Document& document, const TitleFound& title, const std::vector<BoundValue>& values,
             const FormSchema& schema);

/// Whether what stands on one page is another paper, bound in with the form: a licence behind the pledge.
std::optional<Role> role_of_page(const Page& page, const std::vector<BoundValue>& values, const FormSchema& schema);

}  // namespace chushen
