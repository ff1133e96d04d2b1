#pragma once

#include <string>

#include "app/child.h"
#include "app/inbox.h"
#include "extract/document.h"

namespace chushen {

/// What a file becomes where no reader got to say it: a Document with a status and one sentence that says what to do.

/// How a worker that reads answers: a line for each page that it has read, then the whole Document. Where it is ended
/// before that, the lines are what is left.
std::string part_of_answer(const Document& part);

/// The Document that a worker sent, checked; or timed-out, too-large, crashed where it did not come to that, with the pages that it had
/// read until then.
Document document_of(const ChildResult& result);

/// For what cannot be opened: a link or a pipe is refused, a place without permission is partial, since it is for the
/// office to mend and not for the applicant.
Document document_of(Obstacle obstacle);

/// Whether the same file would give the same again: what ended a worker may have been the machine.
bool is_lasting(const Document& document);

/// Whether a document was read whole: exit status 2 is for those that were not.
bool is_whole(Status status);

}  // namespace chushen
