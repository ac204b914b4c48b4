# kenes_add_tests(NAME [PROGRAM]): registers the unit cases and the [integration] cases of a Catch2 program (called NAME, or
# PROGRAM). The latter run in a fast private PostgreSQL cluster (KENES_TEST_DATABASE_URL). Works in this repository and with
# find_package(KenesSdk).
function(kenes_add_tests name)
  set(program ${name})
  if(ARGC GREATER 1)
    set(program ${ARGV1})
  endif()
  # Catch2 2 is one large header.
  get_target_property(precompiled ${program} PRECOMPILE_HEADERS)
  if(NOT precompiled)
    target_precompile_headers(${program} PRIVATE <catch2/catch.hpp> <boost/json.hpp> <soci/soci.h> <string> <vector>)
  endif()
  add_test(NAME ${name}.unit COMMAND ${program} "~[integration]" --warn NoAssertions)
  set_tests_properties(${name}.unit PROPERTIES LABELS unit TIMEOUT 300)
  add_test(NAME ${name}.integration COMMAND $<TARGET_FILE:kenes::test-postgres> $<TARGET_FILE:${program}> "[integration]")
  set_tests_properties(${name}.integration PROPERTIES LABELS integration TIMEOUT 600)
endfunction()

# kenes_add_conformance_test(PLUGIN): what every plugin must keep, from its descriptor to its templates and translations;
# `kenes-conformance` says what it looks at. PLUGIN was made by kenes_add_plugin in the same folder.
function(kenes_add_conformance_test plugin)
  add_test(NAME ${plugin}.conformance COMMAND $<TARGET_FILE:kenes::test-postgres> $<TARGET_FILE:kenes::conformance>
           $<TARGET_FILE_DIR:${plugin}> ${KENES_PLUGIN_OUTPUT} ${KENES_INSTALLED_PLUGINS})
  set_tests_properties(${plugin}.conformance PROPERTIES LABELS integration TIMEOUT 300)
  add_test(NAME ${plugin}.messages COMMAND ${KENES_MESSAGES} --check ${CMAKE_CURRENT_SOURCE_DIR})
  set_tests_properties(${plugin}.messages PROPERTIES LABELS unit TIMEOUT 60)
endfunction()
