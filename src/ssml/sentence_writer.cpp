// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssml/sentence_writer.hpp"

#include "ssml/values.hpp"

namespace audiosheet::ssml {

namespace {

constexpr std::string_view k_own_phonemes = "x-espeak:";

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

/// Tags around words that share prosody and emphasis.
struct Tags {
  Prosody prosody;
  bool emphasis = false;
  bool operator==(const Tags&) const = default;

  [[nodiscard]] std::string opening() const {
    std::string out;
    if (prosody != Prosody{}) {
      out += "<prosody" + prosody_attributes(prosody).text() + ">";
    }
    return emphasis ? out + "<emphasis>" : out;
  }
  [[nodiscard]] std::string closing() const {
    return std::string(emphasis ? "</emphasis>" : "") + (prosody != Prosody{} ? "</prosody>" : "");
  }
};

std::string write_runs(const std::vector<Run>& runs) {
  std::string out;
  Tags open;
  for (const auto& run : runs) {
    const auto* words = std::get_if<Words>(&run);
    const Tags wanted = words != nullptr ? Tags{words->prosody, words->emphasis} : Tags{};
    if (wanted != open) {
      out += open.closing() + wanted.opening();
      open = wanted;
    }
    out += words != nullptr
               ? write_words(*words)
               : "<break" + Attributes{}.add("time", format_time(std::get<Rest>(run).duration)).text() + "/>";
  }
  return out + open.closing();
}

} // namespace

Attributes prosody_attributes(const Prosody& prosody) {
  Attributes attributes;
  if (prosody.rate != 1.0) {
    attributes.add("rate", format_rate(prosody.rate));
  }
  if (prosody.pitch_st != 0.0) {
    attributes.add("pitch", format_pitch(prosody.pitch_st));
  }
  if (prosody.range != 1.0) {
    attributes.add("range", format_range(prosody.range));
  }
  if (prosody.volume_db != 0.0) {
    attributes.add("volume", format_volume(prosody.volume_db));
  }
  return attributes;
}

std::string write_sentence(const Sentence& sentence, Attributes attributes) {
  if (!sentence.language.empty()) {
    attributes.add("xml:lang", sentence.language);
  }
  const std::string text = "<s" + attributes.text() + ">" + write_runs(sentence.runs) + "</s>";
  if (sentence.prosody == Prosody{}) {
    return text;
  }
  return "<prosody" + prosody_attributes(sentence.prosody).text() + ">" + text + "</prosody>";
}

} // namespace audiosheet::ssml
