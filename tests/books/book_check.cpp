// SPDX-License-Identifier: GPL-3.0-or-later
#include "books/book_check.hpp"

#include "support/temporary_folder.hpp"
#include "util/file.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <set>
#include <sndfile.hh>
#include <zip.h>

namespace audiosheet::test {

namespace {

constexpr double k_gap = 0.010;
constexpr double k_rounding = 0.0015;

/// Text without any white space: how it is laid out does not matter.
std::string bare(std::string_view text) { return replace_all(fold_spaces(text), " ", ""); }

/// Seconds of an MP3, or nothing when it is none.
std::optional<double> mp3_seconds(const std::string& content) {
  const bool has_tag = content.starts_with("ID3");
  const bool has_sync = content.size() > 4 && content[0] == '\xff' && (content[1] & '\xe6') == '\xe2';
  if (!has_tag && !has_sync) {
    return std::nullopt;
  }
  const TemporaryFolder folder;
  const auto file = folder.path() / "sound.mp3";
  write_file(file, content);
  SndfileHandle sound(file.string());
  if (sound.error() != 0 || sound.samplerate() == 0) {
    return std::nullopt;
  }
  std::vector<short> block(1U << 16U);
  std::int64_t samples = 0;
  for (sf_count_t read = 1; read > 0; samples += read) {
    read = sound.read(block.data(), static_cast<sf_count_t>(block.size()));
  }
  return static_cast<double>(samples) / sound.samplerate();
}

/// Neighbours in one file, and the ends of each.
void check_times(const std::vector<PlayedClip>& clips, const std::map<std::string, double>& lengths,
                 Findings& findings) {
  std::map<std::string, double> at;
  for (const PlayedClip& clip : clips) {
    if (clip.end <= clip.begin) {
      findings.push_back(fmt::format("clip-forward: {}", clip.where));
    }
    const auto length = lengths.find(clip.audio);
    if (length != lengths.end() && clip.end > length->second + k_rounding) {
      findings.push_back(fmt::format("clip-beyond-end: {} ends at {:.3f} of {:.3f} s", clip.where, clip.end,
                                     length->second));
    }
    const double delta = clip.begin - at[clip.audio];
    if (delta < -k_rounding) {
      findings.push_back(fmt::format("clip-overlap: {} by {:.3f} s", clip.where, -delta));
    } else if (delta > k_gap) {
      findings.push_back(fmt::format("clip-gap: {:.3f} s before {}", delta, clip.where));
    }
    at[clip.audio] = clip.end;
  }
  for (const auto& [audio, length] : lengths) {
    if (length - at[audio] > k_gap) {
      findings.push_back(fmt::format("clip-gap: {:.3f} s at the end of {}", length - at[audio], audio));
    }
  }
}

void check_reading_order(const std::vector<PlayedClip>& clips, Findings& findings) {
  std::map<std::string, std::size_t> at;
  for (const PlayedClip& clip : clips) {
    if (clip.element->order <= at[clip.document]) {
      findings.push_back(fmt::format("reading-order: {}", clip.where));
    }
    at[clip.document] = clip.element->order;
  }
}

/// Each sentence of the recording is the text of one clip, which plays while it is spoken and plays no other.
void check_sentences(const std::vector<PlayedClip>& clips, const std::vector<std::string>& audio,
                     const Expected& expected, Findings& findings) {
  std::size_t next = 0;
  for (const Segment& segment : expected.segments) {
    if (trim(segment.written).empty() || segment.end == segment.start) {
      continue;
    }
    if (next == clips.size()) {
      findings.push_back(fmt::format("sentence-missing: “{}”", segment.written));
      return;
    }
    const PlayedClip& clip = clips[next++];
    if (bare(clip.element->text) != bare(segment.written)) {
      findings.push_back(fmt::format("sentence-text: {} shows “{}”, “{}” is spoken", clip.where,
                                     clip.element->text, segment.written));
    }
    const auto chapter = static_cast<std::size_t>(segment.chapter - 1);
    const Sample base = expected.chapters[chapter].start;
    const double from = static_cast<double>(segment.start - base) / expected.sample_rate;
    const double to = static_cast<double>(segment.end - base) / expected.sample_rate;
    if (chapter >= audio.size() || clip.audio != audio[chapter] || clip.begin > from + k_gap ||
        clip.end < to - k_gap) {
      findings.push_back(
          fmt::format("sentence-time: {} plays {:.3f}–{:.3f} s of {}, “{}” is at {:.3f}–{:.3f} s", clip.where,
                      clip.begin, clip.end, clip.audio, segment.written, from, to));
    }
  }
  if (next < clips.size()) {
    findings.push_back(fmt::format("sentence-extra: {}", clips[next].where));
  }
}

/// A chapter without a title has the book's, and one without text is told by its title.
Expected completed(Expected out) {
  for (RecordedChapter& chapter : out.chapters) {
    if (trim(chapter.title).empty()) {
      chapter.title = out.title;
    }
    const int number = static_cast<int>(&chapter - out.chapters.data()) + 1;
    const auto of_it = [&](const Segment& segment) { return segment.chapter == number; };
    const auto has_text = [&](const Segment& segment) {
      return of_it(segment) && !trim(segment.written).empty();
    };
    if (std::ranges::none_of(out.segments, has_text)) {
      std::ranges::find_if(out.segments, of_it)->written = chapter.title;
    }
  }
  return out;
}

} // namespace

Expected expected(const Recording& recording) {
  return completed(
      {recording.title, recording.language, recording.sample_rate, recording.chapters, recording.segments});
}

Expected expected(const std::filesystem::path& manifest) {
  const auto json = nlohmann::json::parse(read_file(manifest));
  Expected out{json["title"], json["language"], json["sample_rate"], {}, {}};
  for (const auto& item : json["chapters"]) {
    RecordedChapter chapter;
    chapter.title = item["title"];
    chapter.start = item["start"];
    chapter.end = item["end"];
    chapter.warnings = item["warnings"];
    out.chapters.push_back(chapter);
  }
  for (const auto& item : json["segments"]) {
    Segment segment;
    segment.chapter = item["chapter"];
    segment.start = item["start"];
    segment.end = item["end"];
    segment.written = item["written"];
    segment.part = *part_from(item["part"]);
    segment.warning = item.value("warning", 0);
    out.segments.push_back(segment);
  }
  return completed(std::move(out));
}

Files read_folder(const std::filesystem::path& folder) {
  Files files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) {
      files[entry.path().lexically_relative(folder).string()] = read_file(entry.path());
    }
  }
  return files;
}

Files read_zip(const std::filesystem::path& file, std::vector<std::string>& order) {
  Files files;
  const std::unique_ptr<zip_t, decltype(&zip_discard)> archive(zip_open(file.c_str(), ZIP_RDONLY, nullptr),
                                                               zip_discard);
  const zip_int64_t count = archive ? zip_get_num_entries(archive.get(), 0) : 0;
  for (zip_int64_t i = 0; i < count; ++i) {
    zip_stat_t stat;
    zip_stat_index(archive.get(), static_cast<zip_uint64_t>(i), 0, &stat);
    std::string content(stat.size, '\0');
    zip_file_t* entry = zip_fopen_index(archive.get(), static_cast<zip_uint64_t>(i), 0);
    zip_fread(entry, content.data(), content.size());
    zip_fclose(entry);
    order.emplace_back(stat.name);
    files[stat.name] = content;
  }
  return files;
}

std::optional<double> clock_value(std::string text) {
  double factor = 1.0;
  if (text.ends_with("s")) {
    text.pop_back();
  }
  double seconds = 0.0;
  for (const std::string_view part : split(text, ':')) {
    double value = 0.0;
    const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), value);
    if (error != std::errc() || end != part.data() + part.size() || value < 0.0) {
      return std::nullopt;
    }
    seconds = seconds * 60.0 + value;
  }
  return seconds * factor;
}

void check_clips(const std::vector<PlayedClip>& clips, const Files& files, const Expected& expected,
                 Findings& findings) {
  std::vector<std::string> audio; // by first use
  std::map<std::string, double> lengths;
  for (const PlayedClip& clip : clips) {
    if (std::find(audio.begin(), audio.end(), clip.audio) != audio.end()) {
      continue;
    }
    audio.push_back(clip.audio);
    const auto file = files.find(clip.audio);
    if (file == files.end()) {
      findings.push_back(fmt::format("audio-missing: {}", clip.audio));
    } else if (const auto seconds = mp3_seconds(file->second)) {
      lengths[clip.audio] = *seconds;
    } else {
      findings.push_back(fmt::format("audio-fake: {} is no MP3", clip.audio));
    }
  }
  if (audio.size() != expected.chapters.size()) {
    findings.push_back(
        fmt::format("audio-count: {} for {} chapters", audio.size(), expected.chapters.size()));
  }
  check_times(clips, lengths, findings);
  check_reading_order(clips, findings);
  check_sentences(clips, audio, expected, findings);
}

void check_heading_levels(const std::string& where, const std::vector<const Xml*>& headings,
                          Findings& findings) {
  int previous = 0;
  for (const Xml* heading : headings) {
    const int level = heading->name[1] - '0';
    if (previous > 0 && level > previous + 1) {
      findings.push_back(
          fmt::format("heading-jump: {}: h{} “{}” after h{}", where, level, heading->text, previous));
    }
    previous = level;
  }
}

std::shared_ptr<XmlTree> parse(const Files& files, const std::string& path, Findings& findings) {
  const auto file = files.find(path);
  if (file == files.end()) {
    findings.push_back(fmt::format("file-missing: {}", path));
    return nullptr;
  }
  try {
    return std::make_shared<XmlTree>(file->second);
  } catch (const std::runtime_error& error) {
    findings.push_back(fmt::format("not-well-formed: {}: {}", path, error.what()));
    return nullptr;
  }
}

std::vector<const Xml*> headings(const Xml& inside) {
  std::vector<const Xml*> found;
  for (const Xml* element : inside.all("*")) {
    if (element->name.size() == 2 && element->name[0] == 'h' && element->name[1] >= '1' &&
        element->name[1] <= '6') {
      found.push_back(element);
    }
  }
  return found;
}

} // namespace audiosheet::test
