// SPDX-License-Identifier: GPL-3.0-or-later
//
// What verify reads of files that may have been damaged: headers of MP3 frames, SMIL, HTML, clock values.
#include "audio/mp3_header.hpp"
#include "target.hpp"
#include "util/error.hpp"
#include "verify/markup.hpp"

using namespace audiosheet;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  if (const auto header = audio::read_mp3_header(text)) {
    fuzz::require(header->bytes > 4 && header->sample_rate > 0, "a frame has a length and a rate");
  }
  (void)verify::clock_value(text);
  (void)verify::read_html(text);
  try {
    (void)verify::read_xml(text);
  } catch (const Error&) {
    return 0;
  }
  return 0;
}
