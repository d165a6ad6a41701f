// SPDX-License-Identifier: GPL-3.0-or-later
#include "util/uuid.hpp"

#include "util/error.hpp"

#include <array>
#include <fmt/format.h>
#include <openssl/evp.h>

namespace audiosheet {

namespace {

constexpr std::size_t k_bytes = 16;

int digit(char c) {
  constexpr std::string_view k_digits = "0123456789abcdef";
  const std::size_t at = k_digits.find(c);
  return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

/// The 16 bytes of "ead4c236-bf58-58c6-a2c6-a6b28d128cb6".
std::string bytes_of(std::string_view uuid) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < uuid.size();) {
    if (uuid[i] == '-') {
      ++i;
      continue;
    }
    const int high = digit(uuid[i]);
    const int low = digit(uuid[i + 1]);
    if (high < 0 || low < 0) {
      break;
    }
    bytes += static_cast<char>(high * 16 + low);
    i += 2;
  }
  if (bytes.size() != k_bytes || uuid.size() != 36) {
    throw Error(fmt::format("\"{}\" is no UUID", uuid));
  }
  return bytes;
}

} // namespace

std::string uuid_v5(std::string_view name_space, std::string_view name) {
  const std::string hashed = bytes_of(name_space) + std::string(name);
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  EVP_Digest(hashed.data(), hashed.size(), digest.data(), &size, EVP_sha1(), nullptr);
  digest[6] = static_cast<unsigned char>((digest[6] & 0x0FU) | 0x50U); // version 5
  digest[8] = static_cast<unsigned char>((digest[8] & 0x3FU) | 0x80U); // the variant of RFC 4122
  std::string out;
  for (std::size_t i = 0; i < k_bytes; ++i) {
    out += fmt::format("{}{:02x}", i == 4 || i == 6 || i == 8 || i == 10 ? "-" : "", digest.at(i));
  }
  return out;
}

} // namespace audiosheet
