// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "narrate/spoken/en/tables/capitals.hpp"
#include "narrate/spoken/en/tables/words.hpp"

namespace audiosheet::narrate::spoken::en {

struct SaidAs {
  std::string_view written, spoken;
};

/// Capitals that are said as a word: with the spelling that the engine says so.
inline constexpr std::array k_said_as_word{
    SaidAs{"AIDS", "AIDS"},
    SaidAs{"COVID", "covid"},
    SaidAs{"MRSA", "mersa"},
    SaidAs{"SARS", "sars"},
    SaidAs{"MERS", "murz"},
    SaidAs{"NASA", "nassa"},
    SaidAs{"NATO", "nayto"},
    SaidAs{"UNICEF", "unisef"},
    SaidAs{"UNESCO", "you nesko"},
    SaidAs{"SIDS", "sids"},
    SaidAs{"CABG", "cabbage"},
    SaidAs{"LASIK", "laysick"},
    SaidAs{"HIPAA", "hippa"},
    SaidAs{"FEMA", "feema"},
    SaidAs{"OSHA", "osha"},
    SaidAs{"GERD", "gurd"},
    SaidAs{"GORD", "gord"},
    SaidAs{"ELISA", "ee lyza"},
    SaidAs{"NSAID", "en sed"},
    SaidAs{"DMARD", "dee mard"},
    SaidAs{"STEMI", "stemmy"},
    SaidAs{"NSTEMI", "en stemmy"},
    SaidAs{"NICU", "nick you"},
    SaidAs{"PICU", "pick you"},
    SaidAs{"CRISPR", "crisper"},
    SaidAs{"APGAR", "ap gar"},
    SaidAs{"DEET", "deet"},
    SaidAs{"HEPA", "heppa"},
    SaidAs{"MEDLINE", "medline"},
    SaidAs{"POTS", "pots"},
    SaidAs{"HELLP", "help"},
    SaidAs{"TORCH", "torch"},
    SaidAs{"LASER", "laser"},
    SaidAs{"RADAR", "radar"},
    SaidAs{"SCUBA", "scooba"},
    SaidAs{"PET", "pet"},
    SaidAs{"CAT", "cat"},
    SaidAs{"FAST", "fast"},
    SaidAs{"DASH", "dash"},
    SaidAs{"PIN", "pin"},
    SaidAs{"ZIP", "zip"},
    SaidAs{"NICE", "nice"},
    SaidAs{"RICE", "rice"},
    SaidAs{"PRICE", "price"},
    SaidAs{"TENS", "tens"},
    SaidAs{"BiPAP", "bye pap"},
    SaidAs{"BIPAP", "bye pap"},
    SaidAs{"CPAP", "see pap"},
    SaidAs{"JAMA", "jamma"},
    SaidAs{"PANDAS", "pandas"},
    SaidAs{"SMART", "smart"},
    SaidAs{"GAVI", "gavvy"},
    SaidAs{"MADD", "mad"},
    SaidAs{"PEG", "peg"},
    SaidAs{"HER", "her"},
    SaidAs{"CREST", "crest"},
    SaidAs{"RAST", "rast"},
    SaidAs{"OHIP", "oh hip"},
    SaidAs{"WIC", "wick"},
    SaidAs{"SNAP", "snap"},
    SaidAs{"MMWR", "M M W R"},
    SaidAs{"VAERS", "vairs"},
    SaidAs{"DOT", "dot"},
    SaidAs{"SAD", "sad"},
    SaidAs{"MAOI", "M eigh O I"},
    SaidAs{"RAM", "ram"},
    SaidAs{"SIM", "sim"},
    SaidAs{"LAN", "lan"},
    SaidAs{"WAN", "wan"},
    SaidAs{"ASCII", "askey"},
    SaidAs{"GIF", "gif"},
    SaidAs{"JPEG", "jay peg"},
    SaidAs{"NARCAN", "narcan"},
    SaidAs{"BOTOX", "botox"},
    SaidAs{"SWAT", "swat"},
    SaidAs{"REM", "rem"},
    SaidAs{"FISH", "fish"},
    SaidAs{"OK", "OK"},
    SaidAs{"ACE", "ace"},
    SaidAs{"PEEP", "peep"},
    SaidAs{"MELD", "meld"},
    SaidAs{"VASc", "vask"},
    SaidAs{"BRAT", "brat"},
    SaidAs{"PrEP", "prep"},
    SaidAs{"DTaP", "dee tap"},
    SaidAs{"Tdap", "tee dap"},
    SaidAs{"SCID", "skid"},
    SaidAs{"RADS", "rads"},
    SaidAs{"PRN", "as needed"},
    SaidAs{"BID", "twice a day"},
    SaidAs{"TID", "three times a day"},
    SaidAs{"QID", "four times a day"},
    SaidAs{"CoV", "co vee"},
};

/// Words only among other capitals ("WHO SHOULD NOT TAKE IT"), otherwise abbreviations.
inline constexpr auto k_ambiguous_capitals =
    std::to_array<std::string_view>({"IT", "US", "WHO", "AS", "AM", "OR", "ME", "ID", "HI", "AD"});

/// Nouns that a letter follows: "vitamin A deficiency", where A is no article.
inline constexpr auto k_letter_nouns = std::to_array<std::string_view>(
    {"vitamin",  "vitamins",       "hepatitis",      "type",      "types",       "group",
     "groups",   "class",          "grade",          "influenza", "strep",       "stage",
     "category", "plan",           "part",           "factor",    "haemophilia", "hemophilia",
     "protein",  "immunoglobulin", "apolipoprotein", "schedule",  "appendix",    "table",
     "figure",   "section",        "option",         "team",      "level",       "streptococcus",
     "flu",      "medicare",       "provitamin",     "ward",      "hep",         "cohort"});

} // namespace audiosheet::narrate::spoken::en
