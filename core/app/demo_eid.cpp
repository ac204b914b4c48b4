#include "app/demo_eid.hpp"

#include <iostream>

#include "config/overrides.hpp"
#include "process/free_port.hpp"
#include "secrets/keyed_secrets.hpp"

namespace kenes::app {
namespace {

bool have_node() {
  const auto code = process::run({.command = {"node", "--version"}, .output = "/dev/null"});
  return code == 0;
}

}  // namespace

void add_demo_eid(const config::Portal& portal, const config::SignIn& way, const Places& places,
                  const Started& started) {
  // Whoever names an issuer, as tests do, has one running.
  if (!portal.demonstration || !way.demonstration || !way.issuer.empty()) return;
  const auto program = places.eid / "eid.mjs";
  if (!std::filesystem::exists(program) || !have_node()) {
    std::cout << "==> Nobody can sign in by '" << way.title.in("en") << "': it needs Node 18 or newer and "
              << program.string() << ". Install nodejs, build the target demo-eid, and start again." << std::endl;
    return;
  }
  const auto port = std::to_string(process::free_port());
  const auto secret = secrets::KeyedSecrets("").random_token(24);
  const auto return_to = portal.base_url + "/sign-in/" + way.key + "/return";
  started.supervisor.add({.name = way.key,
                          .spawn = {.command = {"node", program.string(), "--port", port, "--client", way.client_id,
                                                "--return", return_to, "--signed-out", portal.base_url + "/signed-out",
                                                "--people", (places.eid / "people.json").string()},
                                    .environment = {{"KENES_EID_SECRET", secret}},
                                    .output = (portal.data_dir / "log" / (way.key + ".log")).string()}});
  started.environment.emplace_back(config::sign_in_variable(way.key, "ISSUER"), "http://127.0.0.1:" + port);
  started.environment.emplace_back(config::sign_in_variable(way.key, "SECRET"), secret);
}

}  // namespace kenes::app
