# kenes_add_plugin(ID [SOURCES …] [LINK …] [TEST_LINK …]): builds plugins/ID/ID.so beside links to its migrations,
# templates and locales, the layout that `kenes` loads from, and installs the same. If the folder has *_test.cpp files, they
# become the program ID_tests together with the plugin's own sources; it knows KENES_PLUGIN_FOLDER and
# KENES_KIT_FOLDER, which FakeHost::load takes. Works in this repository and with find_package(KenesSdk).
if(NOT DEFINED KENES_PLUGIN_OUTPUT)
  set(KENES_PLUGIN_OUTPUT ${CMAKE_BINARY_DIR}/plugins)
endif()

function(kenes_plugin_compile target)
  target_include_directories(${target} PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
  target_compile_features(${target} PRIVATE cxx_std_20)
  set_target_properties(${target} PROPERTIES CXX_EXTENSIONS OFF POSITION_INDEPENDENT_CODE ON
    CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)
  if(KENES_SDK_SANITIZE)
    target_compile_options(${target} PRIVATE -fsanitize=${KENES_SDK_SANITIZE} -fno-sanitize=vptr)
    target_link_options(${target} PUBLIC -fsanitize=${KENES_SDK_SANITIZE})
  endif()
endfunction()

function(kenes_add_plugin id)
  cmake_parse_arguments(arg "" "" "SOURCES;LINK;TEST_LINK" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS RELATIVE ${CMAKE_CURRENT_SOURCE_DIR} *.cpp)
  list(FILTER sources EXCLUDE REGEX "^build/")
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "_test\\.cpp$|^tests/")
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$|^tests/")
  if(arg_SOURCES)
    set(sources ${arg_SOURCES})
  endif()

  add_library(${id}-objects OBJECT ${sources})
  kenes_plugin_compile(${id}-objects)
  target_link_libraries(${id}-objects PUBLIC kenes::sdk ${arg_LINK})
  target_precompile_headers(${id}-objects PRIVATE <boost/json.hpp> <soci/soci.h> <string> <vector>)

  add_library(${id} MODULE)
  target_link_libraries(${id} PRIVATE ${id}-objects)
  target_link_options(${id} PRIVATE -Wl,-z,defs)
  set_target_properties(${id} PROPERTIES PREFIX "" OUTPUT_NAME ${id} LINKER_LANGUAGE CXX
    LIBRARY_OUTPUT_DIRECTORY ${KENES_PLUGIN_OUTPUT}/${id} INSTALL_RPATH "$ORIGIN/../../..")
  file(MAKE_DIRECTORY ${KENES_PLUGIN_OUTPUT}/${id})
  include(GNUInstallDirs)
  foreach(folder migrations templates locales assets)
    if(IS_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR}/${folder})
      file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR}/${folder} ${KENES_PLUGIN_OUTPUT}/${id}/${folder} SYMBOLIC)
      install(DIRECTORY ${folder} DESTINATION ${CMAKE_INSTALL_LIBDIR}/kenes/plugins/${id})
    endif()
  endforeach()
  install(TARGETS ${id} LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}/kenes/plugins/${id})

  if(tests AND TARGET kenes::testing)
    add_executable(${id}_tests ${tests})
    kenes_plugin_compile(${id}_tests)
    target_precompile_headers(${id}_tests PRIVATE <boost/json.hpp> <soci/soci.h> <string> <vector>)
    target_link_libraries(${id}_tests PRIVATE ${id}-objects kenes::testing Catch2::Catch2WithMain ${arg_TEST_LINK})
    set(kit ${KENES_PLUGIN_OUTPUT}/participation)
    if(KENES_INSTALLED_PLUGINS)
      set(kit ${KENES_INSTALLED_PLUGINS}/participation)
    endif()
    target_compile_definitions(${id}_tests PRIVATE KENES_PLUGIN_FOLDER="${KENES_PLUGIN_OUTPUT}/${id}"
                                                   KENES_KIT_FOLDER="${kit}")
    kenes_add_tests(${id}_tests)
  endif()
endfunction()
