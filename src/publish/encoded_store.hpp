// SPDX-License-Identifier: GPL-3.0-or-later
//
// Encoded sound that is kept between runs, so that an edit costs what it changes.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace audiosheet::publish {

/// Where encoded sound is kept. None of these is an error when it fails; all are called by several threads.
struct EncodedStore {
  std::function<bool(const std::string& name)> knows; ///< `find` will probably find it
  std::function<std::optional<std::string>(const std::string& name)> find;
  std::function<void(const std::string& name, std::string_view bytes)> store;
};

/// What is kept under a name if `read` makes something of it, else what `make` makes, which is kept then.
/// Without a store it is always made.
template <typename Read, typename Make, typename Write>
auto found_or_made(const EncodedStore* store, const std::function<std::string()>& name, const Read& read,
                   const Make& make, const Write& write) {
  if (store == nullptr) {
    return make();
  }
  const std::string key = name();
  if (auto bytes = store->find(key)) {
    if (auto found = read(std::move(*bytes))) {
      return std::move(*found);
    }
  }
  auto made = make();
  store->store(key, write(made));
  return made;
}

} // namespace audiosheet::publish
