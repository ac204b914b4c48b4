#include "verify_command.hpp"

#include <spdlog/fmt/fmt.h>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <thread>

#include "command_words.hpp"
#include "kenes/http_client.hpp"
#include "verify/recount.hpp"

namespace kenes::participation {
namespace {

int refused(const std::string& why) {
  fmt::print(stderr, "kenes verify: {}\n", why);
  return 1;
}

Fetch fetch_from(const HttpClient& client, const std::string& url) {
  return [&client, url](const std::string& path) -> Result<std::string> {
    auto answer = client.ask({.url = url + "/" + path});
    if (!answer) return tl::unexpected(answer.error());
    if (answer->status == 404) return fail("not_found", fmt::format("{}/{}: there is no such file", url, path));
    if (answer->status != 200) return fail("status", fmt::format("{}/{}: status {}", url, path, answer->status));
    return std::move(answer->body);
  };
}

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) {
    if (!line.empty()) lines.push_back(line);
  }
  return lines;
}

// Those that were given, or else those that the log itself names.
Result<std::vector<std::string>> keys_to_trust(const CommandWords& words, const Fetch& fetch) {
  if (auto given = words.all("--key"); !given.empty()) return given;
  const auto named = fetch("keys");
  if (!named) return tl::unexpected(named.error());
  auto keys = lines_of(*named);
  fmt::print(
      "Trusted for now are the keys that the log names itself. Compare them with what others have, or with what "
      "you wrote down, and give them by --key:\n");
  for (const auto& key : keys) fmt::print("  {}\n", key);
  return keys;
}

Result<std::vector<Promise>> read_promises(const CommandWords& words, const std::string& origin,
                                           const std::vector<std::string>& keys) {
  std::vector<Promise> promises;
  for (std::size_t i = 1; i < words.plain.size(); ++i) {
    std::ifstream in(words.plain[i], std::ios::binary);
    if (!in) return fail("file", words.plain[i] + ": there is no such file that can be read");
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    auto promise = read_promise(words.plain[i], bytes, origin, keys);
    if (!promise) return tl::unexpected(promise.error());
    promises.push_back(std::move(*promise));
  }
  return promises;
}

void print_said(const Recount& count) {
  const auto& said = count.said;
  if (!said) {
    fmt::print("Compare the number on the portal's page yourself: it publishes none beside this log.\n");
    return;
  }
  fmt::print("The portal says the same: {} stand after {} entries.", said->standing, said->entries);
  // A portal that names an old number for ever would hide the one of today.
  if (said->entries < count.head.size) fmt::print(" {} entries came in since.", count.head.size - said->entries);
  if (said->elsewhere > 0) {
    fmt::print(" It counts {} more that aren't in the log, and shows {}.\n", said->elsewhere, said->shown);
  } else {
    fmt::print(" That is the number that its page must show.\n");
  }
}

// Its files may have lain in a cache for some seconds, each for another time: then what it counts is ahead of what it
// signed, for a moment.
Result<Recount> recount_when_level(const Fetch& fetch, const std::string& origin, const std::vector<std::string>& keys,
                                   const std::vector<Promise>& promises) {
  constexpr int tries = 10;
  constexpr std::chrono::seconds pause{2};
  constexpr auto step = std::uint64_t{100} * 1024;
  for (int n = 1;; ++n) {
    auto count = recount(fetch, origin, keys, promises, [&](std::uint64_t entries) {
      if (entries % step == 0) fmt::print(stderr, "{} entries\n", entries);
    });
    if (count || count.error().code != "ahead" || n == tries) return count;
    std::this_thread::sleep_for(pause);
  }
}

void print(const Recount& count) {
  fmt::print("{} entries come to the root that was signed: {}\n", count.head.size, hex(count.head.root));
  std::int64_t invalidated = 0;
  for (const auto& [reason, supports] : count.invalidated) invalidated += supports;
  fmt::print("{} supports, {} withdrawn, {} invalidated, {} restored, {} stand.\n", count.supported, count.withdrawn,
             invalidated, count.restored, count.standing);
  print_said(count);
  for (const auto& [reason, supports] : count.invalidated) fmt::print("  {} invalidated: {}\n", supports, reason);
  for (const auto& [territory, standing] : count.by_territory) {
    fmt::print("  {}: {}\n", territory.empty() ? "without a place" : territory, standing);
  }
  for (const auto& name : count.kept) fmt::print("{}: kept; the log goes on from it.\n", name);
}

}  // namespace

int change_log_key(Host& host, SupportLog& logs) {
  const auto number = host.database().write([&](soci::session& sql) { return logs.change_key(sql, Actor{}); });
  fmt::print(
      "Checkpoints are signed by key {} and by key {} now. Tell those who verify logs; each log's page shows the "
      "keys.\n",
      number, number - 1);
  return 0;
}

int verify_log(Host& host, std::span<const std::string> arguments) {
  const auto words = read_words(arguments, {"--key"});
  if (!words || words->plain.empty() || words->plain.front().find("://") == std::string::npos) {
    fmt::print(stderr, "kenes verify {}\n", verify_usage);
    return 2;
  }
  const auto* client = host.find<HttpClient>();
  if (client == nullptr) return refused("this host can't ask other servers");
  auto url = words->plain.front();
  while (url.ends_with('/')) url.pop_back();
  const auto origin = url.substr(url.find("://") + 3);
  const auto fetch = fetch_from(*client, url);
  const auto keys = keys_to_trust(*words, fetch);
  if (!keys) return refused(keys.error().message);
  const auto promises = read_promises(*words, origin, *keys);
  if (!promises) return refused(promises.error().message);
  const auto count = recount_when_level(fetch, origin, *keys, *promises);
  if (!count) return refused(count.error().message);
  print(*count);
  return 0;
}

}  // namespace kenes::participation
