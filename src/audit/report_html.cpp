// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/audit.hpp"

#include "util/xml.hpp"

namespace audiosheet::audit {

std::string report_html(const Report& report, const Script& script, const FactSheet* /*sheet*/,
                        const Diagnostics& /*diagnostics*/) {
  return "<!DOCTYPE html><html lang=\"en\"><title>" + xml_escape(script.title) + "</title><pre>" +
         xml_escape(report_text(report, script.title)) + "</pre></html>\n";
}

} // namespace audiosheet::audit
