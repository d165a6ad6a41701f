// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "narrate/spoken/en/tables/acronyms.hpp"

#include <array>
#include <string_view>

namespace audiosheet::narrate::spoken::en {

/// What has to be around an abbreviation for it to be one.
enum class Needs {
  nothing,
  stop,
  stop_inside, ///< of a sentence, which goes on in small letters or digits: a word of its own at the end of
               ///< one
  number,
  stop_and_number,
  name,
  stop_and_name,
  name_before,
  number_before,
  of_behind
};

struct Abbreviation {
  std::string_view written; ///< lower case, without the full stop
  std::string_view spoken;
  Needs needs = Needs::stop;
  bool keep_case = true; ///< a capital stays one: "No. 5", "Number five"
  bool may_end = false;  ///< a capital behind its full stop begins a sentence
};

/// To add an abbreviation, add a line.
inline constexpr std::array k_abbreviations{
    // titles and names
    Abbreviation{"dr", "doctor", Needs::name},
    Abbreviation{"mr", "mister", Needs::nothing},
    Abbreviation{"mrs", "missus", Needs::nothing},
    Abbreviation{"prof", "professor", Needs::name},
    Abbreviation{"st", "street", Needs::name_before},
    Abbreviation{"st", "saint", Needs::name},
    Abbreviation{"ste", "sainte", Needs::stop_and_name},
    Abbreviation{"mt", "mount", Needs::stop_and_name},
    Abbreviation{"ft", "fort", Needs::stop_and_name},
    Abbreviation{"hon", "honorable", Needs::stop},
    Abbreviation{"rev", "reverend", Needs::stop_and_name},
    Abbreviation{"maj", "major", Needs::stop_and_name},
    Abbreviation{"gen", "general", Needs::stop_and_name},
    Abbreviation{"capt", "captain", Needs::stop_and_name},
    Abbreviation{"cpt", "captain", Needs::stop_and_name},
    Abbreviation{"lt", "lieutenant", Needs::stop_and_name},
    Abbreviation{"col", "colonel", Needs::stop_and_name},
    Abbreviation{"cmdr", "commander", Needs::stop_and_name},
    Abbreviation{"sgt", "sergeant", Needs::stop_and_name},
    Abbreviation{"gov", "governor", Needs::stop_and_name},
    Abbreviation{"sen", "senator", Needs::stop_and_name},
    Abbreviation{"rep", "representative", Needs::stop_and_name},
    Abbreviation{"pres", "president", Needs::stop_and_name},
    Abbreviation{"fr", "father", Needs::stop_and_name},
    Abbreviation{"jr", "junior", Needs::nothing},
    Abbreviation{"sr", "senior", Needs::stop},
    Abbreviation{"esq", "esquire", Needs::stop},
    Abbreviation{"bros", "brothers", Needs::nothing},
    Abbreviation{"inc", "incorporated", Needs::stop, true, true},
    Abbreviation{"ltd", "limited", Needs::nothing, true, true},
    Abbreviation{"corp", "corporation", Needs::stop, true, true},
    Abbreviation{"co", "company", Needs::stop, true, true},
    Abbreviation{"pvt", "private", Needs::nothing},
    Abbreviation{"dept", "department", Needs::nothing},
    Abbreviation{"govt", "government", Needs::nothing},
    Abbreviation{"assn", "association", Needs::nothing},
    Abbreviation{"univ", "university", Needs::stop},
    Abbreviation{"ave", "avenue", Needs::name_before},
    Abbreviation{"blvd", "boulevard", Needs::nothing},
    Abbreviation{"rd", "road", Needs::name_before},
    Abbreviation{"hwy", "highway", Needs::nothing},
    Abbreviation{"apt", "apartment", Needs::stop_and_number},
    // text
    Abbreviation{"vs", "versus", Needs::nothing},
    Abbreviation{"v", "versus", Needs::stop_and_name},
    Abbreviation{"approx", "approximately", Needs::nothing},
    Abbreviation{"etc", "etcetera", Needs::nothing, true, true},
    Abbreviation{"eg", "for example", Needs::nothing},
    Abbreviation{"ie", "that is", Needs::nothing},
    Abbreviation{"cf", "compare", Needs::stop},
    Abbreviation{"viz", "namely", Needs::stop},
    Abbreviation{"al", "al", Needs::stop, true, true},
    Abbreviation{"ca", "circa", Needs::stop_and_number},
    Abbreviation{"c", "circa", Needs::stop_and_number},
    Abbreviation{"no", "number", Needs::stop_and_number},
    Abbreviation{"no", "number", Needs::of_behind},
    Abbreviation{"nos", "numbers", Needs::stop_and_number},
    Abbreviation{"vol", "volume", Needs::number},
    Abbreviation{"vols", "volumes", Needs::number},
    Abbreviation{"fig", "figure", Needs::number},
    Abbreviation{"figs", "figures", Needs::number},
    Abbreviation{"ch", "chapter", Needs::stop_and_number},
    Abbreviation{"sec", "section", Needs::stop_and_number},
    Abbreviation{"p", "page", Needs::stop_and_number},
    Abbreviation{"pp", "pages", Needs::stop_and_number},
    Abbreviation{"ed", "edition", Needs::stop},
    Abbreviation{"eds", "editors", Needs::stop},
    Abbreviation{"ref", "reference", Needs::stop_and_number},
    Abbreviation{"refs", "references", Needs::stop_and_number},
    Abbreviation{"ext", "extension", Needs::number},
    Abbreviation{"tel", "telephone", Needs::stop},
    Abbreviation{"max", "maximum", Needs::stop, true, true},
    Abbreviation{"min", "minimum", Needs::stop, true, true},
    Abbreviation{"avg", "average", Needs::nothing},
    Abbreviation{"temp", "temperature", Needs::stop, true, true},
    Abbreviation{"misc", "miscellaneous", Needs::stop},
    Abbreviation{"incl", "including", Needs::nothing},
    Abbreviation{"excl", "excluding", Needs::stop},
    Abbreviation{"est", "estimated", Needs::stop_and_number},
    Abbreviation{"esp", "especially", Needs::stop},
    Abbreviation{"resp", "respectively", Needs::stop},
    Abbreviation{"cont", "continued", Needs::stop},
    Abbreviation{"hosp", "hospital", Needs::stop},
    Abbreviation{"intl", "international", Needs::nothing},
    Abbreviation{"natl", "national", Needs::nothing},
    // clinical
    Abbreviation{"spp", "species", Needs::nothing},
    Abbreviation{"tab", "tablet", Needs::stop_inside},
    Abbreviation{"tabs", "tablets", Needs::stop_inside},
    Abbreviation{"caps", "capsules", Needs::stop_inside},
    Abbreviation{"tab", "tablet", Needs::number_before, true, true},
    Abbreviation{"tabs", "tablets", Needs::number_before, true, true},
    Abbreviation{"cap", "capsule", Needs::number_before, true, true},
    Abbreviation{"caps", "capsules", Needs::number_before, true, true},
    Abbreviation{"yo", "year old", Needs::number_before},
    Abbreviation{"inj", "injection", Needs::stop},
    Abbreviation{"soln", "solution", Needs::nothing},
    Abbreviation{"susp", "suspension", Needs::stop},
    Abbreviation{"wt", "weight", Needs::stop},
    Abbreviation{"ht", "height", Needs::stop},
    Abbreviation{"tid", "three times a day", Needs::nothing},
    Abbreviation{"qid", "four times a day", Needs::nothing},
    Abbreviation{"prn", "as needed", Needs::nothing},
    Abbreviation{"qhs", "every night at bedtime", Needs::nothing},
    Abbreviation{"qod", "every other day", Needs::nothing},
    Abbreviation{"rx", "prescription", Needs::nothing},
};

/// Letters with full stops between them that mean words; others are spelled ("U.S.").
inline constexpr std::array k_dotted{
    SaidAs{"eg", "for example"},       SaidAs{"ie", "that is"},
    SaidAs{"bid", "twice a day"},      SaidAs{"tid", "three times a day"},
    SaidAs{"qid", "four times a day"}, SaidAs{"qd", "once a day"},
    SaidAs{"qod", "every other day"},  SaidAs{"prn", "as needed"},
    SaidAs{"po", "by mouth"},          SaidAs{"qhs", "every night at bedtime"},
    SaidAs{"hs", "at bedtime"},        SaidAs{"ac", "before meals"},
    SaidAs{"pc", "after meals"},       SaidAs{"qam", "every morning"},
    SaidAs{"qpm", "every evening"},    SaidAs{"sc", "under the skin"},
    SaidAs{"im", "into the muscle"},   SaidAs{"iv", "I V"},
    SaidAs{"pr", "by rectum"},         SaidAs{"aka", "also known as"},
    SaidAs{"sl", "under the tongue"},
};

/// Shortened with a slash; "w/" may be followed by a word.
inline constexpr std::array k_slashed{
    SaidAs{"w/o", "without"},          SaidAs{"w/", "with"},
    SaidAs{"w/in", "within"},          SaidAs{"w/v", "weight by volume"},
    SaidAs{"w/w", "weight by weight"}, SaidAs{"v/v", "volume by volume"},
    SaidAs{"n/a", "not applicable"},   SaidAs{"c/o", "complains of"},
    SaidAs{"h/o", "history of"},       SaidAs{"s/p", "status post"},
    SaidAs{"b/c", "because"},          SaidAs{"y/o", "year old"},
    SaidAs{"r/o", "rule out"},         SaidAs{"f/u", "follow up"},
    SaidAs{"s/he", "she or he"},
};

/// Pairs of words of which one is meant.
inline constexpr auto k_alternatives = std::to_array<std::string_view>({"he/she",
                                                                        "she/he",
                                                                        "his/her",
                                                                        "her/his",
                                                                        "him/her",
                                                                        "her/him",
                                                                        "his/hers",
                                                                        "himself/herself",
                                                                        "yes/no",
                                                                        "male/female",
                                                                        "man/woman",
                                                                        "men/women",
                                                                        "mother/father",
                                                                        "father/mother",
                                                                        "husband/wife",
                                                                        "wife/husband",
                                                                        "son/daughter",
                                                                        "brother/sister",
                                                                        "parent/carer",
                                                                        "parents/carers",
                                                                        "parent/guardian",
                                                                        "parents/guardians",
                                                                        "doctor/nurse",
                                                                        "nurse/doctor",
                                                                        "doctor/pharmacist",
                                                                        "patient/carer",
                                                                        "patients/carers",
                                                                        "is/are",
                                                                        "was/were",
                                                                        "it/they",
                                                                        "boy/girl",
                                                                        "true/false",
                                                                        "either/or",
                                                                        "husband/partner",
                                                                        "wife/partner",
                                                                        "spouse/partner"});

/// Capitalised words that a single letter belongs to, which then ends its sentence: "Vitamin C. The …".
inline constexpr auto k_no_names = std::to_array<std::string_view>(
    {"vitamin", "hepatitis", "type", "group", "class", "grade", "influenza", "stage", "part", "table",
     "figure", "plan", "category", "appendix", "section", "step", "option", "phase", "level"});

} // namespace audiosheet::narrate::spoken::en
