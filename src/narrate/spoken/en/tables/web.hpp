// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "narrate/spoken/en/tables/acronyms.hpp"
#include "narrate/spoken/en/tables/symbols.hpp"

namespace audiosheet::narrate::spoken::en {

inline constexpr auto k_schemes = std::to_array<std::string_view>({"http", "https", "ftp", "file"});

inline constexpr auto k_top_levels = std::to_array<std::string_view>(
    {"com", "org", "gov",    "net", "edu", "int", "info", "uk",   "eu",    "us", "ca", "au", "nz",
     "ie",  "de",  "fr",     "it",  "es",  "nl",  "be",   "ch",   "at",    "se", "no", "dk", "fi",
     "pl",  "pt",  "jp",     "in",  "br",  "mx",  "za",   "io",   "ai",    "co", "sm", "ab", "abc",
     "mil", "biz", "health", "app", "dev", "me",  "tv",   "scot", "wales", "nhs"});

inline constexpr auto k_web_acronyms = std::to_array<std::string_view>(
    {"nih",  "cdc", "fda", "nhs", "mhra", "gsa",   "who", "nci",  "ncbi", "nlm",   "pmc",
     "epa",  "va",  "hhs", "www", "http", "https", "ftp", "html", "htm",  "php",   "asp",
     "pdf",  "xml", "uk",  "eu",  "us",   "doi",   "rss", "faq",  "faqs", "nhlbi", "niddk",
     "nice", "ema", "phe", "bmj", "acs",  "aha",   "ada", "apa",  "sm",   "ab",    "fr"});

/// Names that are written in one word and said in two.
inline constexpr std::array k_web_words{
    SaidAs{"jpg", "jpeg"},
    SaidAs{"medlineplus", "medline plus"},
    SaidAs{"clinicaltrials", "clinical trials"},
    SaidAs{"healthfinder", "health finder"},
    SaidAs{"healthcare", "health care"},
    SaidAs{"webmd", "web M D"},
    SaidAs{"findtreatment", "find treatment"},
    SaidAs{"youtube", "you tube"},
    SaidAs{"facebook", "facebook"},
    SaidAs{"poisonhelp", "poison help"},
    SaidAs{"dailymed", "daily med"},
    SaidAs{"pubmed", "pub med"},
};

inline constexpr std::array k_web_signs{
    SymbolName{".", "dot"},
    SymbolName{"/", "slash"},
    SymbolName{":", "colon"},
    SymbolName{"@", "at"},
    SymbolName{"-", "dash"},
    SymbolName{"_", "underscore"},
    SymbolName{"?", "question mark"},
    SymbolName{"=", "equals"},
    SymbolName{"&", "ampersand"},
    SymbolName{"#", "hash"},
    SymbolName{"%", "percent"},
    SymbolName{"+", "plus"},
    SymbolName{"~", "tilde"},
    SymbolName{"*", "star"},
    SymbolName{"!", "exclamation mark"},
    SymbolName{",", "comma"},
    SymbolName{";", "semicolon"},
    SymbolName{"$", "dollar"},
};

/// What an address can't go over, and what is cut off its end.
inline constexpr auto k_address_ends = std::to_array<std::string_view>(
    {"\"", "'", "“", "”", "<", ">", "(", ")", "[", "]", "{", "}", "«", "»", "|", "‘", "’"});
inline constexpr auto k_trailing =
    std::to_array<std::string_view>({".", ",", ";", ":", "!", "?", "'", "…", "*", "_"});

} // namespace audiosheet::narrate::spoken::en
