// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssml/sentence_writer.hpp"

#include "ssml/values.hpp"

namespace audiosheet::ssml {

namespace {

constexpr std::string_view k_own_phonemes = "x-espeak:";

/// One attribute can say a pitch in one way only; the others go on elements inside.
std::vector<Attributes> prosody_elements(const Prosody& prosody) {
  std::vector<std::string> pitches;
  if (prosody.pitch_hz > 0.0) {
    pitches.push_back(format_hz(prosody.pitch_hz));
  }
  if (prosody.offset_hz != 0.0) {
    pitches.push_back(format_offset_hz(prosody.offset_hz));
  }
  if (prosody.pitch_st != 0.0) {
    pitches.push_back(format_semitones(prosody.pitch_st));
  }
  Attributes first;
  if (prosody.rate != 1.0) {
    first.add("rate", format_rate(prosody.rate));
  }
  if (!pitches.empty()) {
    first.add("pitch", pitches.front());
  }
  if (!prosody.contour.empty()) {
    first.add("contour", format_contour(prosody.contour));
  }
  if (prosody.range != 1.0) {
    first.add("range", format_range(prosody.range));
  }
  if (prosody.duration.count() > 0) {
    first.add("duration", format_time(prosody.duration));
  }
  if (prosody.volume_db != 0.0) {
    first.add("volume", format_volume(prosody.volume_db));
  }
  std::vector<Attributes> elements;
  if (!first.empty()) {
    elements.push_back(std::move(first));
  }
  for (std::size_t i = 1; i < pitches.size(); ++i) {
    elements.push_back(Attributes{}.add("pitch", pitches[i]));
  }
  return elements;
}

std::string opening_prosody(const Prosody& prosody) {
  std::string out;
  for (const auto& attributes : prosody_elements(prosody)) {
    out += "<prosody" + attributes.text() + ">";
  }
  return out;
}

std::string closing_prosody(const Prosody& prosody) {
  std::string out;
  for (std::size_t i = prosody_elements(prosody).size(); i > 0; --i) {
    out += "</prosody>";
  }
  return out;
}

std::string write_phonemes(const Words& words) {
  const bool own = words.phonemes.rfind(k_own_phonemes, 0) == 0;
  Attributes attributes;
  attributes.add("alphabet", own ? "x-espeak" : "ipa");
  attributes.add("ph", own ? words.phonemes.substr(k_own_phonemes.size()) : words.phonemes);
  if (words.spoken != words.written) {
    attributes.add("as:spoken", words.spoken);
  }
  return "<phoneme" + attributes.text() + ">" + escape_text(words.written) + "</phoneme>";
}

std::string write_words(const Words& words) {
  if (!words.phonemes.empty()) {
    return write_phonemes(words);
  }
  if (words.spoken != words.written) {
    return "<sub" + Attributes{}.add("alias", words.spoken).text() + ">" + escape_text(words.written) +
           "</sub>";
  }
  return escape_text(words.written);
}

/// Tags around words that are said in one way.
struct Tags {
  std::string voice;
  std::string language;
  Prosody prosody;
  bool emphasis = false;
  bool operator==(const Tags&) const = default;

  static Tags of(const Run& run) {
    const auto* words = std::get_if<Words>(&run);
    return words == nullptr ? Tags{} : Tags{words->voice, words->language, words->prosody, words->emphasis};
  }

  [[nodiscard]] std::string opening() const {
    std::string out;
    if (!voice.empty()) {
      out += "<voice" + Attributes{}.add("name", voice).text() + ">";
    }
    if (!language.empty()) {
      out += "<lang" + Attributes{}.add("xml:lang", language).text() + ">";
    }
    out += opening_prosody(prosody);
    return emphasis ? out + "<emphasis>" : out;
  }
  [[nodiscard]] std::string closing() const {
    return (emphasis ? "</emphasis>" : "") + closing_prosody(prosody) + (language.empty() ? "" : "</lang>") +
           (voice.empty() ? "" : "</voice>");
  }
};

std::string write_runs(const std::vector<Run>& runs) {
  std::string out;
  Tags open;
  for (const auto& run : runs) {
    const auto* words = std::get_if<Words>(&run);
    const Tags wanted = Tags::of(run);
    if (wanted != open) {
      out += open.closing() + wanted.opening();
      open = wanted;
    }
    out += write_marks(words != nullptr ? words->marks : std::get<Rest>(run).marks);
    out += words != nullptr
               ? write_words(*words)
               : "<break" + Attributes{}.add("time", format_time(std::get<Rest>(run).duration)).text() + "/>";
  }
  return out + open.closing();
}

} // namespace

std::string write_marks(const MarkNames& marks) {
  std::string out;
  for (const auto& name : marks) {
    out += "<mark" + Attributes{}.add("name", name).text() + "/>";
  }
  return out;
}

std::string write_sentence(const Sentence& sentence, Attributes attributes) {
  if (!sentence.language.empty()) {
    attributes.add("xml:lang", sentence.language);
  }
  const std::string text = "<s" + attributes.text() + ">" + write_runs(sentence.runs) + "</s>";
  return opening_prosody(sentence.prosody) + text + closing_prosody(sentence.prosody);
}

} // namespace audiosheet::ssml
