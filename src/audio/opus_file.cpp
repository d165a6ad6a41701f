// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/opus_file.hpp"

#include "audio/tags.hpp"
#include "util/error.hpp"

#include <array>
#include <fmt/format.h>
#include <ogg/ogg.h>
#include <opus/opus.h>

namespace audiosheet::audio {

namespace {

/// A stream's number need only differ from its neighbours' in one file: there are none.
constexpr int k_serial = 1;
/// A page at least every second, so that players seek well.
constexpr Sample k_longest_page = k_opus_rate;

std::string little_endian(std::uint64_t value, unsigned bytes) {
  std::string text;
  for (unsigned i = 0; i < bytes; ++i) {
    text += static_cast<char>((value >> (8 * i)) & 0xFFU);
  }
  return text;
}

/// RFC 7845, 5.1: version 1, one channel, samples to skip, the rate, no gain, no mapping. Some decoders give
/// sound at the rate that is named here.
std::string id_header() {
  return std::string("OpusHead\1\1", 10) + little_endian(k_opus_delay, 2) + little_endian(k_opus_rate, 4) +
         little_endian(0, 2) + little_endian(0, 1);
}

} // namespace

struct OpusFile::State {
  State(std::filesystem::path file, int a_rate, Sample a_samples)
      : name(std::move(file)), out(name), sample_rate(a_rate), samples(a_samples) {
    if (::ogg_stream_init(&stream, k_serial) != 0) {
      throw Error(fmt::format("{}: no memory for an Ogg stream", name.string()));
    }
  }
  ~State() {
    ::ogg_stream_clear(&stream);
    if (!finished) {
      discard(name);
    }
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  State(State&&) = delete;
  State& operator=(State&&) = delete;

  void packet(std::string_view bytes, Sample granule, bool last) {
    // libogg copies what it is given, and takes no pointer to what can't be changed.
    std::string copy(bytes);
    ogg_packet packet{};
    packet.packet = reinterpret_cast<unsigned char*>(copy.data());
    packet.bytes = static_cast<long>(copy.size());
    packet.b_o_s = number == 0 ? 1 : 0;
    packet.e_o_s = last ? 1 : 0;
    packet.granulepos = granule;
    packet.packetno = number++;
    if (::ogg_stream_packetin(&stream, &packet) != 0) {
      throw Error(fmt::format("{}: no memory for an Ogg packet", name.string()));
    }
  }

  void header(const std::string& bytes) {
    packet(bytes, 0, false);
    write_pages(true);
  }

  void sound(const OpusPackets& packets, Sample end_of_stream) {
    std::string_view rest = packets.bytes;
    for (const std::uint16_t count : packets.sizes) {
      const std::string_view bytes = rest.substr(0, count);
      rest.remove_prefix(count);
      at += ::opus_packet_get_nb_samples(reinterpret_cast<const unsigned char*>(bytes.data()),
                                         static_cast<opus_int32>(bytes.size()), k_opus_rate);
      const bool last = end_of_stream > 0 && rest.empty();
      packet(bytes, last ? end_of_stream : at, last);
      write_pages(at - page_start >= k_longest_page || last);
    }
  }

  void write_pages(bool all) {
    ogg_page page{};
    while ((all ? ::ogg_stream_flush(&stream, &page) : ::ogg_stream_pageout(&stream, &page)) != 0) {
      append(page.header, page.header_len);
      append(page.body, page.body_len);
      page_start = at;
    }
  }

  void append(const unsigned char* data, long count) {
    out.append(std::as_bytes(std::span(data, static_cast<std::size_t>(count))));
  }

  std::filesystem::path name;
  HashedFile out;
  int sample_rate;
  Sample samples;
  ogg_stream_state stream{};
  ogg_int64_t number = 0;
  Sample at = 0;         ///< end of the last packet, in samples of 48 kHz
  Sample page_start = 0; ///< where the page that is being filled begins
  bool finished = false;
};

std::string opus_vendor() { return ::opus_get_version_string(); }

OpusFile::OpusFile(std::filesystem::path file, int sample_rate, Sample samples, const std::string& comments)
    : m_state(std::make_unique<State>(std::move(file), sample_rate, samples)) {
  m_state->header(id_header());
  m_state->header(comments);
}

OpusFile::~OpusFile() = default;

void OpusFile::add(const OpusPiece& piece, SampleSpan place) {
  const Sample end = opus_place(place.end, m_state->sample_rate);
  const Sample step = k_opus_step * m_state->sample_rate;
  const Sample shorter = (place.end - place.start) * k_opus_rate / step * k_opus_step;
  const bool short_end = end - opus_place(place.start, m_state->sample_rate) == shorter;
  m_state->sound(piece.body, 0);
  m_state->sound(short_end ? piece.shorter : piece.longer, 0);
  if (m_state->at != end) {
    throw Error(fmt::format("{}: an encoded piece is not as long as it should be", m_state->name.string()));
  }
}

FileDigest OpusFile::finish(const OpusPiece& end) {
  m_state->sound(end.body, k_opus_delay + opus_length(m_state->samples, m_state->sample_rate));
  FileDigest digest = m_state->out.close();
  m_state->finished = true;
  return digest;
}

void write_opus(const std::filesystem::path& file, int sample_rate, const BinaryFile& pcm, Sample start,
                Sample end, const OpusSettings& settings) {
  OpusFile opus(file, sample_rate, end - start, opus_tags({}, opus_vendor()));
  const SampleSpan sound{start, end};
  opus.add(encode_opus(pcm, sound, sample_rate, sound, settings), {0, end - start});
  opus.finish(encode_opus(pcm, sound, sample_rate, {end, end}, settings));
}

} // namespace audiosheet::audio
