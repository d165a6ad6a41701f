// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any text in the spoken form: what is written stays byte for byte.
#include "narrate/spoken.hpp"
#include "target.hpp"

using namespace audiosheet;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const narrate::SpokenForm k_american("en-US");
  static const narrate::SpokenForm k_british("en-GB");
  const std::string_view text = fuzz::text_of(data, size);
  for (const auto* form : {&k_american, &k_british}) {
    std::string written;
    for (const auto& run : form->runs(text)) {
      written += run.written;
    }
    fuzz::require(written == text, "the runs of a text join to the text");
  }
  return 0;
}
