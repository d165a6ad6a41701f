// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/joint_manifest.hpp"

#include "publish/manifest_file.hpp"
#include "util/error.hpp"
#include "util/file.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace audiosheet::publish {

namespace {

using Json = nlohmann::ordered_json;

/// Joins timelines, all counted at the rate of the first one.
class Joiner {
public:
  void add(const Json& manifest) {
    const auto rate = std::max<Sample>(1, manifest.at("sample_rate").get<Sample>());
    m_rate = m_rate > 0 ? m_rate : rate;
    const auto place = [&](const Json& sample) { return m_samples + sample.get<Sample>() * m_rate / rate; };
    const auto slug = manifest.at("slug").get<std::string>();
    int warnings = 0;
    const int before = static_cast<int>(m_chapters.size());
    for (Json chapter : manifest.at("chapters")) {
      chapter["number"] = before + chapter.at("number").get<int>();
      chapter["id"] = fmt::format("{}-{}", slug, chapter.at("id").get<std::string>());
      chapter["start"] = place(chapter.at("start"));
      chapter["end"] = place(chapter.at("end"));
      m_chapters.push_back(std::move(chapter));
    }
    for (Json segment : manifest.at("segments")) {
      segment["chapter"] = before + segment.at("chapter").get<int>();
      segment["start"] = place(segment.at("start"));
      segment["end"] = place(segment.at("end"));
      if (const int warning = segment.value("warning", 0); warning > 0) {
        warnings = std::max(warnings, warning);
        segment["warning"] = m_warnings + warning;
      }
      m_segments.push_back(std::move(segment));
    }
    m_warnings += warnings;
    m_samples = place(manifest.at("samples"));
  }

  void fill(Json& manifest) {
    manifest["sample_rate"] = m_rate;
    manifest["samples"] = m_samples;
    manifest["chapters"] = std::move(m_chapters);
    manifest["segments"] = std::move(m_segments);
  }

private:
  Json m_chapters = Json::array();
  Json m_segments = Json::array();
  Sample m_rate = 0;
  Sample m_samples = 0;
  int m_warnings = 0;
};

} // namespace

void write_joint_manifest(const std::filesystem::path& folder, const JointTitle& title,
                          const std::vector<std::filesystem::path>& manifests, PublishedFiles files) {
  Json joint{{"format", k_manifest_format},
             {"title", title.title},
             {"language", title.language},
             {"slug", title.slug}};
  Joiner joiner;
  for (const auto& file : manifests) {
    try {
      joiner.add(Json::parse(read_file(file)));
    } catch (const Json::exception&) {
      throw Error(
          fmt::format("{}: is no manifest that audiosheet wrote; render the sheet again", file.string()));
    }
  }
  joiner.fill(joint);
  ManifestFile manifest(folder);
  for (const auto& [name, value] : joint.items()) {
    manifest.add(name, value);
  }
  manifest.close(std::move(files));
}

} // namespace audiosheet::publish
