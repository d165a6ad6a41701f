// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/telephone.hpp"

#include "audio/band_pass.hpp"
#include "audio/dynamics.hpp"
#include "audio/g711.hpp"
#include "audio/key_guard.hpp"
#include "audio/resampler.hpp"
#include "audio/speech_level.hpp"
#include "util/interrupt.hpp"
#include "util/temporary_file.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace audiosheet::audio {

namespace {

constexpr std::size_t k_block = 4096;
constexpr double k_lead_s = 0.3;
constexpr float k_silence = 0.0052F; // -45.7 dBFS: the code's steps may lift what is under it, not above -45
constexpr int k_tries = 4;
constexpr double k_near_db = 0.2;

double factor(double decibels) { return std::pow(10.0, decibels / 20.0); }

/// Sound at 8 kHz in a file without a name, read and written in blocks.
class Spool {
public:
  explicit Spool(const std::filesystem::path& folder) : m_file(folder) {}

  [[nodiscard]] Sample size() const { return m_size; }

  void append(std::span<const float> sound) {
    write(m_size, sound);
    m_size += static_cast<Sample>(sound.size());
  }

  void write(Sample at, std::span<const float> sound) {
    m_file.write_at(sound.data(), sound.size_bytes(), at * static_cast<Sample>(sizeof(float)));
  }

  /// Calls `work(at, block)` for all of it and then for `behind` samples of silence.
  template <typename Work> void each(Sample behind, const Work& work) const {
    const BinaryFile file = BinaryFile::open(m_file.path());
    std::array<float, k_block> block{};
    for (Sample at = 0; at < m_size + behind; at += k_block) {
      stop_if_interrupted();
      const auto size = static_cast<std::size_t>(std::min<Sample>(k_block, m_size + behind - at));
      const auto there =
          static_cast<std::size_t>(std::clamp<Sample>(m_size - at, 0, static_cast<Sample>(size)));
      const std::span<float> sound(block.data(), size);
      if (there > 0) {
        file.read_at(static_cast<std::uint64_t>(at) * sizeof(float),
                     std::as_writable_bytes(sound.first(there)));
      }
      std::fill(sound.begin() + static_cast<std::ptrdiff_t>(there), sound.end(), 0.0F);
      work(at, sound);
    }
  }

private:
  TemporaryFile m_file;
  Sample m_size = 0;
};

/// From the source's rate through the band into the spool.
class LineIn {
public:
  LineIn(int rate, Spool& spool) : m_spool(spool), m_resampler(rate, k_telephone_rate) {}

  void add(std::span<const float> sound) { pass(m_resampler.next(sound)); }

  void finish() {
    pass(m_resampler.rest());
    pass(std::array<float, BandPass::k_delay>{}); // what the band still holds back
  }

private:
  void pass(std::span<const float> sound) {
    m_block.assign(sound.begin(), sound.end());
    m_band.filter(m_block);
    m_spool.append(m_block);
  }

  Spool& m_spool;
  Resampler m_resampler;
  BandPass m_band;
  std::vector<float> m_block;
};

void read_source(const TelephoneSource& source, Spool& spool) {
  const BinaryFile pcm = BinaryFile::open(source.pcm, source.pcm_head);
  LineIn line(source.sample_rate, spool);
  std::vector<std::int16_t> samples(k_block);
  std::vector<float> sound(k_block);
  for (const auto& [start, end] : source.spans) {
    for (Sample at = start; at < end; at += k_block) {
      stop_if_interrupted();
      const auto size = static_cast<std::size_t>(std::min<Sample>(k_block, end - at));
      pcm.read_at(static_cast<std::uint64_t>(at) * sizeof(std::int16_t),
                  std::as_writable_bytes(std::span(samples).first(size)));
      std::transform(samples.begin(), samples.begin() + static_cast<std::ptrdiff_t>(size), sound.begin(),
                     [](std::int16_t sample) { return static_cast<float>(sample) / 32768.0F; });
      line.add(std::span(sound).first(size));
    }
  }
  line.finish();
}

void amplify(std::span<float> sound, double gain) {
  for (float& sample : sound) {
    sample *= static_cast<float>(gain);
  }
}

double level_of(const Spool& spool) {
  SpeechLevel level(k_telephone_rate);
  spool.each(0, [&](Sample, std::span<float> sound) { level.add(sound); });
  return level.level_dbov();
}

/// Brings the sound to the level and compresses it there, in place.
void compress(Spool& spool) {
  const double level = level_of(spool);
  if (level <= SpeechLevel::k_none) {
    return;
  }
  const double gain = factor(k_telephone_level - level);
  Compressor compressor;
  spool.each(0, [&](Sample at, std::span<float> sound) {
    amplify(sound, gain);
    compressor.compress(sound);
    spool.write(at, sound);
  });
}

/// Keeps speech from being taken for keys, in place: what was one may be another after it.
void guard_keys(Spool& spool) {
  constexpr int k_most = 6;
  for (int n = 0; n < k_most; ++n) {
    KeyFinder finder;
    spool.each(0, [&](Sample, std::span<float> sound) { finder.add(sound); });
    if (finder.found().empty()) {
      return;
    }
    KeyGuard guard(finder.found());
    spool.each(0, [&](Sample at, std::span<float> sound) {
      guard.guard(sound);
      spool.write(at, sound);
    });
  }
}

/// What the sound is at a gain, behind the limiter.
struct Take {
  double gain = 1.0;
  double level_dbov = SpeechLevel::k_none;
  double peak = 0.0;
  Sample first = -1; ///< the first and last sample that are no silence; -1: there is none
  Sample last = -1;
};

/// Calls `work(at, sound)` with the sound as it will be heard.
template <typename Work> void each_limited(const Spool& spool, double gain, const Work& work) {
  constexpr auto k_late = static_cast<Sample>(PeakLimiter::k_delay);
  PeakLimiter limiter(static_cast<float>(factor(k_telephone_peak)));
  spool.each(k_late, [&](Sample at, std::span<float> sound) {
    amplify(sound, gain);
    limiter.limit(sound);
    const Sample early = std::max<Sample>(0, k_late - at);
    if (early < static_cast<Sample>(sound.size())) {
      work(at - k_late + early, sound.subspan(static_cast<std::size_t>(early)));
    }
  });
}

Take try_gain(const Spool& spool, double gain) {
  Take take{.gain = gain};
  SpeechLevel level(k_telephone_rate);
  each_limited(spool, gain, [&](Sample at, std::span<float> sound) {
    level.add(sound);
    for (std::size_t i = 0; i < sound.size(); ++i) {
      const float size = std::abs(sound[i]);
      take.peak = std::max(take.peak, static_cast<double>(size));
      if (size > k_silence) {
        take.last = at + static_cast<Sample>(i);
        take.first = take.first < 0 ? take.last : take.first;
      }
    }
  });
  take.level_dbov = level.level_dbov();
  return take;
}

/// The limiter takes a little of the level away, so the gain is tried and mended.
Take find_gain(const Spool& spool) {
  Take take = try_gain(spool, 1.0);
  for (int n = 0; n < k_tries && take.level_dbov > SpeechLevel::k_none &&
                  std::abs(take.level_dbov - k_telephone_level) > k_near_db;
       ++n) {
    take = try_gain(spool, take.gain * factor(k_telephone_level - take.level_dbov));
  }
  return take;
}

std::string little_endian(std::uint64_t value, int bytes) {
  std::string text;
  for (int i = 0; i < bytes; ++i) {
    text += static_cast<char>((value >> (8U * static_cast<unsigned>(i))) & 0xFFU);
  }
  return text;
}

/// RIFF with format 7, whose format chunk ends in a size of nothing and which needs a fact chunk. Past 4 GiB,
/// six days, it can't say how long it is.
std::string mu_law_header(Sample samples) {
  constexpr std::uint64_t k_mu_law = 7;
  const auto count = static_cast<std::uint64_t>(samples);
  const auto rate = static_cast<std::uint64_t>(k_telephone_rate);
  const std::string format = little_endian(k_mu_law, 2) + little_endian(1, 2) + little_endian(rate, 4) +
                             little_endian(rate, 4) + little_endian(1, 2) + little_endian(8, 2) +
                             little_endian(0, 2);
  const std::string chunks = "WAVEfmt " + little_endian(format.size(), 4) + format + "fact" +
                             little_endian(4, 4) + little_endian(count, 4) + "data" + little_endian(count, 4);
  return "RIFF" + little_endian(chunks.size() + count, 4) + chunks;
}

/// The three files of one sound.
class LineOut {
public:
  LineOut(const TelephoneFiles& files, Sample samples)
      : m_mu_law(files.mu_law), m_a_law(files.a_law), m_wave(files.wave) {
    m_wave.append(mu_law_header(samples));
  }

  void add(std::span<const float> sound) {
    m_mu_codes.clear();
    m_a_codes.clear();
    for (const float value : sound) {
      const auto sample = static_cast<std::int16_t>(std::lround(std::clamp(value, -1.0F, 1.0F) * 32767.0F));
      m_mu_codes.push_back(std::byte{to_mu_law(sample)});
      m_a_codes.push_back(std::byte{to_a_law(sample)});
    }
    m_mu_law.append(m_mu_codes);
    m_wave.append(m_mu_codes);
    m_a_law.append(m_a_codes);
  }

  void add_silence(Sample samples) {
    const std::vector<float> silence(static_cast<std::size_t>(samples), 0.0F);
    add(silence);
  }

  void add(const TelephoneCodes& codes) {
    m_mu_law.append(codes.mu_law);
    m_wave.append(codes.mu_law);
    m_a_law.append(codes.a_law);
  }

  void close(TelephoneSound& sound) {
    sound.mu_law = m_mu_law.close();
    sound.a_law = m_a_law.close();
    sound.wave = m_wave.close();
  }

private:
  HashedFile m_mu_law;
  HashedFile m_a_law;
  HashedFile m_wave;
  std::vector<std::byte> m_mu_codes;
  std::vector<std::byte> m_a_codes;
};

/// What of the sound goes out, and the silence that has to be added around it.
struct Cut {
  Sample from = 0;
  Sample to = 0;
  Sample before = 0;
  Sample behind = 0;
  [[nodiscard]] Sample samples() const { return before + (to - from) + behind; }
};

Cut cut_edges(const Take& take, Sample size, double tail_s) {
  const auto lead = static_cast<Sample>(std::llround(k_lead_s * k_telephone_rate));
  const auto tail = static_cast<Sample>(std::llround(tail_s * k_telephone_rate));
  Cut cut;
  if (take.first < 0) { // nothing to hear
    cut.before = lead;
    cut.behind = tail;
  } else {
    cut.from = std::max<Sample>(0, take.first - lead);
    cut.to = std::min(size, take.last + 1 + tail);
    cut.before = lead - (take.first - cut.from);
    cut.behind = tail - (cut.to - take.last - 1);
  }
  const Sample over = cut.samples() % k_telephone_frame;
  cut.behind += over > 0 ? k_telephone_frame - over : 0;
  return cut;
}

} // namespace

TelephoneSound write_telephone(const TelephoneCodes& codes, const TelephoneFiles& files) {
  TelephoneSound made;
  made.samples = static_cast<Sample>(codes.mu_law.size());
  LineOut out(files, made.samples);
  out.add(codes);
  out.close(made);
  return made;
}

TelephoneSound write_telephone(const TelephoneSource& source, const TelephoneFiles& files, double tail_s,
                               const std::filesystem::path& work_folder) {
  Spool spool(work_folder);
  read_source(source, spool);
  compress(spool);
  guard_keys(spool);
  const Take take = find_gain(spool);
  const Cut cut = cut_edges(take, spool.size(), tail_s);
  TelephoneSound made;
  made.samples = cut.samples();
  made.level_dbov = take.level_dbov;
  made.peak_dbfs = 20.0 * std::log10(std::max(take.peak, 1e-5));
  LineOut out(files, made.samples);
  out.add_silence(cut.before);
  each_limited(spool, take.gain, [&](Sample at, std::span<float> sound) {
    const Sample from = std::clamp<Sample>(cut.from - at, 0, static_cast<Sample>(sound.size()));
    const Sample to = std::clamp<Sample>(cut.to - at, from, static_cast<Sample>(sound.size()));
    out.add(sound.subspan(static_cast<std::size_t>(from), static_cast<std::size_t>(to - from)));
  });
  out.add_silence(cut.behind);
  out.close(made);
  return made;
}

} // namespace audiosheet::audio
