// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/episode.hpp"

#include "publish/instant.hpp"
#include "util/error.hpp"
#include "util/file.hpp"
#include "util/text.hpp"
#include "util/uuid.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace audiosheet::publish {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view k_format = "audiosheet-episode/1";
/// The namespace of podcasts (podcastindex.org).
constexpr std::string_view k_podcasts = "ead4c236-bf58-58c6-a2c6-a6b28d128cb6";

/// The lead in one paragraph; a feed wants some text, so the title stands for a lead that isn't there.
std::string description_of(const Recording& recording) {
  constexpr std::size_t k_longest = 1000; // code points: fewer than the 4,000 bytes that directories take
  const std::string lead = fold_spaces(recording.about.description);
  return shorten(lead.empty() ? fold_spaces(recording.title) : lead, k_longest);
}

} // namespace

std::string published(const Job& job) {
  for (const std::string& date : {job.date, job.recording.about.date, job.build_date}) {
    if (const auto instant = instant_from(date)) {
      return *instant;
    }
  }
  return k_no_date;
}

Episode describe_episode(const Job& job) {
  const Recording& recording = job.recording;
  Episode episode;
  episode.slug = recording.slug;
  episode.title = fold_spaces(recording.title);
  episode.language = recording.language;
  episode.description = description_of(recording);
  episode.publisher = fold_spaces(recording.about.publisher);
  constexpr double k_thousand = 1000.0;
  episode.duration_s =
      std::round(static_cast<double>(recording.samples) / recording.sample_rate * k_thousand) / k_thousand;
  episode.sound = {recording.slug + ".mp3", "audio/mpeg"};
  episode.alternate = {recording.slug + ".opus", "audio/ogg; codecs=opus"};
  episode.published = published(job);
  episode.guid = uuid_v5(k_podcasts, recording.slug);
  episode.chapters = "chapters.json";
  episode.transcript = "transcript.vtt";
  episode.notes = "notes.html";
  episode.image = "cover.png";
  return episode;
}

std::string episode_json(const Episode& episode) {
  const Json json{{"format", k_format},
                  {"slug", episode.slug},
                  {"title", episode.title},
                  {"language", episode.language},
                  {"description", episode.description},
                  {"publisher", episode.publisher},
                  {"duration_s", episode.duration_s},
                  {"audio", episode.sound.path},
                  {"mime", episode.sound.mime},
                  {"bytes", episode.sound.bytes},
                  {"alternate",
                   {{"audio", episode.alternate.path},
                    {"mime", episode.alternate.mime},
                    {"bytes", episode.alternate.bytes}}},
                  {"published", episode.published},
                  {"guid", episode.guid},
                  {"chapters", episode.chapters},
                  {"transcript", episode.transcript},
                  {"notes", episode.notes},
                  {"image", episode.image}};
  constexpr int k_indent = 1;
  return json.dump(k_indent, ' ', false, Json::error_handler_t::replace) + '\n';
}

Episode read_episode(const std::filesystem::path& file) {
  Episode episode;
  try {
    const Json json = Json::parse(read_file(file));
    if (json.at("format") != k_format) {
      throw Error(fmt::format("{}: is of another version of audiosheet", file.string()));
    }
    const auto read = [](const Json& from, const char* key, auto& value) { from.at(key).get_to(value); };
    for (const auto& [key, value] :
         {std::pair{"slug", &episode.slug}, std::pair{"title", &episode.title},
          std::pair{"language", &episode.language}, std::pair{"description", &episode.description},
          std::pair{"publisher", &episode.publisher}, std::pair{"audio", &episode.sound.path},
          std::pair{"mime", &episode.sound.mime}, std::pair{"published", &episode.published},
          std::pair{"guid", &episode.guid}, std::pair{"chapters", &episode.chapters},
          std::pair{"transcript", &episode.transcript}, std::pair{"notes", &episode.notes},
          std::pair{"image", &episode.image}}) {
      read(json, key, *value);
    }
    read(json, "duration_s", episode.duration_s);
    read(json, "bytes", episode.sound.bytes);
    const Json& alternate = json.at("alternate");
    read(alternate, "audio", episode.alternate.path);
    read(alternate, "mime", episode.alternate.mime);
    read(alternate, "bytes", episode.alternate.bytes);
  } catch (const Json::exception& problem) {
    throw Error(fmt::format("{}: is no description of an episode: {}", file.string(), problem.what()));
  }
  if (instant_from(episode.published) != episode.published) {
    throw Error(fmt::format("{}: \"published\" is no date like {}", file.string(), k_no_date));
  }
  return episode;
}

} // namespace audiosheet::publish
