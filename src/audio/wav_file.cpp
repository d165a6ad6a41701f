// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/wav_file.hpp"

#include "audio/mark_readers.hpp"
#include "audio/riff_chunks.hpp"
#include "util/error.hpp"
#include "util/interrupt.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <limits>
#include <vector>

namespace audiosheet::audio {

namespace {

constexpr std::uint64_t k_sample_bytes = 2;
constexpr std::size_t k_copy_bytes = 128U << 10U;

/// Little-endian fields, one after the other.
class Fields {
public:
  Fields& tag(std::string_view four) {
    m_bytes += four;
    return *this;
  }
  Fields& u16(std::uint64_t value) { return number(value, 2); }
  Fields& u32(std::uint64_t value) { return number(value, 4); }
  Fields& u64(std::uint64_t value) { return number(value, 8); }
  /// A chunk: tag, size, content, and the byte that makes it even.
  Fields& chunk(std::string_view four, const std::string& content) {
    tag(four).u32(content.size()).tag(content);
    if (content.size() % 2 != 0) {
      m_bytes += '\0';
    }
    return *this;
  }
  [[nodiscard]] const std::string& bytes() const { return m_bytes; }

private:
  Fields& number(std::uint64_t value, int count) {
    for (int i = 0; i < count; ++i) {
      m_bytes += static_cast<char>((value >> (8U * static_cast<unsigned>(i))) & 0xFFU);
    }
    return *this;
  }

  std::string m_bytes;
};

bool has_place(const NamedSpan& span) { return span.start <= std::numeric_limits<std::uint32_t>::max(); }

template <typename Use>
void for_each_part(const BinaryFile& from, std::uint64_t start, std::uint64_t end, const Use& use) {
  std::vector<std::byte> buffer(static_cast<std::size_t>(std::min<std::uint64_t>(k_copy_bytes, end - start)));
  while (start < end) {
    stop_if_interrupted();
    const auto part = std::span(buffer).first(
        static_cast<std::size_t>(std::min<std::uint64_t>(buffer.size(), end - start)));
    from.read_at(start, part);
    use(part);
    start += part.size();
  }
}

void copy_bytes(const BinaryFile& from, std::uint64_t start, std::uint64_t end, HashedFile& out) {
  for_each_part(from, start, end, [&out](std::span<const std::byte> part) { out.append(part); });
}

FileDigest write_whole(const std::filesystem::path& file, const std::string& header, const BinaryFile& pcm,
                       std::uint64_t from, std::uint64_t to, const std::string& trailer) {
  HashedFile out(file);
  out.append(header);
  copy_bytes(pcm, from, to, out);
  out.append(trailer);
  return out.close();
}

} // namespace

std::string cue_chunks(std::span<const NamedSpan> spans) {
  Fields points;
  Fields names;
  Fields lengths; // behind all names: ffmpeg reads none that follows an ltxt
  std::uint64_t count = 0;
  for (const NamedSpan& span : spans) {
    if (!has_place(span)) {
      continue;
    }
    const std::uint64_t id = ++count;
    const auto start = static_cast<std::uint64_t>(span.start);
    points.u32(id).u32(start).tag("data").u32(0).u32(0).u32(start);
    std::string name(span.name);
    name += '\0';
    names.chunk("labl", Fields().u32(id).tag(name).bytes());
    const auto length = std::min<std::uint64_t>(static_cast<std::uint64_t>(span.length),
                                                std::numeric_limits<std::uint32_t>::max());
    // purpose "rgn " (region); country, language, dialect and code page are not given
    lengths.chunk("ltxt", Fields().u32(id).u32(length).tag("rgn ").u16(0).u16(0).u16(0).u16(0).bytes());
  }
  if (count == 0) {
    return {};
  }
  Fields chunks;
  chunks.chunk("cue ", Fields().u32(count).tag(points.bytes()).bytes());
  chunks.chunk("LIST", Fields().tag("adtl").tag(names.bytes()).tag(lengths.bytes()).bytes());
  return chunks.bytes();
}

std::string wav_header(int sample_rate, Sample samples, std::uint64_t bytes_after_samples,
                       std::uint64_t limit) {
  constexpr std::uint64_t k_elsewhere = 0xFFFF'FFFF; // the true size is in ds64
  constexpr std::uint64_t k_pcm = 1;
  constexpr std::uint64_t k_channels = 1;
  const auto count = static_cast<std::uint64_t>(samples);
  const auto rate = static_cast<std::uint64_t>(sample_rate);
  const std::string format = Fields()
                                 .u16(k_pcm)
                                 .u16(k_channels)
                                 .u32(rate)
                                 .u32(rate * k_sample_bytes)
                                 .u16(k_sample_bytes)
                                 .u16(16)
                                 .bytes();
  const std::uint64_t data = count * k_sample_bytes;
  // "WAVE", the format chunk, and the data chunk with its header
  const std::uint64_t riff = 4 + 8 + format.size() + 8 + data + bytes_after_samples;
  if (riff + 8 <= limit) {
    return Fields().tag("RIFF").u32(riff).tag("WAVE").chunk("fmt ", format).tag("data").u32(data).bytes();
  }
  constexpr std::uint64_t k_ds64 = 28;
  Fields sizes;
  sizes.u64(riff + 8 + k_ds64).u64(data).u64(count).u32(0);
  return Fields()
      .tag("RF64")
      .u32(k_elsewhere)
      .tag("WAVE")
      .chunk("ds64", sizes.bytes())
      .chunk("fmt ", format)
      .tag("data")
      .u32(k_elsewhere)
      .bytes();
}

FileDigest write_wav(const std::filesystem::path& file, int sample_rate, const BinaryFile& pcm, Sample start,
                     Sample end, std::span<const NamedSpan> spans) {
  const std::string trailer = cue_chunks(spans);
  const std::string header = wav_header(sample_rate, end - start, trailer.size());
  try {
    return write_whole(file, header, pcm, static_cast<std::uint64_t>(start) * k_sample_bytes,
                       static_cast<std::uint64_t>(end) * k_sample_bytes, trailer);
  } catch (...) {
    discard(file);
    throw;
  }
}

std::optional<FileDigest> finish_wav(const std::filesystem::path& file, int sample_rate,
                                     std::uint64_t pcm_head, Sample samples,
                                     std::span<const NamedSpan> spans) {
  const std::string trailer = cue_chunks(spans);
  const std::string header = wav_header(sample_rate, samples, trailer.size());
  if (header.size() != pcm_head) {
    return std::nullopt;
  }
  BinaryFile wav = BinaryFile::change(file);
  const std::uint64_t end = pcm_head + static_cast<std::uint64_t>(samples) * k_sample_bytes;
  wav.write_at(0, std::as_bytes(std::span(header)));
  wav.write_at(end, std::as_bytes(std::span(trailer)));
  Sha256 hash;
  hash.update(header);
  for_each_part(wav, pcm_head, end,
                [&hash](std::span<const std::byte> part) { hash.update(part.data(), part.size()); });
  hash.update(trailer);
  wav.close();
  return FileDigest{hash.hex(), end + trailer.size()};
}

void replace_cue_chunks(const std::filesystem::path& from, const std::filesystem::path& to,
                        std::span<const NamedSpan> spans) {
  constexpr std::uint64_t k_head = 8;
  constexpr std::uint64_t k_first = 12;
  const BinaryFile file = BinaryFile::open(from);
  const bool is_rf64 = read_bytes(file, 0, 4) == "RF64";
  const auto is_list_of_labels = [&file](const RiffChunk& chunk) {
    return chunk.tag == "LIST" && chunk.size >= 4 && read_bytes(file, chunk.body, 4) == "adtl";
  };
  std::vector<RiffChunk> kept;
  const std::string trailer = cue_chunks(spans);
  std::uint64_t size = 4 + trailer.size(); // "WAVE" and all chunks
  for (const RiffChunk& chunk : riff_chunks(file)) {
    if (chunk.tag != "cue " && !is_list_of_labels(chunk)) {
      kept.push_back(chunk);
      size += k_head + chunk.size + chunk.size % 2;
    }
  }
  if (!is_rf64 && size > k_riff_limit) {
    throw Error(fmt::format("{}: has no room for chapters: a WAV file ends at 4 GiB", from.string()));
  }
  HashedFile out(to);
  out.append(is_rf64 ? read_bytes(file, 0, k_first) : Fields().tag("RIFF").u32(size).tag("WAVE").bytes());
  for (const RiffChunk& chunk : kept) {
    if (is_rf64 && chunk.tag == "ds64" && chunk.size >= k_head) {
      out.append(read_bytes(file, chunk.body - k_head, k_head) + Fields().u64(size).bytes());
      copy_bytes(file, chunk.body + k_head, chunk.body + chunk.size, out);
    } else {
      copy_bytes(file, chunk.body - k_head, chunk.body + chunk.size, out);
    }
    if (chunk.size % 2 != 0) {
      out.append(std::string(1, '\0'));
    }
  }
  out.append(trailer);
  out.close();
}

} // namespace audiosheet::audio
