// SPDX-License-Identifier: GPL-3.0-or-later
#include "util/hash.hpp"

#include "util/error.hpp"

#include <array>
#include <cstdio>
#include <fmt/format.h>
#include <openssl/evp.h>

namespace audiosheet {

struct Sha256::State {
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  State() { EVP_DigestInit_ex(context, EVP_sha256(), nullptr); }
  ~State() { EVP_MD_CTX_free(context); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  State(State&&) = delete;
  State& operator=(State&&) = delete;
};

Sha256::Sha256() : m_state(std::make_unique<State>()) {}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::update(const void* data, std::size_t size) { EVP_DigestUpdate(m_state->context, data, size); }

std::string Sha256::hex() {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  EVP_DigestFinal_ex(m_state->context, digest.data(), &size);
  std::string out;
  for (unsigned int i = 0; i < size; ++i) {
    fmt::format_to(std::back_inserter(out), "{:02x}", digest.at(i));
  }
  return out;
}

std::string sha256_hex(std::string_view text) {
  Sha256 hash;
  hash.update(text);
  return hash.hex();
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
