// SPDX-License-Identifier: GPL-3.0-or-later
#include "generated.hpp"

namespace audiosheet::ssml {

namespace {

const std::vector<std::string>& texts() {
  static const std::vector<std::string> k_texts{"Take it with food.",
                                                " and ",
                                                "<p>&amp;</p>",
                                                "5 < 7 > 3 & more",
                                                "\"quoted\" and 'single'",
                                                "]]>",
                                                "naïve café – 50–80 %",
                                                "µg",
                                                "漢字",
                                                "two  spaces",
                                                " leading",
                                                "trailing ",
                                                "a",
                                                "-->",
                                                "<![CDATA[x]]>",
                                                "μg/mL \u00A0 kept",
                                                "e.g. this. And That? Yes!"};
  return k_texts;
}

/// Hz that has no semitones beside it can stand in one point of a contour.
std::vector<ContourPoint> contour(Random& random) {
  std::vector<ContourPoint> points;
  for (std::size_t i = 0; random.chance(2) && i < 5; ++i) {
    const double value = static_cast<double>(random.below(400)) / 17.0 - 10.0;
    points.push_back({static_cast<double>(i) / 7.0, random.chance(2) ? value : 0.0, 0.0});
    points.back().offset_hz = points.back().pitch_st == 0.0 ? value * 3.0 : 0.0;
  }
  return points;
}

Prosody prosody(Random& random) {
  Prosody out;
  if (random.chance(4)) {
    out.rate = static_cast<double>(1 + random.below(3000)) / 1000.0;
    out.pitch_st = static_cast<double>(random.below(2001)) / 83.0 - 12.0;
    out.range = static_cast<double>(random.below(3000)) / 999.0;
    out.volume_db = static_cast<double>(random.below(601)) / 7.0 - 40.0;
  }
  if (random.chance(8)) {
    out.pitch_hz = static_cast<double>(random.below(3)) * 123.4;
    out.offset_hz = static_cast<double>(random.below(101)) / 3.0 - 16.0;
    out.duration = milliseconds(random.below(9000));
    out.contour = contour(random);
  }
  return out;
}

bool is_plain(const Words& words) { return words.written == words.spoken && words.phonemes.empty(); }

/// Neighbouring plain words with the same prosody and emphasis are one run: SSML can't tell them apart.
bool merges(const std::vector<Run>& runs, const Words& words) {
  const auto* before = runs.empty() ? nullptr : std::get_if<Words>(&runs.back());
  return before != nullptr && is_plain(*before) && is_plain(words) && before->prosody == words.prosody &&
         before->emphasis == words.emphasis && before->voice == words.voice &&
         before->language == words.language;
}

MarkNames marks(Random& random) {
  return random.chance(9) ? MarkNames{"here", "\"there\" & <then>"} : MarkNames{};
}

Words words(Random& random) {
  Words out;
  out.written = random.pick(texts());
  out.spoken = random.chance(3) ? random.pick(texts()) : out.written;
  if (random.chance(6)) {
    out.phonemes = random.chance(2) ? "ˈmaɪəsɪn\"<&" : "x-espeak:f'eIst<";
  }
  out.prosody = prosody(random);
  out.emphasis = random.chance(8);
  out.voice = random.chance(12) ? "answer" : "";
  out.language = random.chance(12) ? "de-DE" : "";
  return out;
}

Sentence sentence(Random& random) {
  Sentence out;
  out.voice = random.pick<std::string>({"narrator", "narrator", "heading", "warning", "a \"voice\"", "note"});
  out.prosody = prosody(random);
  out.language = random.chance(6) ? "fr-FR" : "";
  const std::size_t count = 1 + random.below(5);
  for (std::size_t i = 0; i < count; ++i) {
    if (random.chance(5)) {
      out.runs.emplace_back(Rest{milliseconds(random.below(2000)), marks(random)});
      continue;
    }
    if (Words run = words(random); !merges(out.runs, run)) {
      run.marks = marks(random);
      out.runs.emplace_back(std::move(run));
    }
  }
  Words last;
  last.written = "mg";
  last.spoken = "milligrams";
  out.runs.emplace_back(std::move(last));
  return out;
}

Clip clip(Random& random, const std::filesystem::path& folder) {
  Clip out;
  out.source = "sounds/heart beat.wav";
  out.file = folder / out.source;
  out.written = random.chance(2) ? "A <heart> beats" : "";
  out.begin = milliseconds(random.below(3) * 500);
  if (random.chance(2)) {
    out.end = milliseconds(2000 + random.below(500));
  }
  out.repeat = static_cast<double>(1 + random.below(9)) / 3.0;
  out.repeat_duration = milliseconds(random.below(2) * 4000);
  out.gain_db = static_cast<double>(random.below(20)) / 3.0 - 4.0;
  out.speed = static_cast<double>(1 + random.below(20)) / 10.0;
  return out;
}

} // namespace

Chapter generated_chapter(Random& random, const std::filesystem::path& folder) {
  Chapter chapter;
  chapter.id = "chapter-" + std::to_string(random.below(99));
  chapter.title = random.pick(texts());
  chapter.level = 1 + static_cast<int>(random.below(2));
  chapter.role = static_cast<ChapterRole>(random.below(9));
  Utterance like;
  const std::size_t count = random.below(30);
  for (std::size_t i = 0; i < count; ++i) {
    if (random.chance(3)) {
      like.role = static_cast<Role>(random.below(11));
      like.kind = random.chance(2) ? std::optional(static_cast<CalloutKind>(random.below(6))) : std::nullopt;
      like.warning = static_cast<int>(random.below(3));
      like.line = static_cast<int>(random.below(500));
      like.within = random.pick<std::string>({"", "list-1", "list-1/item-2", "callout-1/table-2/row-3"});
      like.paragraph = random.chance(3) ? 0 : like.paragraph + static_cast<int>(random.below(3));
    }
    Utterance utterance = like;
    switch (random.below(6)) {
    case 0:
      utterance.value =
          Pause{milliseconds(random.below(3000)), random.pick<std::string>({"", "sentence", "heading"})};
      utterance.paragraph = random.chance(3) ? like.paragraph : 0;
      utterance.part = random.chance(5) ? Part::speech : Part::pause;
      break;
    case 1:
      utterance.value = Cue{random.pick<std::string>({"important", "danger-end", "chapter"})};
      utterance.part = random.chance(5) ? Part::close : Part::cue;
      break;
    case 2:
      utterance.value = clip(random, folder);
      utterance.part = random.chance(5) ? Part::close : Part::speech;
      break;
    default:
      utterance.value = sentence(random);
      utterance.part = random.chance(4) ? Part::label : Part::speech;
    }
    if (!std::holds_alternative<Sentence>(utterance.value)) { // a sentence's own stand at its first words
      utterance.marks = marks(random);
    }
    chapter.utterances.push_back(std::move(utterance));
  }
  chapter.marks = marks(random);
  return chapter;
}

} // namespace audiosheet::ssml
