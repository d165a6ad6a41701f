// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

namespace audiosheet::narrate::spoken::en {

/// Capitals that are ordinary words: emphasis ("Do NOT stop") and headings.
inline constexpr auto k_capital_words = std::to_array<std::string_view>(
    {"NOT",   "AN",    "IS",    "BE",    "AT",    "DO",    "AND",   "THE",   "FOR",   "YOU",   "ARE",
     "TO",    "OF",    "IN",    "ON",    "BY",    "IF",    "NO",    "SO",    "UP",    "WE",    "MY",
     "HE",    "GO",    "ALL",   "ANY",   "CAN",   "MAY",   "USE",   "DAY",   "OUT",   "OFF",   "NEW",
     "TIP",   "HOW",   "WHY",   "NOW",   "ONE",   "TWO",   "SIX",   "TEN",   "YES",   "BUT",   "HAS",
     "HAD",   "HER",   "HIS",   "HIM",   "SHE",   "ITS",   "OUR",   "WAS",   "DID",   "GET",   "LET",
     "PUT",   "SEE",   "SAY",   "ASK",   "TRY",   "OWN",   "TOO",   "TOP",   "FEW",   "OLD",   "BAD",
     "BIG",   "LOW",   "HOT",   "RED",   "WET",   "DRY",   "EYE",   "EAR",   "EAT",   "AGE",   "BOX",
     "CUT",   "END",   "MEN",   "MAN",   "MOM",   "SON",   "SUN",   "TEA",   "YET",   "AID",   "AIR",
     "ACT",   "ADD",   "CALL",  "STOP",  "NOTE",  "TAKE",  "ONLY",  "MUST",  "WHEN",  "WHAT",  "WITH",
     "THIS",  "THAT",  "FROM",  "HAVE",  "YOUR",  "WILL",  "ALSO",  "INTO",  "THAN",  "THEN",  "THEM",
     "THEY",  "MORE",  "MOST",  "LESS",  "SAFE",  "RISK",  "PAIN",  "HEAT",  "COLD",  "FIRE",  "HELP",
     "READ",  "KEEP",  "DOSE",  "PILL",  "DRUG",  "BLOOD", "HEART", "LIVER", "LUNG",  "SKIN",  "BONE",
     "HEAD",  "NECK",  "BACK",  "HAND",  "FOOT",  "FEET",  "BABY",  "CHILD", "ADULT", "WOMEN", "WOMAN",
     "NEVER", "AFTER", "ABOUT", "EVERY", "FIRST", "ONCE",  "DAILY", "TWICE", "EACH",  "BOTH",  "SOME",
     "SUCH",  "VERY",  "MUCH",  "MANY",  "LONG",  "SHORT", "HIGH",  "FULL",  "EMPTY", "LEFT",  "RIGHT",
     "OPEN",  "CLOSE", "SHUT",  "TURN",  "WASH",  "DRINK", "FOOD",  "MILK",  "WATER", "SALT",  "SUGAR",
     "MEAL",  "NEED",  "KNOW",  "FIND",  "FEEL",  "LOOK",  "GIVE",  "MAKE",  "TELL",  "TALK",  "CARE",
     "HOME",  "WORK",  "TIME",  "WEEK",  "YEAR",  "MONTH", "HOURS", "DAYS",  "PART",  "PAGE",  "STEP",
     "TABLE", "KEY",   "FACT",  "FACTS", "SHEET", "BASIC", "TESTS", "TEST",  "TREAT", "CAUSE", "SIGNS",
     "SIGN",  "TYPES", "TYPE",  "LIFE",  "LIVE",  "DEATH", "BIRTH", "THESE", "THOSE", "WHICH", "WHILE",
     "WHERE", "THERE", "THEIR", "OTHER", "BEING", "COULD", "WOULD", "MIGHT", "SHALL", "AVOID", "CHECK",
     "ALERT", "ALARM", "TOXIC", "LARGE", "SMALL", "BEST",  "GOOD",  "FREE",  "FORM",  "DATE",  "NAME",
     "LAST",  "NEXT",  "SAME",  "JUST",  "EVEN",  "OVER",  "UNDER", "PER",   "WERE",  "BEEN",  "DOES",
     "DONE",  "UNTIL", "SINCE", "AGAIN", "STILL", "ABOVE", "BELOW", "ALONG", "AMONG", "EVER",  "ELSE",
     "ALONE", "AWAY",  "DOWN",  "FAR",   "NEAR",  "HERE",  "THUS",  "UPON",  "WHOM",  "WHOSE", "THREE",
     "FOUR",  "FIVE",  "SEVEN", "EIGHT", "NINE",  "ZERO",  "DOZEN", "HALF",  "WHOLE", "EXTRA", "TRUE",
     "FALSE", "EARLY", "LATE",  "READY", "QUICK", "SLOW",  "SEEMS", "SHAKE", "WELL",  "STORE", "APPLY",
     "RINSE", "CHEW",  "CRUSH", "SPLIT", "SPRAY", "MIX",   "POUR",  "BEGIN", "START", "WAIT",  "REST",
     "SIT",   "STAND", "LIE",   "LIFT",  "PULL",  "PUSH",  "PRESS", "HOLD",  "WEAR",  "COVER", "CLEAN",
     "SOAK",  "COOL",  "WARM",  "BOIL",  "COOK",  "THAW",  "LEAVE", "BRING", "CARRY", "SEND",  "WRITE",
     "PRINT", "VISIT", "LEARN", "THINK", "SPEAK", "SHARE", "SHOW",  "STAY",  "SLEEP", "WAKE",  "WALK",
     "RUN",   "DRIVE", "COUGH", "BLOW",  "TASTE", "SMELL", "TOUCH", "HEAR",  "WATCH", "MOVE",  "BEND",
     "REACH", "DROP",  "DROPS", "KILL",  "KILLS", "DIE",   "FALL",  "FALLS", "BLEED", "BURN",  "BURNS",
     "BITE",  "BITES", "STING", "ITCH",  "HURT",  "HURTS", "SWELL", "CHOKE", "FAINT", "VOMIT", "USED",
     "USING", "TAKEN", "GIVEN", "MADE",  "MAKES", "FOUND", "LOSE",  "LOST",  "LACK",  "ENDS",  "RISE",
     "HOUR",  "NIGHT", "NOON",  "WEEKS", "YEARS", "AREA",  "AREAS", "ARM",   "ARMS",  "LEG",   "LEGS",
     "NOSE",  "MOUTH", "TEETH", "TOOTH", "CHEST", "BELLY", "WRIST", "ANKLE", "KNEE",  "KNEES", "SPINE",
     "NERVE", "BRAIN", "VEIN",  "VEINS", "LUNGS", "LIPS",  "FACE",  "HAIR",  "NAIL",  "NAILS", "TOE",
     "TOES",  "EYES",  "EARS",  "BONES", "JOINT", "HANDS", "CREAM", "PATCH", "PILLS", "DOSES", "DRUGS",
     "SPOON", "CUP",   "CUPS",  "LABEL", "NURSE", "PHONE", "ROOM",  "BATH",  "SOAP",  "CLOTH", "MASK",
     "MASKS", "SHOES", "WOUND", "FEVER", "RASH",  "HIVES", "CRAMP", "LUMP",  "LUMPS", "ULCER", "VIRUS",
     "GERMS", "FLU",   "SMOKE", "BEER",  "WINE",  "FRUIT", "MEAT",  "FISH",  "EGG",   "EGGS",  "NUT",
     "NUTS",  "BREAD", "FOODS", "SPICY", "URINE", "STOOL", "SWEAT", "PUS",   "SORE",  "SORES", "PAINS",
     "ACHE",  "ACHES", "MILD",  "ACUTE", "SICK",  "ILL",   "WEAK",  "YOUNG", "OLDER", "TIRED", "DIZZY",
     "LIGHT", "DARK",  "SHARP", "SOFT",  "HARD",  "FRESH", "RAW",   "LOWER", "MAJOR", "MINOR", "RARE",
     "OFTEN", "GIRL",  "GIRLS", "BOY",   "BOYS",  "KIDS",  "TEENS", "CARER", "LOCAL", "STAFF", "GROUP",
     "LEVEL", "POINT", "ISSUE", "PLAN",  "PLANS", "GOAL",  "GOALS", "GUIDE", "STEPS", "TIPS",  "RULE",
     "RULES", "LIST",  "LISTS", "MYTH",  "MYTHS", "TRUTH", "HARM",  "HARMS", "BREAK", "SHOT",  "SHOTS",
     "DEAL",  "THANK", "MEANS", "LIKE",  "ABLE",  "AGED",  "AGES",  "ORDER", "COSTS", "COST",  "MONEY",
     "PAY",   "PAID",  "FUND",  "NEWS",  "EMAIL", "WEB",   "SITE",  "LINK",  "LINKS", "MAIN",  "MENU",
     "PAGES", "VIDEO", "AUDIO", "MAPS",  "EDIT"});

} // namespace audiosheet::narrate::spoken::en
