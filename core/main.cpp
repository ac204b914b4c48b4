#include "app/command_line.hpp"

#ifdef __SANITIZE_ADDRESS__
// Every plugin has a descriptor of the same name, kept apart by RTLD_LOCAL; AddressSanitizer can't know that.
extern "C" __attribute__((visibility("default"))) const char* __asan_default_options() {
  return "detect_odr_violation=0";
}
#endif

int main(int count, char** words) {
  return kenes::app::command_line(count, words);
}
