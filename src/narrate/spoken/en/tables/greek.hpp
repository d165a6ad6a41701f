// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "narrate/spoken/en/tables/words.hpp"

namespace audiosheet::narrate::spoken::en {

struct GreekName {
  std::string_view letter, name;
};

inline constexpr std::array k_greek{
    GreekName{"α", "alpha"}, GreekName{"β", "beta"},    GreekName{"γ", "gamma"},
    GreekName{"δ", "delta"}, GreekName{"ε", "epsilon"}, GreekName{"ζ", "zeta"},
    GreekName{"η", "eta"},   GreekName{"θ", "theta"},   GreekName{"ι", "iota"},
    GreekName{"κ", "kappa"}, GreekName{"λ", "lambda"},  GreekName{"μ", "mu"},
    GreekName{"ν", "nu"},    GreekName{"ξ", "xi"},      GreekName{"ο", "omicron"},
    GreekName{"π", "pi"},    GreekName{"ρ", "rho"},     GreekName{"σ", "sigma"},
    GreekName{"ς", "sigma"}, GreekName{"τ", "tau"},     GreekName{"υ", "upsilon"},
    GreekName{"φ", "phi"},   GreekName{"χ", "chi"},     GreekName{"ψ", "psi"},
    GreekName{"ω", "omega"}, GreekName{"ϵ", "epsilon"}, GreekName{"ϕ", "phi"},
    GreekName{"Α", "alpha"}, GreekName{"Β", "beta"},    GreekName{"Γ", "gamma"},
    GreekName{"Δ", "delta"}, GreekName{"Ε", "epsilon"}, GreekName{"Θ", "theta"},
    GreekName{"Κ", "kappa"}, GreekName{"Λ", "lambda"},  GreekName{"Π", "pi"},
    GreekName{"Σ", "sigma"}, GreekName{"Φ", "phi"},     GreekName{"Χ", "chi"},
    GreekName{"Ψ", "psi"},   GreekName{"Ω", "omega"},   GreekName{"ϑ", "theta"},
};

/// The name of a Greek letter that stands alone, or "".
inline std::string_view greek_name(std::string_view word) {
  if (word.size() != 2) {
    return {};
  }
  for (const auto& entry : k_greek) {
    if (entry.letter == word) {
      return entry.name;
    }
  }
  return {};
}

} // namespace audiosheet::narrate::spoken::en
