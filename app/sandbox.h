#pragma once

namespace chushen {

/// What a worker does to itself before it opens a file somebody handed in. The bounds that the program set before exec
/// (child_setup.h) hold already: address space, processor time, written bytes, open files, no new privileges.
///
/// Today: no core file and no debugger sees its memory. Landlock and seccomp, which take away the network and every
/// file but the one to be read, belong here and nowhere else. False where a bound could not be set: the worker then
/// reads nothing.
bool enter_sandbox();

}  // namespace chushen
