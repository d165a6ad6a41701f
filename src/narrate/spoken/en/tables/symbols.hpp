// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "narrate/spoken/en/tables/words.hpp"

namespace audiosheet::narrate::spoken::en {

struct SymbolName {
  std::string_view sign, words;
};

/// Signs that are said. Other pictures and bullets are silent; punctuation is left to the engine.
inline constexpr std::array k_symbols{
    SymbolName{"&", "and"},
    SymbolName{"+", "plus"},
    SymbolName{"%", "percent"},
    SymbolName{"‰", "per thousand"},
    SymbolName{"@", "at"},
    SymbolName{"#", "hash"},
    SymbolName{"°", "degrees"},
    SymbolName{"§", "section"},
    SymbolName{"¶", "paragraph"},
    SymbolName{"→", "to"},
    SymbolName{"←", "from"},
    SymbolName{"↔", "to and from"},
    SymbolName{"⇒", "to"},
    SymbolName{"↑", "up"},
    SymbolName{"↓", "down"},
    SymbolName{"×", "times"},
    SymbolName{"÷", "divided by"},
    SymbolName{"∞", "infinity"},
    SymbolName{"√", "square root of"},
    SymbolName{"∑", "sum of"},
    SymbolName{"∆", "delta"},
    SymbolName{"−", "minus"},
    SymbolName{"*", ""},
    SymbolName{"_", " "},
    SymbolName{"|", ", "},
    SymbolName{"·", ""},
    SymbolName{"•", ""},
    SymbolName{"^", ""},
    SymbolName{"`", ""},
    SymbolName{"†", ""},
    SymbolName{"‡", ""},
    SymbolName{"™", ""},
    SymbolName{"®", ""},
    SymbolName{"©", "copyright"},
    SymbolName{"✓", "check mark"},
    SymbolName{"✔", "check mark"},
    SymbolName{"✅", "check mark"},
    SymbolName{"☑", "check mark"},
    SymbolName{"✗", "cross mark"},
    SymbolName{"✘", "cross mark"},
    SymbolName{"❌", "cross mark"},
    SymbolName{"♀", "female"},
    SymbolName{"♂", "male"},
    SymbolName{"№", "number"},
    SymbolName{"$", "dollar"},
    SymbolName{"€", "euro"},
    SymbolName{"£", "pound"},
    SymbolName{"¥", "yen"},
    SymbolName{"₩", "won"},
    SymbolName{"₹", "rupee"},
    SymbolName{"¢", "cent"},
    SymbolName{"\\", "backslash"},
    SymbolName{"¡", ""},
    SymbolName{"¿", ""},
};

inline constexpr auto k_ruler_signs =
    std::to_array<std::string_view>({"-", "=", "*", "_", "~", "#", "–", "—"});
inline constexpr auto k_closing =
    std::to_array<std::string_view>({",", ".", ";", ":", "?", "!", "\"", "”", "’", "'", "…", ")"});
inline constexpr auto k_pausing =
    std::to_array<std::string_view>({",", ".", ";", ":", "?", "!", "…", "“", "‘"});

} // namespace audiosheet::narrate::spoken::en
