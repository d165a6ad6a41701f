# What goes where beside the program and its voices; `cmake --install build/release` puts it there.
install(FILES docs/man/audiosheet.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(
  FILES completions/audiosheet.bash
  DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions
  RENAME audiosheet)
install(FILES completions/_audiosheet DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
install(FILES completions/audiosheet.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
install(FILES README.md CHANGELOG.md LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
