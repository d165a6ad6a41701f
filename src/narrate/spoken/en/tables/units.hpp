// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

namespace audiosheet::narrate::spoken::en {

/// Which SI prefixes a unit is written with.
enum class Prefixes { none, small, large, all };

struct UnitName {
  std::string_view symbol, singular, plural;
  Prefixes prefixes = Prefixes::none;
  bool length = false;     ///< may carry 2 and 3 as exponents, "2 × 3 cm"
  bool needs_more = false; ///< too ambiguous to stand alone after a number: only in compounds ("kcal/d")
};

/// To add a unit, add a line. Symbols are looked up as written, then, when they have two letters or more, in
/// any case. British spelling (litre, metre) is made from the American one.
inline constexpr std::array k_units{
    // SI and accepted beside it
    UnitName{"g", "gram", "grams", Prefixes::small},
    UnitName{"L", "liter", "liters", Prefixes::small},
    UnitName{"l", "liter", "liters", Prefixes::small},
    UnitName{"m", "meter", "meters", Prefixes::small, true},
    UnitName{"s", "second", "seconds", Prefixes::small},
    UnitName{"mol", "mole", "moles", Prefixes::small},
    UnitName{"M", "molar", "molar", Prefixes::small, false, true},
    UnitName{"Pa", "pascal", "pascals", Prefixes::all},
    UnitName{"Hz", "hertz", "hertz", Prefixes::large},
    UnitName{"V", "volt", "volts", Prefixes::all},
    UnitName{"A", "ampere", "amperes", Prefixes::all, false, true},
    UnitName{"W", "watt", "watts", Prefixes::all},
    UnitName{"Wh", "watt hour", "watt hours", Prefixes::large},
    UnitName{"J", "joule", "joules", Prefixes::all},
    UnitName{"N", "newton", "newtons", Prefixes::small, false, true},
    UnitName{"K", "kelvin", "kelvins", Prefixes::small, false, true},
    UnitName{"C", "coulomb", "coulombs", Prefixes::small, false, true},
    UnitName{"F", "farad", "farads", Prefixes::small, false, true},
    UnitName{"T", "tesla", "tesla", Prefixes::small, false, true},
    UnitName{"Wb", "weber", "webers", Prefixes::small},
    UnitName{"lm", "lumen", "lumens"},
    UnitName{"lx", "lux", "lux"},
    UnitName{"cd", "candela", "candelas"},
    UnitName{"Ω", "ohm", "ohms", Prefixes::all},
    UnitName{"ohm", "ohm", "ohms", Prefixes::all},
    UnitName{"bar", "bar", "bars", Prefixes::small},
    UnitName{"Å", "angstrom", "angstroms"},
    UnitName{"dB", "decibel", "decibels"},
    UnitName{"eV", "electron volt", "electron volts", Prefixes::large},
    UnitName{"ha", "hectare", "hectares"},
    UnitName{"t", "tonne", "tonnes", Prefixes::none, false, true},
    UnitName{"Torr", "torr", "torr"},
    UnitName{"atm", "atmosphere", "atmospheres"},
    // radiation
    UnitName{"Bq", "becquerel", "becquerels", Prefixes::all},
    UnitName{"Ci", "curie", "curies", Prefixes::all},
    UnitName{"Gy", "gray", "grays", Prefixes::all},
    UnitName{"Sv", "sievert", "sieverts", Prefixes::all},
    UnitName{"rem", "rem", "rems", Prefixes::small},
    // clinical
    UnitName{"Eq", "equivalent", "equivalents", Prefixes::small},
    UnitName{"Osm", "osmole", "osmoles", Prefixes::small},
    UnitName{"osmol", "osmole", "osmoles", Prefixes::small},
    UnitName{"kat", "katal", "katals", Prefixes::small},
    UnitName{"cal", "calorie", "calories", Prefixes::all},
    UnitName{"gm", "gram", "grams"},
    UnitName{"gms", "gram", "grams"},
    UnitName{"kCal", "kilocalorie", "kilocalories"},
    UnitName{"U", "unit", "units", Prefixes::all},
    UnitName{"IU", "international unit", "international units", Prefixes::all},
    UnitName{"iU", "international unit", "international units", Prefixes::all},
    UnitName{"UI", "international unit", "international units"},
    UnitName{"Da", "dalton", "daltons", Prefixes::large},
    UnitName{"mcg", "microgram", "micrograms"},
    UnitName{"mcL", "microliter", "microliters"},
    UnitName{"mcmol", "micromole", "micromoles"},
    UnitName{"mmHg", "millimeter of mercury", "millimeters of mercury"},
    UnitName{"cmHg", "centimeter of mercury", "centimeters of mercury"},
    UnitName{"bpm", "beat per minute", "beats per minute"},
    UnitName{"brpm", "breath per minute", "breaths per minute"},
    UnitName{"rpm", "revolution per minute", "revolutions per minute"},
    UnitName{"cc", "C C", "C C"},
    UnitName{"gtt", "drop", "drops"},
    UnitName{"gtts", "drop", "drops"},
    UnitName{"CFU", "colony forming unit", "colony forming units"},
    UnitName{"PFU", "plaque forming unit", "plaque forming units"},
    UnitName{"TCID50", "median tissue culture infective dose", "median tissue culture infective doses"},
    UnitName{"ppm", "part per million", "parts per million"},
    UnitName{"ppb", "part per billion", "parts per billion"},
    UnitName{"bp", "base pair", "base pairs"},
    UnitName{"kbp", "kilobase pair", "kilobase pairs"},
    UnitName{"Fr", "French", "French"},
    UnitName{"dpt", "diopter", "diopters"},
    UnitName{"hpf", "high power field", "high power fields"},
    UnitName{"lpf", "low power field", "low power fields"},
    UnitName{"MET", "metabolic equivalent", "metabolic equivalents"},
    UnitName{"METs", "metabolic equivalent", "metabolic equivalents"},
    UnitName{"vol%", "percent by volume", "percent by volume"},
    // time
    UnitName{"min", "minute", "minutes"},
    UnitName{"mins", "minute", "minutes"},
    UnitName{"sec", "second", "seconds", Prefixes::small},
    UnitName{"secs", "second", "seconds"},
    UnitName{"h", "hour", "hours"},
    UnitName{"hr", "hour", "hours"},
    UnitName{"hrs", "hour", "hours"},
    UnitName{"d", "day", "days"},
    UnitName{"wk", "week", "weeks"},
    UnitName{"wks", "week", "weeks"},
    UnitName{"mo", "month", "months"},
    UnitName{"mos", "month", "months"},
    UnitName{"mth", "month", "months"},
    UnitName{"mths", "month", "months"},
    UnitName{"y", "year", "years"},
    UnitName{"yr", "year", "years"},
    UnitName{"yrs", "year", "years"},
    // customary
    UnitName{"lb", "pound", "pounds"},
    UnitName{"lbs", "pound", "pounds"},
    UnitName{"oz", "ounce", "ounces"},
    UnitName{"ozs", "ounce", "ounces"},
    UnitName{"ft", "foot", "feet", Prefixes::none, true},
    UnitName{"in", "inch", "inches", Prefixes::none, true, true},
    UnitName{"yd", "yard", "yards", Prefixes::none, true},
    UnitName{"yds", "yard", "yards", Prefixes::none, true},
    UnitName{"mi", "mile", "miles", Prefixes::none, true},
    UnitName{"mph", "mile per hour", "miles per hour"},
    UnitName{"kph", "kilometer per hour", "kilometers per hour"},
    UnitName{"kmh", "kilometer per hour", "kilometers per hour"},
    UnitName{"mpg", "mile per gallon", "miles per gallon"},
    UnitName{"psi", "pound per square inch", "pounds per square inch"},
    UnitName{"gal", "gallon", "gallons"},
    UnitName{"qt", "quart", "quarts"},
    UnitName{"tsp", "teaspoon", "teaspoons"},
    UnitName{"tsps", "teaspoon", "teaspoons"},
    UnitName{"tbsp", "tablespoon", "tablespoons"},
    UnitName{"tbsps", "tablespoon", "tablespoons"},
    UnitName{"hp", "horsepower", "horsepower"},
    UnitName{"kn", "knot", "knots"},
    // computing
    UnitName{"B", "byte", "bytes", Prefixes::large, false, true},
    UnitName{"kb", "kilobit", "kilobits"},
    UnitName{"Mb", "megabit", "megabits"},
    UnitName{"gb", "gigabyte", "gigabytes"},
    UnitName{"tb", "terabyte", "terabytes"},
    UnitName{"mv", "millivolt", "millivolts"},
    UnitName{"kv", "kilovolt", "kilovolts"},
    UnitName{"kw", "kilowatt", "kilowatts"},
    UnitName{"kwh", "kilowatt hour", "kilowatt hours"},
    UnitName{"kbps", "kilobit per second", "kilobits per second"},
    UnitName{"mbps", "megabit per second", "megabits per second"},
    UnitName{"gbps", "gigabit per second", "gigabits per second"},
    UnitName{"dpi", "dot per inch", "dots per inch"},
};

struct PrefixName {
  std::string_view symbol, name;
  bool small;
};

inline constexpr std::array k_prefixes{
    PrefixName{"T", "tera", false}, PrefixName{"G", "giga", false},  PrefixName{"M", "mega", false},
    PrefixName{"k", "kilo", false}, PrefixName{"h", "hecto", false}, PrefixName{"da", "deca", false},
    PrefixName{"d", "deci", true},  PrefixName{"c", "centi", true},  PrefixName{"m", "milli", true},
    PrefixName{"μ", "micro", true}, PrefixName{"u", "micro", true},  PrefixName{"mc", "micro", true},
    PrefixName{"n", "nano", true},  PrefixName{"p", "pico", true},   PrefixName{"f", "femto", true},
    PrefixName{"a", "atto", true},
};

/// Prefixed symbols that are words or other things.
inline constexpr auto k_not_units =
    std::to_array<std::string_view>({"Pm", "PM", "pm", "am", "AM", "as", "us", "Us", "MU", "MM", "ma"});

/// Symbols that are no word and nothing else, so that they are units even without a number before them.
inline constexpr auto k_lone_units = std::to_array<std::string_view>(
    {"mg",  "mcg",  "μg",  "kg",  "mL",  "ml",   "dL", "dl",  "mmHg", "mmol", "μmol", "nmol",
     "mEq", "kcal", "kJ",  "mSv", "Gy",  "mm",   "cm", "km",  "μm",   "nm",   "ng",   "pg",
     "μL",  "mOsm", "mIU", "IU",  "kPa", "cmHg", "Hz", "kHz", "MHz",  "mV"});

/// Both halves of rates that are no word pair: "U/L", "beats/min".
inline constexpr auto k_rate_tops =
    std::to_array<std::string_view>({"U", "L", "g", "m", "mol", "beats", "breaths", "cells", "copies",
                                     "units", "drops", "unit", "J", "mSv", "kU", "mU"});
inline constexpr auto k_rate_bottoms = std::to_array<std::string_view>(
    {"L", "min", "mL", "ml", "h", "hr", "d", "day", "kg", "dL", "s", "mm", "μL", "dose", "m"});

/// Units of one letter that a hyphen may join to their number: "a 24-h urine".
inline constexpr auto k_hyphen_units =
    std::to_array<std::string_view>({"h", "d", "g", "L", "l", "m", "s", "y"});

/// Units that prescriptions and labels write in capitals; other capitals behind a number are no units ("104
/// FM").
inline constexpr auto k_shouted_units = std::to_array<std::string_view>(
    {"MG",   "MCG", "KG",  "ML",   "DL",  "CM",   "KM",   "LB",  "LBS",  "OZ",  "FT",   "YD", "MI",
     "HR",   "HRS", "MIN", "MINS", "SEC", "SECS", "KCAL", "CAL", "MMHG", "MEQ", "MMOL", "GM", "TSP",
     "TBSP", "PPM", "RPM", "BPM",  "MPH", "MHZ",  "KHZ",  "GHZ", "GB",   "TB",  "KB",   "WK", "WKS",
     "YRS",  "YR",  "MOS", "GAL",  "PSI", "HP",   "HA",   "DB",  "KV",   "KW",  "KWH"});

/// Words of the second half of a unit ("breaths/min", "mg/dose") are said as they stand; these are the
/// plurals and singulars a number may be followed by before a slash.
inline constexpr auto k_countables = std::to_array<std::string_view>(
    {"dose",    "doses",   "day",     "days",   "week",    "weeks",    "month",   "months",   "year",
     "years",   "hour",    "hours",   "minute", "minutes", "second",   "cells",   "cell",     "beats",
     "breaths", "unit",    "units",   "copies", "tablet",  "tablets",  "capsule", "capsules", "drops",
     "puffs",   "serving", "patient", "person", "visit",   "kilogram", "liter",   "litre",    "night"});

} // namespace audiosheet::narrate::spoken::en
