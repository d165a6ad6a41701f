// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssml/runs.hpp"

#include "ssml/sentences.hpp"

#include <algorithm>
#include <utility>

namespace audiosheet::ssml {

namespace {

bool is_space(char c) { return c == ' ' || c == '\n'; }

bool is_plain(const Words& words) { return words.phonemes.empty() && words.written == words.spoken; }

bool same_way(const Words& a, const Words& b) {
  return is_plain(a) && is_plain(b) && a.prosody == b.prosody && a.emphasis == b.emphasis &&
         a.voice == b.voice && a.language == b.language;
}

/// Splits runs before the words that begin at these offsets of the joined written text. A start inside
/// words that are said otherwise than written is passed over.
std::vector<std::vector<Run>> split_runs(const std::vector<Run>& runs,
                                         const std::vector<std::size_t>& starts) {
  std::vector<std::vector<Run>> pieces(1);
  std::size_t offset = 0;
  auto start = starts.begin();
  for (const auto& run : runs) {
    const auto* words = std::get_if<Words>(&run);
    if (words == nullptr) {
      pieces.back().push_back(run);
      continue;
    }
    const std::size_t end = offset + words->written.size();
    const bool divisible = is_plain(*words);
    MarkNames marks = words->marks; // of the first piece that has words
    std::size_t begin = offset;
    for (; start != starts.end() && *start < end; ++start) {
      if (*start < begin || (!divisible && *start != offset)) {
        continue;
      }
      if (*start > begin) {
        Words piece = *words;
        piece.written = piece.spoken = words->written.substr(begin - offset, *start - begin);
        piece.marks = is_blank(piece) ? MarkNames{} : std::exchange(marks, {});
        pieces.back().emplace_back(std::move(piece));
      }
      pieces.emplace_back();
      begin = *start;
    }
    Words rest = *words;
    if (divisible) {
      rest.written = rest.spoken = words->written.substr(begin - offset);
      rest.marks = std::move(marks);
    }
    pieces.back().emplace_back(std::move(rest));
    offset = end;
  }
  return pieces;
}

/// The value that all words share, when it differs from `usual`.
template <typename Value>
std::optional<Value> common(const std::vector<Run>& runs, Value Words::*field, const Value& usual) {
  std::optional<Value> value;
  for (const auto& run : runs) {
    const auto* words = std::get_if<Words>(&run);
    if (words == nullptr || is_blank(*words)) {
      continue;
    }
    if (words->*field == usual || (value && *value != words->*field)) {
      return std::nullopt;
    }
    value = words->*field;
  }
  return value;
}

template <typename Value> void reset(std::vector<Run>& runs, Value Words::*field) {
  for (auto& run : runs) {
    if (auto* words = std::get_if<Words>(&run)) {
      words->*field = Value{};
    }
  }
}

} // namespace

std::string fold_lines(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = std::min(text.find_first_not_of(" \t\r\n", i), text.size());
    if (end == i) {
      out += text[i++];
      continue;
    }
    const std::string_view space = text.substr(i, end - i);
    out += space.find_first_of("\t\r\n") == std::string_view::npos ? std::string(space) : "\n";
    i = end;
  }
  return out;
}

bool is_blank(const Words& words) {
  return words.phonemes.empty() && std::all_of(words.written.begin(), words.written.end(), is_space) &&
         std::all_of(words.spoken.begin(), words.spoken.end(), is_space);
}

bool has_words(const Run& run) {
  const auto* words = std::get_if<Words>(&run);
  return words != nullptr && !is_blank(*words);
}

void append_words(std::vector<Run>& runs, Words words) {
  auto* before = runs.empty() ? nullptr : std::get_if<Words>(&runs.back());
  if (before == nullptr || !words.marks.empty() || !same_way(*before, words)) {
    runs.emplace_back(std::move(words));
    return;
  }
  // Line breaks on both sides of a comment are one.
  const bool twice = !before->written.empty() && before->written.back() == '\n' && words.written[0] == '\n';
  before->written += words.written.substr(twice ? 1 : 0);
  before->spoken = before->written;
}

void trim_runs(std::vector<Run>& runs, End end, Spaces spaces) {
  const bool front = end == End::front;
  while (!runs.empty()) {
    auto* words = std::get_if<Words>(front ? &runs.front() : &runs.back());
    if (words == nullptr || !is_plain(*words)) {
      return;
    }
    std::string& text = words->written;
    const auto goes = [&](char c) { return c == '\n' || (spaces == Spaces::all && c == ' '); };
    if (front) {
      text.erase(text.begin(), std::find_if_not(text.begin(), text.end(), goes));
    } else {
      text.erase(std::find_if_not(text.rbegin(), text.rend(), goes).base(), text.end());
    }
    words->spoken = text;
    if (!text.empty()) {
      return;
    }
    runs.erase(front ? runs.begin() : runs.end() - 1);
  }
}

void finish_spaces(std::vector<Run>& runs) {
  for (auto& run : runs) {
    if (auto* words = std::get_if<Words>(&run)) {
      std::replace(words->written.begin(), words->written.end(), '\n', ' ');
      std::replace(words->spoken.begin(), words->spoken.end(), '\n', ' ');
    }
  }
}

std::vector<std::vector<Run>> split_sentences(const std::vector<Run>& runs, const std::string& language) {
  std::string text;
  for (const auto& run : runs) {
    if (const auto* words = std::get_if<Words>(&run)) {
      text += words->written;
    }
  }
  std::replace(text.begin(), text.end(), '\n', ' ');
  return split_runs(runs, sentence_starts(text, language));
}

void lift_common(Sentence& sentence) {
  if (auto voice = common(sentence.runs, &Words::voice, {})) {
    sentence.voice = std::move(*voice);
    reset(sentence.runs, &Words::voice);
  }
  if (auto language = common(sentence.runs, &Words::language, {})) {
    sentence.language = std::move(*language);
    reset(sentence.runs, &Words::language);
  }
}

} // namespace audiosheet::ssml
