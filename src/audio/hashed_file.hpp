// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "util/binary_file.hpp"
#include "util/hash.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

namespace audiosheet::audio {

/// What was written.
struct FileDigest {
  std::string sha256;
  std::uint64_t bytes = 0;
};

/// Puts pieces of a file one behind the other and hashes them on the way. Throws Error that names the file.
class HashedFile {
public:
  explicit HashedFile(const std::filesystem::path& file) : m_file(BinaryFile::create(file)) {}

  void append(std::span<const std::byte> bytes) {
    m_hash.update(bytes.data(), bytes.size());
    m_file.write_at(m_size, bytes);
    m_size += bytes.size();
  }
  void append(const std::string& bytes) { append(std::as_bytes(std::span(bytes))); }

  FileDigest close() {
    m_file.close();
    return {m_hash.hex(), m_size};
  }

private:
  BinaryFile m_file;
  Sha256 m_hash;
  std::uint64_t m_size = 0;
};

} // namespace audiosheet::audio
