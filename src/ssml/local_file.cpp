// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssml/local_file.hpp"

#include <algorithm>
#include <system_error>

namespace audiosheet::ssml {

namespace {

namespace fs = std::filesystem;

int hex_digit(char c) {
  constexpr std::string_view k_digits = "0123456789abcdef";
  const auto at = k_digits.find(static_cast<char>(c | 0x20));
  return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

std::string decode_percent(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = text[i] == '%' && i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
    const int low = high >= 0 ? hex_digit(text[i + 2]) : -1;
    if (low >= 0) {
      out += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

/// "http:", "file:", "C:": a scheme before the first slash.
bool has_scheme(std::string_view reference) {
  const auto colon = reference.find(':');
  return colon != std::string_view::npos && colon < reference.find('/');
}

bool lies_in(const fs::path& file, const fs::path& folder) {
  const auto [end, ignored] = std::mismatch(folder.begin(), folder.end(), file.begin(), file.end());
  return end == folder.end();
}

} // namespace

LocalFile find_local_file(const fs::path& folder, std::string_view base, std::string_view reference) {
  if (reference.empty()) {
    return {{}, "no file is named"};
  }
  if (has_scheme(reference) || has_scheme(base)) {
    return {{}, "only files of the script's folder are opened, nothing from the network or elsewhere"};
  }
  const std::string name = decode_percent(reference);
  if (name.find('\0') != std::string::npos || fs::path(name).is_absolute() || fs::path(base).is_absolute()) {
    return {{}, "the file must be named relative to the script's folder"};
  }
  if (folder.empty()) {
    return {{}, "a script without a folder can't name files"};
  }
  std::error_code error;
  const fs::path root = fs::canonical(folder, error);
  const fs::path file = error ? fs::path() : fs::weakly_canonical(root / decode_percent(base) / name, error);
  if (error || !lies_in(file, root)) {
    return {{}, "the file lies outside the script's folder"};
  }
  if (!fs::is_regular_file(file, error)) {
    return {{}, "there is no such file"};
  }
  return {file, {}};
}

} // namespace audiosheet::ssml
