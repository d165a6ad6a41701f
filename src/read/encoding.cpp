// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/encoding.hpp"

#include "util/error.hpp"
#include "util/text.hpp"
#include "util/visible.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <memory>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>

namespace audiosheet::read {

namespace {

using namespace std::string_view_literals;

struct Mark {
  std::string_view bytes;
  const char* encoding; ///< ICU's name
};

// The longer mark first: the mark of UTF-16LE begins that of UTF-32LE.
constexpr std::array<Mark, 5> k_marks{{{"\xFF\xFE\0\0"sv, "UTF-32LE"},
                                       {"\0\0\xFE\xFF"sv, "UTF-32BE"},
                                       {"\xEF\xBB\xBF"sv, "UTF-8"},
                                       {"\xFF\xFE"sv, "UTF-16LE"},
                                       {"\xFE\xFF"sv, "UTF-16BE"}}};

struct Magic {
  std::string_view bytes;
  std::string_view name;
};

constexpr std::array<Magic, 9> k_magics{
    {{"%PDF-", "a PDF"},
     {"PK\x03\x04", "a zip archive (a Word, OpenDocument or EPUB file is one)"},
     {"{\\rtf", "an RTF document"},
     {"\xD0\xCF\x11\xE0", "an old Microsoft Office document"},
     {"\x89PNG", "a picture"},
     {"\xFF\xD8\xFF", "a picture"},
     {"GIF8", "a picture"},
     {"ID3", "a recording"},
     {"\x1F\x8B", "compressed"}}};

constexpr char32_t k_replacement = 0xFFFD;

std::size_t line_at(std::string_view bytes, std::size_t position) {
  const std::string_view before = bytes.substr(0, position);
  return 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
}

std::string convert(std::string_view bytes, const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> from(ucnv_open(encoding, &status), ucnv_close);
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> to(ucnv_open("UTF-8", &status), ucnv_close);
  std::string out;
  std::array<char, 16384> buffer{};
  std::array<UChar, 4096> pivot{};
  UChar* pivot_source = pivot.data();
  UChar* pivot_target = pivot.data();
  const char* position = bytes.data();
  const char* const end = position + bytes.size();
  bool first = true;
  do {
    status = U_ZERO_ERROR;
    char* target = buffer.data();
    ucnv_convertEx(to.get(), from.get(), &target, buffer.data() + buffer.size(), &position, end, pivot.data(),
                   &pivot_source, &pivot_target, pivot.data() + pivot.size(), static_cast<UBool>(first),
                   static_cast<UBool>(true), &status);
    first = false;
    out.append(buffer.data(), static_cast<std::size_t>(target - buffer.data()));
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  return out;
}

/// How the bytes above ASCII fit UTF-8, and how they would read in Windows-1252.
struct Survey {
  std::size_t sequences = 0;     ///< valid UTF-8 characters of more than one byte
  std::size_t invalid = 0;       ///< bytes that no UTF-8 has
  std::size_t first_invalid = 0; ///< position
  std::size_t odd = 0;           ///< invalid bytes that are no letter or punctuation of Windows-1252 in place
};

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// A letter of Windows-1252 stands beside a letter or begins a word; its punctuation stands anywhere;
/// five bytes have no character, and the signs 0xA1–0xBF are rare.
bool is_likely_1252(std::string_view bytes, std::size_t position) {
  const auto byte = static_cast<unsigned char>(bytes[position]);
  if (byte == 0x81 || byte == 0x8D || byte == 0x8F || byte == 0x90 || byte == 0x9D) {
    return false;
  }
  if (byte < 0xC0) {
    return true;
  }
  const bool after = position > 0 && is_ascii_letter(bytes[position - 1]);
  const bool before = position + 1 < bytes.size() && is_ascii_letter(bytes[position + 1]);
  const bool alone = (position == 0 || bytes[position - 1] == ' ') &&
                     (position + 1 == bytes.size() || bytes[position + 1] == ' ');
  return after || before || alone;
}

Survey survey(std::string_view bytes) {
  Survey result;
  for (std::size_t i = 0; i < bytes.size();) {
    if (static_cast<unsigned char>(bytes[i]) < 0x80) {
      ++i;
      continue;
    }
    const std::size_t start = i;
    const char32_t c = next_code_point(bytes, i);
    const bool valid = c != k_replacement || bytes.substr(start, i - start) == "\xEF\xBF\xBD";
    if (valid) {
      ++result.sequences;
      continue;
    }
    if (result.invalid == 0) {
      result.first_invalid = start;
    }
    ++result.invalid;
    result.odd += is_likely_1252(bytes, start) ? 0U : 1U;
  }
  return result;
}

[[noreturn]] void fail(const std::string& source, std::size_t line, const std::string& message) {
  throw Error(line == 0 ? fmt::format("{}: {}", source, message)
                        : fmt::format("{}:{}: {}", source, line, message));
}

std::string to_utf8(const std::string& source, std::string_view bytes, Diagnostics& diagnostics) {
  for (const auto& [mark, encoding] : k_marks) {
    if (bytes.starts_with(mark) && mark != k_marks[2].bytes) {
      return convert(bytes.substr(mark.size()), encoding);
    }
  }
  if (bytes.starts_with(k_marks[2].bytes)) {
    bytes.remove_prefix(k_marks[2].bytes.size());
  }
  for (const auto& [magic, name] : k_magics) {
    if (bytes.starts_with(magic)) {
      fail(source, 0, fmt::format("is {}, not text; save or export it as text, Markdown or HTML", name));
    }
  }
  if (const std::size_t nul = bytes.find('\0'); nul != std::string_view::npos) {
    fail(source, line_at(bytes, nul), "is binary (a NUL byte), not text; save it as UTF-8 text");
  }
  const Survey found = survey(bytes);
  if (found.invalid == 0) {
    return std::string(bytes);
  }
  if (found.invalid > found.sequences && found.odd * 10 <= found.invalid &&
      found.invalid * 3 <= bytes.size()) {
    diagnostics.push_back({Severity::note, source, 0, 0, "is not UTF-8; read as Windows-1252"});
    return convert(bytes, "windows-1252");
  }
  fail(source, line_at(bytes, found.first_invalid),
       fmt::format("byte 0x{:02X} is not UTF-8, and the encoding can't be told; save it as UTF-8",
                   static_cast<unsigned char>(bytes[found.first_invalid])));
}

} // namespace

std::string decode(const std::string& source, std::string_view bytes, Diagnostics& diagnostics) {
  std::string text = visible_text(to_utf8(source, bytes, diagnostics));
  if (trim(text).empty()) {
    fail(source, 0, "is empty");
  }
  return text;
}

} // namespace audiosheet::read
