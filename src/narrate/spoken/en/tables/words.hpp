// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

/// Small lists of English words that rules look for around a number.
namespace audiosheet::narrate::spoken::en {

/// After "a 5 mg": not the noun that the measure describes.
inline constexpr auto k_function_words = std::to_array<std::string_view>(
    {"of",  "in",   "to",   "and",  "or",    "for",   "per",   "at",    "on",    "by",    "with",
     "is",  "was",  "are",  "were", "every", "each",  "a",     "an",    "the",   "from",  "if",
     "as",  "that", "than", "when", "once",  "twice", "daily", "then",  "until", "until", "over",
     "but", "has",  "had",  "will", "can",   "may",   "into",  "above", "below", "after", "before"});

/// Things that come in strengths and sizes: "two 5 mg tablets".
inline constexpr auto k_dose_nouns = std::to_array<std::string_view>(
    {"dose",    "doses",    "tablet",      "tablets",       "capsule",  "capsules", "pill",    "pills",
     "pen",     "pens",     "syringe",     "syringes",      "vial",     "vials",    "ampoule", "ampoules",
     "bottle",  "bottles",  "strength",    "strengths",     "patch",    "patches",  "sachet",  "sachets",
     "lozenge", "lozenges", "suppository", "suppositories", "infusion", "bolus",    "dosage",  "needle",
     "needles", "catheter", "nodule",      "nodules",       "lesion",   "lesions",  "tumor",   "tumors",
     "tumour",  "tumours",  "cyst",        "cysts",         "stone",    "stones",   "margin",  "margins",
     "diet",    "walk",     "run",         "race"});

/// Written right behind a number in a range without being a code: "5–10x", "2–3d".
inline constexpr auto k_suffix_words = std::to_array<std::string_view>({"x", "s", "th", "st", "nd", "rd"});

/// End in "s" and are not what is counted.
inline constexpr auto k_not_plurals = std::to_array<std::string_view>(
    {"this",     "was",       "has",      "does",   "is",     "his",     "its",    "thus",
     "plus",     "census",    "series",   "status", "versus", "perhaps", "always", "whereas",
     "besides",  "sometimes", "includes", "shows",  "means",  "makes",   "gives",  "says",
     "suggests", "finds",     "towards",  "unless", "across", "corpus"});

/// Names with inner capitals that are words.
inline constexpr auto k_camel_words = std::to_array<std::string_view>(
    {"iPad", "iOS", "eBay", "McGee", "McKay", "LeVy", "DeAn", "iPod", "MacOS", "LaTeX", "YoY", "JoJo"});

/// Words that begin a sentence behind an abbreviation's full stop: the stop is kept for its pause.
inline constexpr auto k_starters = std::to_array<std::string_view>(
    {"The",   "It",      "In",       "This",     "A",     "An",    "If",     "You",  "We",
     "He",    "She",     "They",     "There",    "These", "Those", "Some",   "Many", "Most",
     "But",   "However", "When",     "Then",     "For",   "Do",    "Take",   "Use",  "Call",
     "No",    "Not",     "Your",     "Our",      "Its",   "After", "Before", "Ask",  "Tell",
     "Other", "People",  "Patients", "Children", "See",   "On",    "At",     "By",   "To",
     "As",    "All",     "Each",     "Both",     "What",  "How",   "Who",    "Why",  "Is",
     "Are",   "Can",     "And",      "Or",       "So",    "That",  "About"});

/// Before four digits: they are a year.
inline constexpr auto k_year_openers = std::to_array<std::string_view>(
    {"ad",     "bc",   "in",     "since",  "until",     "till",    "year",     "circa",    "ca",
     "during", "by",   "from",   "before", "after",     "january", "february", "march",    "april",
     "may",    "june", "july",   "august", "september", "october", "november", "december", "jan",
     "feb",    "mar",  "apr",    "jun",    "jul",       "aug",     "sep",      "sept",     "oct",
     "nov",    "dec",  "spring", "summer", "autumn",    "winter"});

/// Before four digits: they are a count.
inline constexpr auto k_count_openers = std::to_array<std::string_view>(
    {"than", "least", "most", "only", "exactly", "total", "another", "every", "almost", "nearly",
     "approximately", "approx", "roughly", "about", "some", "room", "route", "page", "n"});

/// Counted without a plural "s".
inline constexpr auto k_counted = std::to_array<std::string_view>(
    {"people", "men",   "women",  "children", "persons", "calorie", "calories", "patients", "participants",
     "mice",   "cases", "deaths", "kcal",     "units",   "steps",   "infants",  "babies",   "adults",
     "doses",  "times", "hours",  "days",     "years",   "feet",    "dollars",  "pounds"});

inline constexpr auto k_currency_signs = std::to_array<std::string_view>({"$", "€", "£", "¥", "₹", "₩"});
inline constexpr auto k_ordinal_suffixes = std::to_array<std::string_view>({"st", "nd", "rd", "th"});

} // namespace audiosheet::narrate::spoken::en
