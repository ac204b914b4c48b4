# The tag that a plugin and its host must share: compiler, library ABI, language, flags that change layouts (these the
# compiler fills in, see abi.hpp.in), and a hash of the contract's own headers.
file(GLOB_RECURSE contract_headers CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/sdk/include/kenes/*.hpp
     ${PROJECT_SOURCE_DIR}/sdk/include/kenes/*.in)
list(SORT contract_headers)
set(contract_hash "")
foreach(header IN LISTS contract_headers)
  file(SHA256 ${header} one)
  string(APPEND contract_hash ${one})
endforeach()
string(SHA256 contract_hash "${contract_hash}")
string(SUBSTRING "${contract_hash}" 0 16 KENES_CONTRACT_HASH)
configure_file(${PROJECT_SOURCE_DIR}/sdk/include/kenes/abi.hpp.in ${PROJECT_BINARY_DIR}/include/kenes/abi.hpp @ONLY)
# Headers that changed since the last configuration make CMake run again.
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${contract_headers})
