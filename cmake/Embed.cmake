# SPDX-License-Identifier: GPL-3.0-or-later
# Writes OUTPUT, a C++ file that defines FILES, by their names (page.css: k_page_css), as string views of NAMESPACE.
set(text "// Made by cmake/Embed.cmake.\n#include \"${HEADER}\"\n\nnamespace ${NAMESPACE} {\n\n")
foreach(file IN LISTS FILES)
  file(READ "${file}" content)
  get_filename_component(name "${file}" NAME)
  string(REPLACE "." "_" name "${name}")
  string(APPEND text "const std::string_view k_${name} = R\"embed(${content})embed\";\n\n")
endforeach()
file(WRITE "${OUTPUT}" "${text}} // namespace ${NAMESPACE}\n")
