// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/chapters.hpp"

#include "util/text.hpp"

#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace audiosheet::publish {

namespace {

using Json = nlohmann::ordered_json;

std::string quoted(const std::string& text) {
  return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// "61.500": nlohmann would write 61.5.
std::string seconds(microseconds time) {
  constexpr std::int64_t k_thousand = 1000;
  const std::int64_t ms = (time.count() + k_thousand / 2) / k_thousand;
  return fmt::format("{}.{:03}", ms / k_thousand, ms % k_thousand);
}

} // namespace

microseconds time_at(const Recording& recording, Sample sample) {
  constexpr Sample k_million = 1'000'000;
  return microseconds((sample * k_million + recording.sample_rate / 2) / recording.sample_rate);
}

audio::Marks chapter_marks(const Recording& recording) {
  audio::Marks marks;
  for (const RecordedChapter& chapter : recording.chapters) {
    marks.push_back({time_at(recording, chapter.start), time_at(recording, chapter.end), chapter.title});
  }
  return marks;
}

audio::Marks xiph_chapter_marks(const Recording& recording) {
  std::vector<int> levels;
  for (const RecordedChapter& chapter : recording.chapters) {
    levels.push_back(chapter.level);
  }
  return audio::at_most_99(chapter_marks(recording), levels);
}

std::string chapters_json(const Recording& recording) {
  std::string out = fmt::format("{{\n \"version\": \"1.2.0\",\n \"title\": {},\n \"chapters\": [",
                                quoted(fold_spaces(recording.title)));
  std::string_view comma;
  for (const audio::Mark& mark : chapter_marks(recording)) {
    out += fmt::format("{}\n  {{\"startTime\": {}, \"endTime\": {}, \"title\": {}}}", comma,
                       seconds(mark.start), seconds(*mark.end), quoted(mark.title));
    comma = ",";
  }
  return out + "\n ]\n}\n";
}

} // namespace audiosheet::publish
