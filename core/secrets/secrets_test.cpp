#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <set>
#include <thread>

#include "secrets/constant_time.hpp"
#include "secrets/keyed_secrets.hpp"
#include "secrets/matches.hpp"

namespace fs = std::filesystem;
using namespace kenes;

TEST_CASE("Keyed hashes depend on key, purpose and text, and on nothing else") {
  const secrets::KeyedSecrets one("a key of at least thirty-two characters"),
      same("a key of at least thirty-two characters"), other("another key of at least thirty-two chars");
  const auto hash = one.keyed_hash("support", "email:ann@example.org");
  CHECK(hash.size() == 64);
  CHECK(hash == same.keyed_hash("support", "email:ann@example.org"));
  CHECK(hash != other.keyed_hash("support", "email:ann@example.org"));
  CHECK(hash != one.keyed_hash("mail", "email:ann@example.org"));
  CHECK(hash != one.keyed_hash("support", "email:bob@example.org"));
  // Computed apart, with Python's hmac: HKDF-SHA-256 with salt "kenes secrets 1" and info "support", then HMAC-SHA-256.
  CHECK(hash == "ffb792327f0b3d962ca7a532dfd4f8e3fa2d14681fa5d2fd5bf6fbba4aedcc58");
}

TEST_CASE("Digests and comparison") {
  CHECK(secrets::constant_time_equal("same", "same"));
  CHECK_FALSE(secrets::constant_time_equal("same", "sane"));
  CHECK_FALSE(secrets::constant_time_equal("same", "same longer"));
}

TEST_CASE("Random tokens are of the asked length, fit into URLs and don't repeat") {
  const secrets::KeyedSecrets secrets("");
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) {
    const auto token = secrets.random_token(16);
    CHECK(token.size() == 22);
    CHECK(token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") ==
          std::string::npos);
    seen.insert(token);
  }
  CHECK(seen.size() == 1000);
  CHECK_THROWS_AS(secrets.random_token(0), std::invalid_argument);
}

TEST_CASE("The portal's key is configured, or made once and kept for its owner only") {
  std::string folder = (fs::temp_directory_path() / "kenes-key-XXXXXX").string();
  REQUIRE(::mkdtemp(folder.data()) != nullptr);
  const auto file = fs::path(folder) / "secret.key";

  const std::string configured(32, 'k');
  CHECK(secrets::load_keys(configured, folder).value() == std::vector{configured});
  CHECK(secrets::load_keys("short", folder).error().code == "secret_key_short");
  CHECK_FALSE(fs::exists(file));

  std::set<std::string> keys;
  std::mutex mutex;
  std::vector<std::thread> starts;
  for (int i = 0; i < 4; ++i) {
    starts.emplace_back([&] {
      const auto key = secrets::load_keys("", folder);
      const std::lock_guard lock(mutex);
      keys.insert(key ? key->front() : key.error().message);
    });
  }
  for (auto& start : starts) start.join();
  REQUIRE(keys.size() == 1);
  CHECK(keys.begin()->size() == 48);
  struct stat facts {};
  REQUIRE(::stat(file.c_str(), &facts) == 0);
  CHECK((facts.st_mode & 0777) == 0600);

  REQUIRE(::chmod(file.c_str(), 0644) == 0);
  CHECK(secrets::load_keys("", folder).error().code == "secret_key_open");
  REQUIRE(::chmod(file.c_str(), 0600) == 0);
  std::ofstream(file) << "too short\n";
  CHECK(secrets::load_keys("", folder).error().code == "secret_key_short");
  fs::remove_all(folder);
  CHECK(secrets::load_keys("", folder).error().code == "secret_key_unwritable");
}

TEST_CASE("A key that is added hashes what the earlier ones have hashed") {
  const std::string first = "a key of at least thirty-two characters",
                    second = "another key of at least thirty-two chars";
  const secrets::KeyedSecrets before(first), after(std::vector{first, second}), alone(second);
  const auto hash = before.keyed_hash("support", "email:ann@example.org");
  const auto hashes = after.keyed_hashes("support", "email:ann@example.org");
  REQUIRE(hashes.size() == 2);
  CHECK(hashes.back() == hash);
  CHECK(hashes.front() == after.keyed_hash("support", "email:ann@example.org"));
  CHECK(hashes.front() == alone.keyed_hash("support", hash));
  CHECK(after.rehashed("support", hash, 1) == hashes.front());
  CHECK(after.rehashed("support", hashes.front(), 2) == hashes.front());
  CHECK(secrets::matches(after, "support", "email:ann@example.org", hash));
  CHECK_FALSE(secrets::matches(before, "support", "email:ann@example.org", hashes.front()));
}

TEST_CASE("A replaced key changes no signature; a purpose may name a later key") {
  const std::string first = "a key of at least thirty-two characters",
                    second = "another key of at least thirty-two chars";
  const secrets::KeyedSecrets before(first), after(std::vector{first, second});
  CHECK(after.public_key("log 1") == before.public_key("log 1"));
  CHECK(after.sign("log 1", "x") == before.sign("log 1", "x"));
  CHECK(after.public_key("log 2@2") != after.public_key("log 2"));
  CHECK_THROWS_AS(before.public_key("log 2@2"), std::runtime_error);
  CHECK_THROWS_AS(after.public_key("log 2@"), std::invalid_argument);
}

TEST_CASE("A key is added behind the others, whole or not at all") {
  std::string folder = (fs::temp_directory_path() / "kenes-key-XXXXXX").string();
  REQUIRE(::mkdtemp(folder.data()) != nullptr);
  const auto file = fs::path(folder) / "secret.key";
  CHECK(secrets::add_key(folder).error().code == "secret_key_unreadable");
  const auto first = secrets::load_keys("", folder).value();
  CHECK(secrets::add_key(folder).value() == 2);
  const auto both = secrets::load_keys("", folder).value();
  REQUIRE(both.size() == 2);
  CHECK(both.front() == first.front());
  CHECK(both.back().size() == 48);
  struct stat facts {};
  REQUIRE(::stat(file.c_str(), &facts) == 0);
  CHECK((facts.st_mode & 0777) == 0600);
  // Somebody else is about to add one.
  std::ofstream(file.string() + ".new") << "x";
  CHECK(secrets::add_key(folder).error().code == "secret_key_unwritable");
  CHECK(secrets::load_keys("", folder).value() == both);
  fs::remove_all(folder);

  CHECK(secrets::load_keys(both.front() + "\r\n\n" + both.back() + "\n", "/nowhere").value() == both);
  CHECK(secrets::load_keys(both.front() + "\nshort", "/nowhere").error().message.find("key 2 has 5") !=
        std::string::npos);
}
