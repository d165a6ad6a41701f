// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace audiosheet {

/// Stands for this very program: two builds that may behave differently have two. It is the build ID that the
/// linker made of the program's content (ELF note NT_GNU_BUILD_ID), or the SHA-256 of its file where there is
/// none, which takes longer to tell. Throws Error when the file can't be read.
std::string program_id();

} // namespace audiosheet
