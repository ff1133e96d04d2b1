#pragma once

#include <string>
#include <vector>

#include "normalize/application.h"
#include "normalize/form_labels.h"

namespace chushen {

/// Does the text layer of a form say what its print shows? A font may map 1 to 9, an /ActualText may say 900 over a
/// printed 100, white characters may stand beside black ones: a program that copies the text reads one thing and a
/// person another. Readings of word-processing files have no print of their own and are left out.
///
/// A difference is one that is seen surely (kSure): another number, date, code or choice; another text where at least
/// two characters differ, since one alone may be a rare character read as a common one. The field is then conflicting
/// and carries both readings. What the print does not surely say is kCannotTell and changes nothing.

/// What the text layer of a document says and nobody sees, for DocumentFacts::unseen.
std::vector<Reading> unseen_of(const Document& document);

/// Holds unseen text against the values of the forms in whose place it stands.
void compare_unseen(Application& application, const FormSchema& schema);

/// Pages whose text layer gave a value to a form and whose print therefore has to be read (read_print).
struct PrintWanted {
  std::string document;    ///< Document::id
  std::vector<int> pages;  ///< ascending
};
std::vector<PrintWanted> prints_wanted(const Application& application);

/// Binds what the print of one document says to the fields, as normalize() does, and holds it against the text layer's
/// values of the same field in the same place.
///
/// \param print  of read_print; its id is the document's
///
///     compare_print(application, print, labels);
///     application.prints.front().match == PrintMatch::kSame
void compare_print(Application& application, const Document& print, const FormLabels& labels);

}  // namespace chushen
