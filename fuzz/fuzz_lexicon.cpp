// SPDX-License-Identifier: GPL-3.0-or-later
//
// A pronunciation lexicon (PLS).
#include "ssml/pls.hpp"
#include "target.hpp"
#include "util/error.hpp"

using namespace audiosheet;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    Diagnostics diagnostics;
    (void)ssml::read_lexicon("a.pls", fuzz::text_of(data, size), diagnostics);
  } catch (const Error&) {
    return 0;
  }
  return 0;
}
