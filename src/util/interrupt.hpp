// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace audiosheet {

/// From now on SIGINT, SIGTERM and SIGHUP only leave a mark, so that temporary files are removed on the way
/// out; a second one ends the program at once. A file that may grow no more fails the write, which says so.
void catch_interrupts();

bool is_interrupted();

/// Throws Error with status `interrupted` when the user asked to stop. Cheap; call it in long loops.
void stop_if_interrupted();

} // namespace audiosheet
