// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/profile.hpp"

namespace audiosheet {

std::string voice_name(Role role) {
  switch (role) {
  case Role::title:
  case Role::heading:
    return "heading";
  case Role::question:
  case Role::answer:
  case Role::takeaway:
  case Role::warning:
  case Role::note:
    return to_string(role);
  default:
    return "narrator";
  }
}

} // namespace audiosheet
