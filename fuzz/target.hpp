// SPDX-License-Identifier: GPL-3.0-or-later
//
// Each fuzz_<name>.cpp is one target: a libFuzzer program (preset fuzz), and a program that replays the files
// of corpus/<name>/ in the ordinary tests.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace audiosheet::fuzz {

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// A broken promise of the program: the input is a finding as a crash is.
inline void require(bool kept, const char* promise) {
  if (!kept) {
    __builtin_printf("broken promise: %s\n", promise);
    __builtin_trap();
  }
}

} // namespace audiosheet::fuzz
