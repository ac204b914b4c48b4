#include "verify/recount.hpp"

#include <spdlog/fmt/fmt.h>

#include <algorithm>

#include "log/tile.hpp"
#include "log/verifier_key.hpp"
#include "verify/books.hpp"

namespace kenes::participation {
namespace {

Result<log::Checkpoint> signed_head(std::string_view bytes, std::string_view origin,
                                    const std::vector<std::string>& keys) {
  const auto note = log::read_note(bytes);
  if (!note) return tl::unexpected(note.error());
  auto head = log::read_checkpoint(note->text);
  if (!head) return tl::unexpected(head.error());
  if (head->origin != origin) {
    return fail("other_log", fmt::format("the checkpoint is of {}, not of {}", head->origin, origin));
  }
  for (const auto& text : keys) {
    const auto key = log::read_verifier_key(text);
    if (!key) return tl::unexpected(key.error());
    if (key->name == origin && log::is_signed_by(*note, *key)) return head;
  }
  return fail("unsigned", "none of the keys that are trusted has signed the checkpoint");
}

Result<std::vector<std::string>> entries_of(const Fetch& fetch, std::uint64_t index, std::uint64_t size) {
  log::TileName name{.entries = true, .index = index};
  name.width = log::width_in(name, size);
  const auto path = log::path_of(name);
  const auto bytes = fetch(path);
  if (!bytes) return tl::unexpected(bytes.error());
  auto entries = log::unbundle(*bytes);
  if (!entries || entries->size() < name.width) {
    return fail("malformed", fmt::format("{} doesn't hold {} entries", path, name.width));
  }
  entries->resize(name.width);
  return std::move(*entries);
}

// Whether the log is still the one of each promise that is as long as the tree is now.
Result<void> compare(const log::Frontier& tree, const std::vector<Promise>& promises, Recount& count) {
  for (const auto& promise : promises) {
    if (promise.head.size != tree.size()) continue;
    if (promise.head.root != tree.root()) {
      return fail("broken", fmt::format("{}: the log was rewritten: its first {} entries are others than those that "
                                        "were signed then",
                                        promise.name, tree.size()));
    }
    count.kept.push_back(promise.name);
  }
  return {};
}

}  // namespace

Result<Promise> read_promise(std::string name, std::string_view bytes, std::string_view origin,
                             const std::vector<std::string>& keys) {
  Promise promise{.name = std::move(name), .head = {}, .receipt = {}};
  auto receipt = log::read_proof_file(bytes);
  auto head = signed_head(receipt ? std::string_view(receipt->checkpoint) : bytes, origin, keys);
  if (!head) return fail(head.error().code, promise.name + ": " + head.error().message);
  promise.head = std::move(*head);
  if (!receipt) return promise;
  const auto leaf = log::leaf_hash(receipt->extra);
  if (!log::includes(receipt->index, promise.head.size, leaf, promise.head.root, receipt->proof)) {
    return fail("malformed", promise.name + ": its proof doesn't fit the entry that it names");
  }
  promise.receipt = std::move(*receipt);
  return promise;
}

Result<Recount> recount(const Fetch& fetch, std::string_view origin, const std::vector<std::string>& keys,
                        const std::vector<Promise>& promises, const std::function<void(std::uint64_t)>& tell) {
  // Before the checkpoint: then the log that was signed is as long as the one that was counted, or has grown since.
  const auto said = said_count(fetch);
  if (!said) return tl::unexpected(said.error());
  const auto bytes = fetch("checkpoint");
  if (!bytes) return tl::unexpected(bytes.error());
  auto head = signed_head(*bytes, origin, keys);
  if (!head) return tl::unexpected(head.error());
  for (const auto& promise : promises) {
    if (promise.head.size <= head->size) continue;
    return fail("broken", fmt::format("{}: the log had {} entries then, and has {} now", promise.name,
                                      promise.head.size, head->size));
  }
  if (*said && (*said)->entries > head->size) {
    return fail("ahead",
                fmt::format("the portal has counted {} entries, and signed a log of {}", (*said)->entries, head->size));
  }
  Recount count{.head = std::move(*head), .invalidated = {}, .by_territory = {}, .kept = {}, .said = *said};
  log::Frontier tree;
  Books books;
  if (const auto same = compare(books, tree.size(), count.said); !same) return tl::unexpected(same.error());
  while (tree.size() < count.head.size) {
    const auto entries = entries_of(fetch, tree.size() / log::tile_width, count.head.size);
    if (!entries) return tl::unexpected(entries.error());
    for (const auto& entry : *entries) {
      if (const auto entered = books.enter(entry); !entered) return tl::unexpected(entered.error());
      tree.append(log::leaf_hash(entry));
      if (const auto same = compare(tree, promises, count); !same) return tl::unexpected(same.error());
      if (const auto same = compare(books, tree.size(), count.said); !same) return tl::unexpected(same.error());
    }
    tell(tree.size());
  }
  if (tree.root() != count.head.root) {
    return fail("root", fmt::format("the {} entries come to the root {}, signed was {}", tree.size(), hex(tree.root()),
                                    hex(count.head.root)));
  }
  count.supported = books.supported();
  count.withdrawn = books.withdrawn();
  count.restored = books.restored();
  count.standing = books.standing();
  count.invalidated = books.invalidated();
  count.by_territory = books.by_territory();
  return count;
}

}  // namespace kenes::participation
