#include <spdlog/fmt/fmt.h>

#include <iostream>

#include "app/commands.hpp"
#include "app/node.hpp"
#include "app/running_portal.hpp"
#include "identity/renew_keys.hpp"

namespace kenes::app {
namespace {

template <class Work>
int on_portal(const ConfigChoice& choice, const char* name, Work&& work) {
  start_logging();
  const auto blueprint = sound_blueprint(choice);
  if (blueprint == nullptr) return 1;
  try {
    join_running(blueprint->portal());
    Node node(*blueprint);
    node.require_migrated();
    work(node);
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "kenes keys " << name << ": " << error.what() << std::endl;
    return 1;
  }
}

void list(Node& node) {
  const auto known = node.pool().read([](soci::session& sql) { return secrets::known_keys(sql); });
  for (const auto& key : known)
    std::cout << fmt::format("key {}  since {}  fingerprint {}\n", key.number, to_iso(key.since),
                             key.fingerprint.substr(0, 12));
  const auto& secrets = node.facilities().secrets;
  if (secrets.keys() > static_cast<int>(known.size()))
    std::cout << "The newest is not in use yet: start the portal's nodes again, one after the other.\n";
  const auto left = identity::to_renew(node.pool(), secrets);
  std::cout << fmt::format("{} accounts and {} ways to sign in are to be renewed", left.persons, left.ways)
            << std::endl;
}

void renew(Node& node) {
  node.note_keys(secrets::NewKeys::refuse);
  auto& shared = node.facilities();
  identity::Renewal reached;
  std::int64_t renewed = 0;
  while (const int some = identity::renew_some(node.pool(), shared.secrets, reached)) {
    renewed += some;
    std::cout << renewed << " renewed" << std::endl;
  }
  node.pool().write([&](soci::session& sql) {
    shared.audit.record(
        sql, {0, "core.renew_keys", fmt::format("portal key:{}", shared.secrets.keys()), {{"renewed", renewed}}});
  });
  std::cout << "All that can be is under key " << shared.secrets.keys() << "." << std::endl;
}

}  // namespace

int keys_add_command(const ConfigChoice& choice) {
  const auto blueprint = sound_blueprint(choice);
  if (blueprint == nullptr) return 1;
  const auto& portal = blueprint->portal();
  if (!portal.secret_key.empty()) {
    std::cerr
        << "kenes keys add: the key of this portal is configured (secret_key, secret_key_file or KENES_SECRET_KEY). "
           "Make one with `openssl rand -base64 36`, write it into a line below the present one, and start the "
           "nodes again, one after the other."
        << std::endl;
    return 1;
  }
  const auto added = secrets::add_key(portal.data_dir);
  if (!added) {
    std::cerr << "kenes keys add: " << added.error().message << std::endl;
    return 1;
  }
  std::cout << fmt::format(
                   "{} has {} keys now. Back it up; copy it to the portal's other machines, if there are any; "
                   "start the nodes again, one after the other; then run `kenes keys renew`.",
                   (portal.data_dir / "secret.key").string(), *added)
            << std::endl;
  return 0;
}

int keys_list_command(const ConfigChoice& choice) {
  return on_portal(choice, "list", list);
}

int keys_renew_command(const ConfigChoice& choice) {
  return on_portal(choice, "renew", renew);
}

}  // namespace kenes::app
