#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include <libpq-fe.h>

#include "fake_registrar.hpp"
#include "kenes/plugin.hpp"

namespace kenes::testing {

using Faults = std::vector<std::string>;

void check_descriptor(const Descriptor& descriptor, Faults& faults);
void check_declaration(const FakeRegistrar& declared, Faults& faults);
// Runs the plugin's migrations after those of the plugins it depends on; looks into what they made for people.
void check_migrations(const FakeRegistrar& declared, const std::string& id, const std::filesystem::path& folder,
                      const std::vector<std::filesystem::path>& dependencies, Faults& faults);
// Whether the schema keeps people's ids although the plugin declared no PersonalData.
void check_people(const FakeRegistrar& declared, const std::string& id, PGconn* connection, Faults& faults);
void check_templates(const std::string& id, const std::filesystem::path& folder, Faults& faults);
// The faults of one template; `name` is put before each.
void check_markup(const std::string& name, const std::string& text, Faults& faults);
void check_locales(const std::filesystem::path& folder, Faults& faults);

}  // namespace kenes::testing
