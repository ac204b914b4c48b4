# Compiler settings that every target of this repository shares.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)
set(CMAKE_LIBRARY_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/lib)
# Installed binaries find the SDK's library beside them.
set(CMAKE_INSTALL_RPATH "$ORIGIN/../${CMAKE_INSTALL_LIBDIR};$ORIGIN;$ORIGIN/../../..")

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros
      CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${CCACHE})
endif()
find_program(MOLD mold)
if(MOLD)
  add_link_options(-fuse-ld=mold)
endif()

add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-missing-field-initializers -Werror
                    -fpch-preprocess)
add_link_options(-Wl,-z,defs -Wl,--as-needed)

set(KENES_SANITIZE "" CACHE STRING "Sanitizers to build with: address,undefined or thread")
if(KENES_SANITIZE)
  add_compile_options(-fsanitize=${KENES_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${KENES_SANITIZE})
  if(KENES_SANITIZE MATCHES undefined)
    # SOCI does not export the type information that this check asks for.
    add_compile_options(-fno-sanitize=vptr)
  endif()
  # GCC's sanitizers raise false alarms from these two in headers of Boost.
  add_compile_options(-Wno-maybe-uninitialized -Wno-stringop-overflow)
else()
  # False alarms of GCC 12's optimiser in std::string and Boost (GCC bugs 105562, 105329, 105651).
  add_compile_options(-Wno-maybe-uninitialized -Wno-restrict -Wno-stringop-overflow -Wno-stringop-overread -Wno-array-bounds)
endif()
