#pragma once
#include <filesystem>
#include <string>

#include "kenes/host.hpp"
#include "kenes/participation/process.hpp"
#include "kenes/participation/territories.hpp"
#include "kenes/registrar.hpp"

namespace kenes::participation {

struct ReadProcess {
  Process process;
  std::string document;  // as JSON
  std::string calendar;  // likewise; "" if it names none
  std::vector<Territory> territories;
};

// Whether the portal must have the authorities and the ways to sign in that a process asks for.
enum class Fits { portal, any_portal };

// A process file with its calendar and its territories, and everything that is wrong or doubtful about it: by itself,
// and in this portal. Usable if no fault was added.
ReadProcess read_checked(const Host& host, const std::filesystem::path& file, Fits fits, Findings& found);

// The same of the process of each service: a plugin's check of the configuration.
void check_services(const Host& host, Findings& found);

}  // namespace kenes::participation
