// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssml/fingerprint.hpp"

#include "ssml/names.hpp"
#include "ssml/values.hpp"
#include "util/hash.hpp"

namespace audiosheet::ssml {

namespace {

constexpr std::size_t k_digits = 8;

/// Joins fields so that no two lists of fields give the same text.
class Fields {
public:
  Fields& add(const std::string& field) {
    m_text += std::to_string(field.size()) + ":" + field;
    return *this;
  }
  Fields& add(double number) { return add(format_number(number)); }
  Fields& add(milliseconds time) { return add(std::to_string(time.count())); }

  Fields& add(const Prosody& prosody) {
    add(prosody.rate).add(prosody.pitch_st).add(prosody.range).add(prosody.volume_db);
    add(prosody.pitch_hz).add(prosody.offset_hz).add(prosody.duration);
    return add(format_contour(prosody.contour));
  }

  /// Without any, nothing changes: scripts that were written before marks were kept still match.
  Fields& add(const MarkNames& marks) {
    for (const auto& mark : marks) {
      add("mark").add(mark);
    }
    return *this;
  }

  void operator()(const Words& words) {
    add("words").add(words.written).add(words.spoken).add(words.phonemes).add(words.prosody);
    add(words.emphasis ? "strong" : "").add(words.voice).add(words.language);
    add(words.marks);
  }
  void operator()(const Rest& rest) {
    add("rest").add(rest.duration);
    add(rest.marks);
  }
  void operator()(const Sentence& sentence) {
    add("sentence").add(sentence.voice).add(sentence.prosody).add(sentence.language);
    for (const auto& run : sentence.runs) {
      std::visit(*this, run);
    }
  }
  void operator()(const Pause& pause) { add("pause").add(pause.duration).add(pause.reason); }
  void operator()(const Cue& cue) { add("cue").add(cue.name); }
  void operator()(const Clip& clip) {
    add("clip").add(clip.source).add(clip.written).add(clip.begin).add(clip.end.value_or(milliseconds(-1)));
    add(clip.repeat).add(clip.repeat_duration).add(clip.gain_db).add(clip.speed);
  }

  [[nodiscard]] std::string digits() const { return sha256_hex(m_text).substr(0, k_digits); }

private:
  std::string m_text;
};

} // namespace

std::string fingerprint(const Utterance& utterance) {
  Fields fields;
  fields.add(to_string(utterance.role)).add(to_string(utterance.part));
  fields.add(utterance.kind ? to_string(*utterance.kind) : "");
  std::visit([&](const auto& value) { fields(value); }, utterance.value);
  fields.add(utterance.marks);
  return fields.digits();
}

std::string generated_instruction(const std::vector<std::string>& generated) {
  constexpr std::size_t k_in_line = 12;
  std::string out = "<?" + std::string(k_generated_instruction);
  for (std::size_t i = 0; i < generated.size(); ++i) {
    out += (i % k_in_line == 0 ? "\n" : " ") + generated[i];
  }
  return out + "?>\n";
}

std::vector<std::string> fingerprints(const Chapter& chapter) {
  Fields head;
  head.add(chapter.title).add(std::to_string(chapter.level)).add(to_string(chapter.role));
  head.add(chapter.marks);
  std::vector<std::string> out{head.digits()};
  for (const auto& utterance : chapter.utterances) {
    out.push_back(fingerprint(utterance));
  }
  return out;
}

} // namespace audiosheet::ssml
