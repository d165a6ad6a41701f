// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/epub_zip.hpp"

#include "util/error.hpp"
#include "util/temporary_file.hpp"

#include <cstdint>
#include <fmt/format.h>
#include <zip.h>

namespace audiosheet::publish {

struct ZipWriter::State {
  std::filesystem::path file;
  zip_t* archive = nullptr;
  TemporaryFile contents; ///< libzip reads them when the archive is closed: too much to hold until then
  std::uint64_t contents_size = 0;

  explicit State(const std::filesystem::path& a_file) : file(a_file), contents(a_file.parent_path()) {}

  [[noreturn]] void fail(const std::string& what) const {
    throw Error(fmt::format("{}: {}: {}", file.string(), what, zip_strerror(archive)));
  }

  void add(const std::string& name, zip_source_t* source, zip_int32_t method) const {
    constexpr zip_uint16_t k_midnight = 0;
    constexpr zip_uint16_t k_first_of_1980 = (1U << 5U) | 1U; // MS-DOS: years since 1980, month, day
    constexpr zip_uint32_t k_level = 6;
    // Not those of the file that the content comes from, which the user's umask decides.
    constexpr zip_uint32_t k_plain_file = 0100644U << 16U;
    if (source == nullptr) {
      fail(name);
    }
    const zip_int64_t index = zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
      zip_source_free(source);
      fail(name);
    }
    const auto entry = static_cast<zip_uint64_t>(index);
    if (zip_set_file_compression(archive, entry, method, k_level) != 0 ||
        zip_file_set_dostime(archive, entry, k_midnight, k_first_of_1980, 0) != 0 ||
        zip_file_set_external_attributes(archive, entry, 0, ZIP_OPSYS_UNIX, k_plain_file) != 0) {
      fail(name);
    }
  }

  void add(const std::string& name, std::string_view content, zip_int32_t method) {
    if (content.empty()) { // of a file, no bytes mean all of it
      add(name, zip_source_buffer(archive, nullptr, 0, 0), method);
      return;
    }
    contents.write_at(content.data(), content.size(), static_cast<std::int64_t>(contents_size));
    add(name,
        zip_source_file(archive, contents.path().c_str(), contents_size,
                        static_cast<zip_int64_t>(content.size())),
        method);
    contents_size += content.size();
  }
};

ZipWriter::ZipWriter(const std::filesystem::path& file) : m_state(std::make_unique<State>(file)) {
  int code = 0;
  m_state->archive = zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code);
  if (m_state->archive == nullptr) {
    zip_error_t error;
    zip_error_init_with_code(&error, code);
    const std::string reason = zip_error_strerror(&error);
    zip_error_fini(&error);
    throw Error(fmt::format("{}: {}", file.string(), reason));
  }
}

ZipWriter::~ZipWriter() {
  if (m_state->archive != nullptr) {
    zip_discard(m_state->archive);
  }
}

void ZipWriter::store(const std::string& name, std::string_view content) {
  m_state->add(name, content, ZIP_CM_STORE);
}

void ZipWriter::deflate(const std::string& name, std::string_view content) {
  m_state->add(name, content, ZIP_CM_DEFLATE);
}

void ZipWriter::store_file(const std::string& name, const std::filesystem::path& source) {
  constexpr zip_int64_t k_to_its_end = 0;
  m_state->add(name, zip_source_file(m_state->archive, source.c_str(), 0, k_to_its_end), ZIP_CM_STORE);
}

void ZipWriter::close() {
  if (zip_close(m_state->archive) != 0) {
    m_state->fail("could not be written");
  }
  m_state->archive = nullptr;
}

} // namespace audiosheet::publish
