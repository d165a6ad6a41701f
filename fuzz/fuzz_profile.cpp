// SPDX-License-Identifier: GPL-3.0-or-later
//
// A voice profile and a phrase file (TOML), which are read from files.
#include "model/profile.hpp"
#include "target.hpp"
#include "util/error.hpp"
#include "util/file.hpp"

#include <fmt/format.h>
#include <unistd.h>

using namespace audiosheet;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::string k_file = fmt::format("/tmp/audiosheet-fuzz-{}.toml", ::getpid());
  write_file(k_file, fuzz::text_of(data, size));
  for (const bool is_profile : {true, false}) {
    try {
      if (is_profile) {
        (void)load_profile(k_file);
      } else {
        (void)load_phrases(k_file);
      }
    } catch (const Error&) {
      continue;
    }
  }
  return 0;
}
