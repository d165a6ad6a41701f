// SPDX-License-Identifier: GPL-3.0-or-later
//
// CHAP frames of ID3v2.3 and 2.4 ("ID3v2 Chapter Frame Addendum", id3.org).
#include "audio/mark_readers.hpp"
#include "util/text.hpp"

#include <algorithm>

namespace audiosheet::audio {

namespace {

constexpr std::uint64_t k_head = 10; // of the tag and of each frame

/// Four bytes of seven bits.
std::uint64_t sync_safe(std::string_view bytes, std::size_t at) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    value = (value << 7U) | (big_endian(bytes, at + i, 1) & 0x7FU);
  }
  return value;
}

/// Takes out the zeros that keep a tag from looking like sound.
std::string undo_unsynchronisation(std::string_view bytes) {
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (bytes[i] != '\0' || i == 0 || bytes[i - 1] != '\xff') {
      out += bytes[i];
    }
  }
  return out;
}

std::string from_latin1(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) {
    append_utf8(out, static_cast<unsigned char>(c));
  }
  return out;
}

std::string from_utf16(std::string_view bytes, bool big) {
  constexpr char32_t k_lost = 0xFFFD;
  const auto unit = [&](std::size_t at) {
    return static_cast<char32_t>(big ? big_endian(bytes, at, 2) : little_endian(bytes, at, 2));
  };
  const auto is_high = [](char32_t c) { return c >= 0xD800 && c < 0xDC00; };
  const auto is_low = [](char32_t c) { return c >= 0xDC00 && c < 0xE000; };
  std::string out;
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    char32_t c = unit(i);
    if (is_high(c) && i + 3 < bytes.size() && is_low(unit(i + 2))) {
      c = 0x10000 + ((c - 0xD800) << 10U) + (unit(i + 2) - 0xDC00);
      i += 2;
    } else if (is_high(c) || is_low(c)) {
      c = k_lost;
    }
    append_utf8(out, c);
  }
  return out;
}

/// The first string of a text frame: its first byte names the encoding.
std::string text_of(std::string_view frame) {
  if (frame.empty()) {
    return {};
  }
  enum Encoding : char { latin1, utf16, utf16_big, utf8 };
  const char encoding = frame[0];
  std::string_view bytes = frame.substr(1);
  std::string text;
  if (encoding == utf16 || encoding == utf16_big) {
    const bool marked = bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff");
    const bool big = encoding == utf16_big || bytes.starts_with("\xfe\xff");
    text = from_utf16(bytes.substr(marked ? 2 : 0), big);
  } else {
    text = encoding == utf8 ? std::string(bytes) : from_latin1(bytes);
  }
  return text.substr(0, text.find('\0'));
}

class Tag {
public:
  explicit Tag(unsigned version) : m_version(version) {}

  /// Calls visit(id, content) for each whole frame; what is compressed, encrypted or cut off is left out.
  template <typename Visit> void frames(std::string_view bytes, const Visit& visit) const {
    while (bytes.size() > k_head && bytes[0] != '\0') {
      const std::string_view id = bytes.substr(0, 4);
      const std::uint64_t size = m_version == 4 ? sync_safe(bytes, 4) : big_endian(bytes, 4, 4);
      const std::uint64_t flags = big_endian(bytes, 9, 1);
      bytes.remove_prefix(k_head);
      if (size > bytes.size()) {
        return;
      }
      content(id, bytes.substr(0, static_cast<std::size_t>(size)), flags, visit);
      bytes.remove_prefix(static_cast<std::size_t>(size));
    }
  }

  [[nodiscard]] Mark chapter(std::string_view bytes) const {
    constexpr std::size_t k_times = 16; // start, end and two offsets of 4 bytes
    const std::size_t at = bytes.find('\0');
    if (at == std::string_view::npos || bytes.size() - at - 1 < k_times) {
      throw BadFile("a CHAP frame is cut off");
    }
    const auto time = [&](std::size_t offset) {
      return std::chrono::milliseconds(big_endian(bytes, at + 1 + offset, 4));
    };
    Mark mark{time(0), time(4), {}};
    frames(bytes.substr(at + 1 + k_times), [&](std::string_view id, std::string_view content) {
      if (id == "TIT2") {
        mark.title = text_of(content);
      }
    });
    return mark;
  }

private:
  template <typename Visit>
  void content(std::string_view id, std::string_view bytes, std::uint64_t flags, const Visit& visit) const {
    if (m_version == 3) {
      constexpr std::uint64_t k_packed = 0xC0; // compressed or encrypted
      if ((flags & k_packed) == 0) {
        visit(id, bytes);
      }
      return;
    }
    constexpr std::uint64_t k_packed = 0x0C;
    constexpr std::uint64_t k_unsynchronised = 0x02;
    constexpr std::uint64_t k_has_length = 0x01;
    if ((flags & k_packed) != 0 || ((flags & k_has_length) != 0 && bytes.size() < 4)) {
      return;
    }
    bytes.remove_prefix((flags & k_has_length) != 0 ? 4 : 0);
    if ((flags & k_unsynchronised) != 0) {
      visit(id, undo_unsynchronisation(bytes));
    } else {
      visit(id, bytes);
    }
  }

  unsigned m_version;
};

} // namespace

Marks read_id3_marks(const BinaryFile& file) {
  if (file.size() < k_head) {
    return {};
  }
  const std::string head = read_bytes(file, 0, k_head);
  const auto version = static_cast<unsigned>(big_endian(head, 3, 1));
  if (!head.starts_with("ID3") || version < 3 || version > 4) {
    return {}; // chapters came with version 2.3
  }
  const std::uint64_t flags = big_endian(head, 5, 1);
  std::string body = read_bytes(file, k_head, sync_safe(head, 6));
  if ((flags & 0x80U) != 0 && version == 3) {
    body = undo_unsynchronisation(body);
  }
  std::uint64_t skip = 0;
  if ((flags & 0x40U) != 0) { // an extended header: its size counts itself in 2.4 only
    skip = version == 3 ? big_endian(body, 0, 4) + 4 : sync_safe(body, 0);
  }
  Marks marks;
  const Tag tag(version);
  tag.frames(
      std::string_view(body).substr(static_cast<std::size_t>(std::min<std::uint64_t>(skip, body.size()))),
      [&](std::string_view id, std::string_view content) {
        if (id == "CHAP" && marks.size() < k_most_marks) {
          marks.push_back(tag.chapter(content));
        }
      });
  return marks;
}

} // namespace audiosheet::audio
