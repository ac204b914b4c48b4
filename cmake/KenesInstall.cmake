# What `cmake --install` installs beside the program `kenes` and the plugins: the SDK (component `sdk`), with which a plugin
# is built elsewhere (find_package(KenesSdk)), and the portal's files under share/kenes (component `portal`).
include(CMakePackageConfigHelpers)
set(package ${CMAKE_INSTALL_LIBDIR}/cmake/KenesSdk)
set(share ${CMAKE_INSTALL_DATADIR}/kenes)
set(plugins ${CMAKE_INSTALL_LIBDIR}/kenes/plugins)
set(KENES_SDK_TOOLS ${CMAKE_INSTALL_LIBEXECDIR}/kenes)
set(KENES_SDK_PLUGINS ${plugins})

set(sdk_targets kenes-sdk)
foreach(target kenes-participation kenes-testing kenes-conformance kenes-test-postgres)
  if(TARGET ${target})
    list(APPEND sdk_targets ${target})
  endif()
endforeach()
install(TARGETS ${sdk_targets} EXPORT KenesSdkTargets COMPONENT sdk
  LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT sdk NAMELINK_COMPONENT sdk
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT sdk
  RUNTIME DESTINATION ${KENES_SDK_TOOLS} COMPONENT sdk)
install(EXPORT KenesSdkTargets NAMESPACE kenes:: DESTINATION ${package} COMPONENT sdk)
install(DIRECTORY sdk/include/kenes sdk/participation/include/kenes sdk/testing/include/kenes
  DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT sdk FILES_MATCHING PATTERN *.hpp)
install(FILES ${PROJECT_BINARY_DIR}/include/kenes/abi.hpp DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/kenes COMPONENT sdk)
install(PROGRAMS script/messages DESTINATION ${KENES_SDK_TOOLS} COMPONENT sdk)

configure_package_config_file(cmake/KenesSdkConfig.cmake.in ${PROJECT_BINARY_DIR}/KenesSdkConfig.cmake
  INSTALL_DESTINATION ${package} PATH_VARS KENES_SDK_TOOLS KENES_SDK_PLUGINS)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/KenesSdkConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/KenesSdkConfig.cmake ${PROJECT_BINARY_DIR}/KenesSdkConfigVersion.cmake
  cmake/KenesPlugin.cmake cmake/KenesTests.cmake DESTINATION ${package} COMPONENT sdk)

# The kit as a plugin: its library lies with the SDK's, its folder with the other plugins.
if(TARGET kenes-participation)
  install(CODE "
    set(place \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${plugins}/participation\")
    file(MAKE_DIRECTORY \${place})
    file(CREATE_LINK ../../../$<TARGET_FILE_NAME:kenes-participation> \${place}/participation.so SYMBOLIC)" COMPONENT sdk)
  foreach(folder migrations templates locales)
    if(IS_DIRECTORY ${PROJECT_SOURCE_DIR}/sdk/participation/${folder})
      install(DIRECTORY sdk/participation/${folder} DESTINATION ${plugins}/participation COMPONENT sdk)
    endif()
  endforeach()
endif()

install(DIRECTORY migrations DESTINATION ${share} COMPONENT sdk)
foreach(folder config core/templates core/locales core/mail/demo)
  if(IS_DIRECTORY ${PROJECT_SOURCE_DIR}/${folder})
    install(DIRECTORY ${folder} DESTINATION ${share} COMPONENT portal)
  endif()
endforeach()
install(DIRECTORY ${PROJECT_BINARY_DIR}/assets DESTINATION ${share} COMPONENT portal OPTIONAL)
