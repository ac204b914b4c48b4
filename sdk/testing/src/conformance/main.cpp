// kenes-conformance FOLDER [FOLDER-OF-PLUGINS…]: prints what the plugin in FOLDER does not keep. Exit code 1 if
// anything.
#include <iostream>

#include "kenes/testing/conformance.hpp"

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: kenes-conformance FOLDER-OF-THE-PLUGIN [FOLDER-OF-OTHER-PLUGINS…]\n";
    return 2;
  }
  try {
    const auto faults = kenes::testing::conformance(argv[1], {argv + 2, argv + argc});
    for (const auto& fault : faults) std::cerr << argv[1] << ": " << fault << "\n";
    if (faults.empty()) std::cout << argv[1] << " keeps the contract.\n";
    return faults.empty() ? 0 : 1;
  } catch (const std::exception& error) {
    std::cerr << argv[1] << ": " << error.what() << "\n";
    return 2;
  }
}
