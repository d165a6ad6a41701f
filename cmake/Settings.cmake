# Warnings and sanitizers, linked privately by every target of ours.
add_library(audiosheet_settings INTERFACE)
target_include_directories(audiosheet_settings INTERFACE ${PROJECT_SOURCE_DIR}/src)
target_compile_options(
  audiosheet_settings
  INTERFACE -Wall
            -Wextra
            -Wpedantic
            -Wshadow
            -Wconversion
            $<$<CXX_COMPILER_ID:Clang>:-Wno-sign-conversion> # part of its -Wconversion, not of GCC's
            -Wnon-virtual-dtor
            -Wold-style-cast
            -Wcast-align
            -Woverloaded-virtual
            -Wdouble-promotion
            -Wformat=2
            -Wno-missing-field-initializers) # GCC 12 complains of designated initialisers
if(AUDIOSHEET_SANITIZE)
  # Four checks at each access double the time that GCC takes to compile. What they find, AddressSanitizer finds as a
  # crash, or the fuzz targets, which Clang builds with them.
  set(cheap $<$<CXX_COMPILER_ID:GNU>:-fno-sanitize=null,alignment,object-size,vptr>)
  if(AUDIOSHEET_SANITIZE STREQUAL "thread")
    set(cheap -Wno-maybe-uninitialized) # GCC sees an empty std::optional read between its instrumentation
  endif()
  target_compile_options(audiosheet_settings INTERFACE -fsanitize=${AUDIOSHEET_SANITIZE} ${cheap} -fno-sanitize-recover=all
                                                       -fno-omit-frame-pointer)
  target_link_options(audiosheet_settings INTERFACE -fsanitize=${AUDIOSHEET_SANITIZE})
endif()

# audiosheet_folder(NAME SOURCES... LINK libraries...): the static library of one folder below src/.
function(audiosheet_folder name)
  cmake_parse_arguments(arg "" "" "SOURCES;LINK" ${ARGN})
  add_library(audiosheet_${name} STATIC ${arg_SOURCES})
  target_link_libraries(audiosheet_${name} PUBLIC audiosheet_settings ${arg_LINK})
endfunction()
