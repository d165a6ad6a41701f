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

Prosody prosody(Random& random) {
  if (!random.chance(4)) {
    return {};
  }
  return {.rate = static_cast<double>(1 + random.below(3000)) / 1000.0,
          .pitch_st = static_cast<double>(random.below(2001)) / 83.0 - 12.0,
          .range = static_cast<double>(random.below(3000)) / 999.0,
          .volume_db = static_cast<double>(random.below(601)) / 7.0 - 40.0};
}

bool is_plain(const Words& words) { return words.written == words.spoken && words.phonemes.empty(); }

/// Neighbouring plain words with the same prosody and emphasis are one run: SSML can't tell them apart.
bool merges(const std::vector<Run>& runs, const Words& words) {
  const auto* before = runs.empty() ? nullptr : std::get_if<Words>(&runs.back());
  return before != nullptr && is_plain(*before) && is_plain(words) && before->prosody == words.prosody &&
         before->emphasis == words.emphasis;
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
      out.runs.emplace_back(Rest{milliseconds(random.below(2000))});
      continue;
    }
    if (Words run = words(random); !merges(out.runs, run)) {
      out.runs.emplace_back(std::move(run));
    }
  }
  out.runs.emplace_back(Words{"mg", "milligrams", "", {}, false});
  return out;
}

} // namespace

Chapter generated_chapter(Random& random) {
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
      like.paragraph = random.chance(3) ? 0 : like.paragraph + static_cast<int>(random.below(3));
    }
    Utterance utterance = like;
    switch (random.below(4)) {
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
    default:
      utterance.value = sentence(random);
      utterance.part = random.chance(4) ? Part::label : Part::speech;
    }
    chapter.utterances.push_back(std::move(utterance));
  }
  return chapter;
}

} // namespace audiosheet::ssml
