// SPDX-License-Identifier: GPL-3.0-or-later
//
// One reader a family of formats, each over the whole file. For chapter_marks.cpp and the tests.
#pragma once

#include "audio/chapter_marks.hpp"
#include "util/binary_file.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace audiosheet::audio {

/// More bytes of tags or chunks than any file in good faith has.
constexpr std::uint64_t k_most_tag_bytes = 64U << 20U;
constexpr std::size_t k_most_marks = 100'000;

/// A damaged or hostile file; `chapter_marks.cpp` adds the file's name.
class BadFile : public std::exception {
public:
  explicit BadFile(std::string what) : m_what(std::move(what)) {}
  [[nodiscard]] const char* what() const noexcept override { return m_what.c_str(); }

private:
  std::string m_what;
};

/// Bytes of a file. Throws BadFile when the file ends before them or they are more than
/// `k_most_tag_bytes`.
std::string read_bytes(const BinaryFile& file, std::uint64_t offset, std::uint64_t count);

/// A field of 1–8 bytes in a text of bytes. Throws BadFile when it isn't there.
std::uint64_t little_endian(std::string_view bytes, std::size_t at, std::size_t size);
std::uint64_t big_endian(std::string_view bytes, std::size_t at, std::size_t size);

Marks read_riff_marks(const BinaryFile& file);
Marks read_id3_marks(const BinaryFile& file);
Marks read_flac_marks(const BinaryFile& file);
Marks read_ogg_marks(const BinaryFile& file);

/// Of a block of Xiph comments (vendor, count, entries).
Marks xiph_marks(std::string_view comments);

} // namespace audiosheet::audio
