// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "narrate/spoken/en/tables/acronyms.hpp"

#include <array>
#include <string_view>

namespace audiosheet::narrate::spoken::en {

struct Currency {
  std::string_view sign, code, singular, plural, cent, cents, country;
};

/// Codes only where they mean nothing else in medicine (CHF, INR, CAD and TRY do).
inline constexpr std::array k_currencies{
    Currency{"$", "USD", "dollar", "dollars", "cent", "cents", "U S"},
    Currency{"€", "EUR", "euro", "euros", "cent", "cents", ""},
    Currency{"£", "GBP", "pound", "pounds", "penny", "pence", ""},
    Currency{"¥", "JPY", "yen", "yen", "", "", ""},
    Currency{"₹", "", "rupee", "rupees", "paisa", "paise", ""},
    Currency{"₩", "", "won", "won", "", "", ""},
    Currency{"₽", "", "ruble", "rubles", "kopeck", "kopecks", ""},
    Currency{"₺", "", "lira", "lira", "kurus", "kurus", ""},
    Currency{"₪", "", "shekel", "shekels", "agora", "agorot", ""},
    Currency{"₦", "", "naira", "naira", "kobo", "kobo", ""},
    Currency{"฿", "", "baht", "baht", "satang", "satang", ""},
    Currency{"₫", "", "dong", "dong", "", "", ""},
    Currency{"₱", "", "peso", "pesos", "centavo", "centavos", ""},
};

inline constexpr std::array k_dollar_countries{
    SaidAs{"US", "U S"},
    SaidAs{"USD", "U S"},
    SaidAs{"CA", "Canadian"},
    SaidAs{"C", "Canadian"},
    SaidAs{"CAD", "Canadian"},
    SaidAs{"CDN", "Canadian"},
    SaidAs{"AU", "Australian"},
    SaidAs{"A", "Australian"},
    SaidAs{"AUD", "Australian"},
    SaidAs{"NZ", "New Zealand"},
    SaidAs{"HK", "Hong Kong"},
    SaidAs{"S", "Singapore"},
    SaidAs{"R", ""},
};

inline constexpr std::array k_money_scales{
    SaidAs{"k", "thousand"}, SaidAs{"K", "thousand"},  SaidAs{"m", "million"},   SaidAs{"M", "million"},
    SaidAs{"mn", "million"}, SaidAs{"mil", "million"}, SaidAs{"b", "billion"},   SaidAs{"B", "billion"},
    SaidAs{"bn", "billion"}, SaidAs{"t", "trillion"},  SaidAs{"tn", "trillion"}, SaidAs{"T", "trillion"},
};

} // namespace audiosheet::narrate::spoken::en
