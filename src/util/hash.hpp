// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace audiosheet {

struct HashState;

/// SHA-256 (FIPS 180-4), fed piece by piece.
class Sha256 {
public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;

  void update(const void* data, std::size_t size);
  void update(std::string_view text) { update(text.data(), text.size()); }
  /// 64 lower-case hexadecimal digits. Ends this hash.
  std::string hex();

private:
  std::unique_ptr<HashState> m_state;
};

/// MD5 (RFC 1321), where a format asks for it.
class Md5 {
public:
  Md5();
  ~Md5();
  Md5(const Md5&) = delete;
  Md5& operator=(const Md5&) = delete;
  Md5(Md5&&) = delete;
  Md5& operator=(Md5&&) = delete;

  void update(const void* data, std::size_t size);
  /// 16 bytes. Ends this hash.
  std::string bytes();

private:
  std::unique_ptr<HashState> m_state;
};

std::string sha256_hex(std::string_view text);

constexpr std::size_t k_block_digest = 16;

/// The first `k_block_digest` bytes of the SHA-256 of each `block` bytes, one behind the other; the last may
/// be shorter.
std::string block_digests(std::string_view bytes, std::size_t block);

/// Throws Error when the file can't be read.
std::string sha256_file(const std::filesystem::path& file);

} // namespace audiosheet
