// SPDX-License-Identifier: GPL-3.0-or-later
#include "util/hash.hpp"

#include "util/error.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <fmt/format.h>
#include <openssl/evp.h>

namespace audiosheet {

struct HashState {
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  /// Throws Error where the system forbids the algorithm.
  explicit HashState(const EVP_MD* algorithm) {
    if (context == nullptr || EVP_DigestInit_ex(context, algorithm, nullptr) != 1) {
      EVP_MD_CTX_free(context);
      throw Error(fmt::format("this system's OpenSSL has no {}", EVP_MD_get0_name(algorithm)));
    }
  }
  ~HashState() { EVP_MD_CTX_free(context); }
  HashState(const HashState&) = delete;
  HashState& operator=(const HashState&) = delete;
  HashState(HashState&&) = delete;
  HashState& operator=(HashState&&) = delete;

  void update(const void* data, std::size_t size) const { EVP_DigestUpdate(context, data, size); }
  /// Ready for the next one: far cheaper than a new state.
  void restart() const { EVP_DigestInit_ex(context, nullptr, nullptr); }
  [[nodiscard]] std::string bytes() const {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    EVP_DigestFinal_ex(context, digest.data(), &size);
    return {reinterpret_cast<const char*>(digest.data()), size};
  }
};

Sha256::Sha256() : m_state(std::make_unique<HashState>(EVP_sha256())) {}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::update(const void* data, std::size_t size) { m_state->update(data, size); }

std::string Sha256::hex() {
  std::string out;
  for (const char byte : m_state->bytes()) {
    fmt::format_to(std::back_inserter(out), "{:02x}", static_cast<unsigned char>(byte));
  }
  return out;
}

Md5::Md5() : m_state(std::make_unique<HashState>(EVP_md5())) {}
Md5::~Md5() = default;

void Md5::update(const void* data, std::size_t size) { m_state->update(data, size); }

std::string Md5::bytes() { return m_state->bytes(); }

std::string sha256_hex(std::string_view text) {
  Sha256 hash;
  hash.update(text);
  return hash.hex();
}

std::string block_digests(std::string_view bytes, std::size_t block) {
  const HashState hash(EVP_sha256());
  std::string digests;
  for (; !bytes.empty(); bytes.remove_prefix(std::min(block, bytes.size()))) {
    hash.restart();
    hash.update(bytes.data(), std::min(block, bytes.size()));
    digests += hash.bytes().substr(0, k_block_digest);
  }
  return digests;
}

std::string sha256_file(const std::filesystem::path& file) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> in(std::fopen(file.c_str(), "rbe"), std::fclose);
  if (!in) {
    throw Error(fmt::format("{}: can't be read", file.string()));
  }
  Sha256 hash;
  std::array<char, 1U << 16U> buffer{};
  std::size_t got = 0;
  while ((got = std::fread(buffer.data(), 1, buffer.size(), in.get())) > 0) {
    hash.update(buffer.data(), got);
  }
  if (std::ferror(in.get()) != 0) {
    throw Error(fmt::format("{}: can't be read", file.string()));
  }
  return hash.hex();
}

} // namespace audiosheet
