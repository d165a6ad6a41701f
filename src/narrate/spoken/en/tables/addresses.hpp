// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "narrate/spoken/en/tables/acronyms.hpp"

#include <array>

namespace audiosheet::narrate::spoken::en {

inline constexpr std::array k_street_types{
    SaidAs{"st", "Street"},       SaidAs{"street", "Street"},  SaidAs{"ave", "Avenue"},
    SaidAs{"av", "Avenue"},       SaidAs{"avenue", "Avenue"},  SaidAs{"rd", "Road"},
    SaidAs{"road", "Road"},       SaidAs{"blvd", "Boulevard"}, SaidAs{"boulevard", "Boulevard"},
    SaidAs{"ct", "Court"},        SaidAs{"court", "Court"},    SaidAs{"ln", "Lane"},
    SaidAs{"lane", "Lane"},       SaidAs{"dr", "Drive"},       SaidAs{"drive", "Drive"},
    SaidAs{"pl", "Place"},        SaidAs{"place", "Place"},    SaidAs{"pkwy", "Parkway"},
    SaidAs{"parkway", "Parkway"}, SaidAs{"hwy", "Highway"},    SaidAs{"highway", "Highway"},
    SaidAs{"sq", "Square"},       SaidAs{"square", "Square"},  SaidAs{"ter", "Terrace"},
    SaidAs{"terrace", "Terrace"}, SaidAs{"cir", "Circle"},     SaidAs{"circle", "Circle"},
    SaidAs{"way", "Way"},
};

inline constexpr std::array k_directions{
    SaidAs{"N", "North"},      SaidAs{"S", "South"},      SaidAs{"E", "East"},
    SaidAs{"W", "West"},       SaidAs{"NE", "Northeast"}, SaidAs{"NW", "Northwest"},
    SaidAs{"SE", "Southeast"}, SaidAs{"SW", "Southwest"},
};

/// Two capitals are a state only before a ZIP code.
inline constexpr std::array k_states{
    SaidAs{"AL", "Alabama"},        SaidAs{"AK", "Alaska"},
    SaidAs{"AZ", "Arizona"},        SaidAs{"AR", "Arkansas"},
    SaidAs{"CA", "California"},     SaidAs{"CO", "Colorado"},
    SaidAs{"CT", "Connecticut"},    SaidAs{"DC", "D C"},
    SaidAs{"DE", "Delaware"},       SaidAs{"FL", "Florida"},
    SaidAs{"GA", "Georgia"},        SaidAs{"HI", "Hawaii"},
    SaidAs{"ID", "Idaho"},          SaidAs{"IL", "Illinois"},
    SaidAs{"IN", "Indiana"},        SaidAs{"IA", "Iowa"},
    SaidAs{"KS", "Kansas"},         SaidAs{"KY", "Kentucky"},
    SaidAs{"LA", "Louisiana"},      SaidAs{"ME", "Maine"},
    SaidAs{"MD", "Maryland"},       SaidAs{"MA", "Massachusetts"},
    SaidAs{"MI", "Michigan"},       SaidAs{"MN", "Minnesota"},
    SaidAs{"MS", "Mississippi"},    SaidAs{"MO", "Missouri"},
    SaidAs{"MT", "Montana"},        SaidAs{"NE", "Nebraska"},
    SaidAs{"NV", "Nevada"},         SaidAs{"NH", "New Hampshire"},
    SaidAs{"NJ", "New Jersey"},     SaidAs{"NM", "New Mexico"},
    SaidAs{"NY", "New York"},       SaidAs{"NC", "North Carolina"},
    SaidAs{"ND", "North Dakota"},   SaidAs{"OH", "Ohio"},
    SaidAs{"OK", "Oklahoma"},       SaidAs{"OR", "Oregon"},
    SaidAs{"PA", "Pennsylvania"},   SaidAs{"RI", "Rhode Island"},
    SaidAs{"SC", "South Carolina"}, SaidAs{"SD", "South Dakota"},
    SaidAs{"TN", "Tennessee"},      SaidAs{"TX", "Texas"},
    SaidAs{"UT", "Utah"},           SaidAs{"VT", "Vermont"},
    SaidAs{"VA", "Virginia"},       SaidAs{"WA", "Washington"},
    SaidAs{"WV", "West Virginia"},  SaidAs{"WI", "Wisconsin"},
    SaidAs{"WY", "Wyoming"},
};

} // namespace audiosheet::narrate::spoken::en
