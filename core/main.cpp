#include "app/command_line.hpp"

int main(int count, char** words) {
  return kenes::app::command_line(count, words);
}
