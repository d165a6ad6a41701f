// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "narrate/spoken/en/acronym_tables.hpp"

#include <array>
#include <string_view>

namespace audiosheet::narrate::spoken::en {

struct Currency {
  std::string_view sign, code, singular, plural, cent, cents, country;
};

inline constexpr std::array k_currencies{
    Currency{"$", "USD", "dollar", "dollars", "cent", "cents", "U S"},
    Currency{"€", "EUR", "euro", "euros", "cent", "cents", ""},
    Currency{"£", "GBP", "pound", "pounds", "penny", "pence", ""},
    Currency{"¥", "JPY", "yen", "yen", "", "", ""},
    Currency{"₹", "INR", "rupee", "rupees", "paisa", "paise", ""},
    Currency{"₩", "KRW", "won", "won", "", "", ""},
    Currency{"₽", "RUB", "ruble", "rubles", "kopeck", "kopecks", ""},
    Currency{"₺", "TRY", "lira", "lira", "kurus", "kurus", ""},
    Currency{"₪", "ILS", "shekel", "shekels", "agora", "agorot", ""},
    Currency{"₦", "NGN", "naira", "naira", "kobo", "kobo", ""},
    Currency{"฿", "THB", "baht", "baht", "satang", "satang", ""},
    Currency{"₫", "VND", "dong", "dong", "", "", ""},
    Currency{"₱", "PHP", "peso", "pesos", "centavo", "centavos", ""},
    Currency{"", "CHF", "franc", "francs", "centime", "centimes", "Swiss"},
    Currency{"", "CAD", "dollar", "dollars", "cent", "cents", "Canadian"},
    Currency{"", "AUD", "dollar", "dollars", "cent", "cents", "Australian"},
    Currency{"", "NZD", "dollar", "dollars", "cent", "cents", "New Zealand"},
    Currency{"", "CNY", "yuan", "yuan", "", "", ""},
    Currency{"", "SEK", "krona", "kronor", "", "", "Swedish"},
    Currency{"", "NOK", "krone", "kroner", "", "", "Norwegian"},
    Currency{"", "DKK", "krone", "kroner", "", "", "Danish"},
    Currency{"", "ZAR", "rand", "rand", "cent", "cents", ""},
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
