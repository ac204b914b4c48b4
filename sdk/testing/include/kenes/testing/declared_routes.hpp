#pragma once
#include <algorithm>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "kenes/registrar.hpp"

namespace kenes::testing {

// Keeps the routes that are declared, and nothing else.
class DeclaredRoutes final : public Registrar {
 public:
  void settings(Schema) override {}
  void role(std::string, std::string) override {}
  void route(Route route) override { all.push_back(std::move(route)); }
  void job(std::string, JobHandler) override {}
  void timer(Timer) override {}
  void command(Command) override {}
  void staff_page(std::string, std::string, std::vector<std::string>) override {}
  void news(NewsSource) override {}
  void configuration_check(ConfigurationCheck) override {}
  void personal_data(std::unique_ptr<PersonalData>) override {}
  void sign_in(SignInOffer) override {}

  // As it was declared. Throws std::out_of_range if it wasn't.
  const Route& at(Method method, const std::string& path) const {
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const Route& route) { return route.method == method && route.path == path; });
    if (found == all.end()) throw std::out_of_range("no route " + path);
    return *found;
  }

  std::vector<Route> all;
};

}  // namespace kenes::testing
