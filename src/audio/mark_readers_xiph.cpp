// SPDX-License-Identifier: GPL-3.0-or-later
//
// CHAPTERnnn=HH:MM:SS.mmm and CHAPTERnnnNAME= in the comments of Opus (RFC 7845), Ogg Vorbis and FLAC.
#include "audio/mark_readers.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <map>

namespace audiosheet::audio {

namespace {

constexpr std::uint64_t k_million = 1'000'000;

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Of up to 9 digits.
std::uint64_t number(std::string_view digits) {
  constexpr std::size_t k_longest = 9;
  std::uint64_t value = 0;
  for (const char digit : digits.substr(0, k_longest)) {
    value = value * 10 + static_cast<std::uint64_t>(digit - '0');
  }
  return value;
}

/// "HH:MM:SS" with any number of decimals behind it.
std::optional<microseconds> time_of(std::string_view text) {
  const std::size_t point = std::min(text.find('.'), text.size());
  const auto parts = split(text.substr(0, point), ':');
  constexpr std::size_t k_parts = 3;
  if (parts.size() != k_parts || !std::all_of(parts.begin(), parts.end(), all_digits)) {
    return std::nullopt;
  }
  std::string decimals(point < text.size() ? text.substr(point + 1) : "0");
  if (!all_digits(decimals)) {
    return std::nullopt;
  }
  decimals.resize(6, '0');
  constexpr std::uint64_t k_minute = 60;
  const std::uint64_t seconds =
      (number(parts[0]) * k_minute + number(parts[1])) * k_minute + number(parts[2]);
  return microseconds(seconds * k_million + number(decimals));
}

struct Found {
  std::optional<microseconds> start;
  std::string title;
};

/// "CHAPTER007" and "CHAPTER007NAME" give 7; anything else nothing.
std::optional<std::uint64_t> chapter_number(std::string_view key, bool& is_name) {
  constexpr std::string_view k_key = "chapter";
  constexpr std::string_view k_name = "name";
  if (!key.starts_with(k_key)) {
    return std::nullopt;
  }
  key.remove_prefix(k_key.size());
  is_name = key.ends_with(k_name);
  if (is_name) {
    key.remove_suffix(k_name.size());
  }
  constexpr std::size_t k_digits = 5;
  return all_digits(key) && key.size() <= k_digits ? std::optional(number(key)) : std::nullopt;
}

} // namespace

Marks xiph_marks(std::string_view comments) {
  constexpr std::size_t k_field = 4;
  std::size_t at = k_field + little_endian(comments, 0, k_field);
  std::uint64_t count = little_endian(comments, at, k_field);
  at += k_field;
  std::map<std::uint64_t, Found> found;
  for (; count > 0; --count) {
    const auto length = static_cast<std::size_t>(little_endian(comments, at, k_field));
    at += k_field;
    if (length > comments.size() - at) {
      throw BadFile("its comments are cut off");
    }
    const std::string_view entry = comments.substr(at, length);
    at += length;
    const std::size_t equals = entry.find('=');
    constexpr std::size_t k_longest_key = 32;
    if (equals > k_longest_key) {
      continue;
    }
    bool is_name = false;
    const auto chapter = chapter_number(ascii_lower(entry.substr(0, equals)), is_name);
    if (!chapter || (found.size() >= k_most_marks && !found.contains(*chapter))) {
      continue;
    }
    const std::string_view value = entry.substr(equals + 1);
    if (is_name) {
      found[*chapter].title = value;
    } else {
      found[*chapter].start = time_of(value);
    }
  }
  Marks marks;
  for (auto& [chapter, each] : found) {
    if (each.start) {
      marks.push_back({*each.start, std::nullopt, std::move(each.title)});
    }
  }
  return marks;
}

Marks read_flac_marks(const BinaryFile& file) {
  constexpr std::uint64_t k_comments = 4; // type of the block
  std::uint64_t at = 4;                   // behind "fLaC"
  for (bool last = false; !last;) {
    const std::string head = read_bytes(file, at, 4);
    const std::uint64_t type = big_endian(head, 0, 1);
    const std::uint64_t size = big_endian(head, 1, 3);
    last = (type & 0x80U) != 0;
    if ((type & 0x7FU) == k_comments) {
      return xiph_marks(read_bytes(file, at + 4, size));
    }
    at += 4 + size;
  }
  return {};
}

Marks read_ogg_marks(const BinaryFile& file) {
  constexpr std::uint64_t k_head = 27;
  constexpr char k_goes_on = '\xff';
  std::string packet;
  int packets = 0;
  // The second packet of the stream holds the comments; it may go over many pages.
  for (std::uint64_t at = 0; packets < 2;) {
    const std::string head = read_bytes(file, at, k_head);
    if (!head.starts_with("OggS")) {
      throw BadFile("its pages are damaged");
    }
    const std::string lacing = read_bytes(file, at + k_head, big_endian(head, k_head - 1, 1));
    at += k_head + lacing.size();
    for (const char lace : lacing) {
      const auto length = static_cast<std::uint64_t>(static_cast<unsigned char>(lace));
      if (packets == 1) {
        packet += read_bytes(file, at, length);
      }
      at += length;
      packets += lace == k_goes_on ? 0 : 1;
      if (packets == 2) {
        break;
      }
    }
    if (packet.size() > k_most_tag_bytes || at > 2 * k_most_tag_bytes) {
      throw BadFile("its comments are too long");
    }
  }
  for (const std::string_view magic : {"OpusTags", "\x03vorbis"}) {
    if (packet.starts_with(magic)) {
      return xiph_marks(std::string_view(packet).substr(magic.size()));
    }
  }
  return {};
}

} // namespace audiosheet::audio
