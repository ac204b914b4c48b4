#pragma once

namespace kenes::app {

// The program `kenes`: parses the command line, runs the verb and returns the exit code: 0 done, 1 refused or failed
// with a message on stderr, 2 wrong usage.
int command_line(int count, char** words);

}  // namespace kenes::app
