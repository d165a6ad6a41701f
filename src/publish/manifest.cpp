// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/manifest_file.hpp"
#include "publish/publisher.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

namespace audiosheet::publish {

namespace {

using Json = nlohmann::ordered_json;

double hundredths(double value) { return std::round(value * 100.0) / 100.0; }

Json to_json(const RecordedChapter& chapter) {
  return {{"number", chapter.number},
          {"id", chapter.id},
          {"title", chapter.title},
          {"level", chapter.level},
          {"role", to_string(chapter.role)},
          {"start", chapter.start},
          {"end", chapter.end},
          {"warnings", chapter.warnings}};
}

Json to_json(const Segment& segment) {
  Json json{{"chapter", segment.chapter}, {"role", to_string(segment.role)}};
  if (segment.kind) {
    json["kind"] = to_string(*segment.kind);
  }
  if (segment.warning > 0) {
    json["warning"] = segment.warning;
  }
  json["part"] = to_string(segment.part);
  json["start"] = segment.start;
  json["end"] = segment.end;
  json["written"] = segment.written;
  json["spoken"] = segment.spoken;
  return json;
}

Json to_json(const RecordedMark& mark) {
  return {{"name", mark.name}, {"sample", mark.sample}, {"chapter", mark.chapter}};
}

template <typename Items> void add_list(ManifestFile& manifest, const char* name, const Items& items) {
  manifest.add_list(name, items.size(), [&items](std::size_t i) { return to_json(items[i]); });
}

} // namespace

void write_manifest(const Job& job, PublishedFiles files) {
  const Recording& recording = job.recording;
  ManifestFile manifest(job.folder);
  manifest.add("format", k_manifest_format);
  manifest.add("title", recording.title);
  manifest.add("language", recording.language);
  manifest.add("slug", recording.slug);
  manifest.add("sample_rate", recording.sample_rate);
  manifest.add("samples", recording.samples);
  manifest.add("engine", {{"name", recording.engine_name}, {"version", recording.engine_version}});
  manifest.add("voice", recording.voice);
  manifest.add("loudness", {{"integrated_lufs", hundredths(recording.loudness.integrated_lufs)},
                            {"true_peak_dbtp", hundredths(recording.loudness.true_peak_dbtp)}});
  add_list(manifest, "chapters", recording.chapters);
  add_list(manifest, "segments", recording.segments);
  if (!recording.marks.empty()) {
    add_list(manifest, "marks", recording.marks);
  }
  manifest.close(std::move(files));
}

} // namespace audiosheet::publish
