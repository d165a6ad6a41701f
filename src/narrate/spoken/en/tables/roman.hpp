// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

namespace audiosheet::narrate::spoken::en {

/// Nouns that a Roman numeral follows.
inline constexpr auto k_roman_nouns =
    std::to_array<std::string_view>({"stage",        "stages",        "grade",
                                     "grades",       "type",          "types",
                                     "class",        "classes",       "phase",
                                     "phases",       "factor",        "factors",
                                     "nerve",        "nerves",        "chapter",
                                     "chapters",     "part",          "parts",
                                     "volume",       "vol",           "war",
                                     "appendix",     "level",         "levels",
                                     "tier",         "division",      "bipolar",
                                     "step",         "figure",        "fig",
                                     "table",        "section",       "schedule",
                                     "category",     "article",       "title",
                                     "act",          "book",          "group",
                                     "groups",       "collagen",      "complex",
                                     "angiotensin",  "topoisomerase", "glycoprotein",
                                     "lead",         "zone",          "area",
                                     "mark",         "deficiency",    "syndrome",
                                     "antithrombin", "polymerase",    "axis",
                                     "cohort",       "arm",           "module",
                                     "annex",        "form",          "layer",
                                     "segment",      "region",        "hypersensitivity",
                                     "band",         "kinase",        "cryptogenic",
                                     "edition",      "generation",    "round",
                                     "tomo",         "tome"});

/// Classifications and their like in capitals or mixed case.
inline constexpr auto k_roman_acronyms = std::to_array<std::string_view>(
    {"NYHA",   "ASA",        "CN",     "DSM",        "MHC",         "HLA",   "FIGO",  "WHO",  "APACHE",
     "SAPS",   "CIN",        "VAIN",   "MEN",        "GP",          "WW",    "PI",    "FAB",  "Salter",
     "Harris", "Mallampati", "Killip", "Rutherford", "Fitzpatrick", "Rome",  "LSD",   "AJCC", "ISS",
     "CCS",    "ARPKD",      "GCS",    "APG",        "Cobb",        "Clark", "Lauren"});

/// Kings, queens and popes whose numeral is an ordinal.
inline constexpr auto k_rulers = std::to_array<std::string_view>(
    {"Charles",   "Henry",    "Edward",      "Louis",      "George",     "William",  "Pius",       "Leo",
     "Paul",      "Richard",  "James",       "Philip",     "Elizabeth",  "Mary",     "Catherine",  "Peter",
     "Alexander", "Nicholas", "Frederick",   "Napoleon",   "Otto",       "Francis",  "Benedict",   "Gregory",
     "Innocent",  "Clement",  "Urban",       "Boniface",   "Harald",     "Olaf",     "Christian",  "Gustav",
     "Ramesses",  "Rameses",  "Ptolemy",     "Darius",     "Xerxes",     "Tupou",    "Kamehameha", "Leopold",
     "Albert",    "Rama",     "Constantine", "Theodosius", "Ivan",       "Josef",    "Umberto",    "Emmanuel",
     "Ferdinand", "Alfonso",  "Isabella",    "Joseph",     "Maximilian", "Rudolf",   "Sigismund",  "Stephen",
     "John",      "Victor",   "Haakon",      "Carl",       "Cleopatra",  "Thutmose", "Amenhotep",  "Robert",
     "David",     "Malcolm",  "Baldwin",     "Mehmed",     "Selim",      "Murad",    "Abdul",      "Sixtus",
     "Julius",    "Adrian",   "Martin",      "Celestine",  "Sam",        "Frederik", "Margrethe",  "Matilda",
     "Magnus",    "Eric",     "Erik",        "Valdemar",   "Casimir",    "Pedro",    "Manuel",     "Michael",
     "Basil",     "Justinian"});

inline constexpr auto k_ruler_titles = std::to_array<std::string_view>(
    {"King", "Queen", "Pope", "Emperor", "Tsar", "Sultan", "Prince", "Duke", "Pharaoh", "Kaiser"});

} // namespace audiosheet::narrate::spoken::en
