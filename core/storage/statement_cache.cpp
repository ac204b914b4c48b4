#include "storage/statement_cache.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace kenes::storage {

StatementCache::Found StatementCache::look_up(const std::string& text, bool repeatable) {
  Found found;
  if (const auto known = known_.find(text); known != known_.end()) {
    recent_.splice(recent_.begin(), recent_, known->second);
  } else {
    if (recent_.size() >= room) {
      found.superseded = std::move(recent_.back().name);
      known_.erase(recent_.back().text);
      recent_.pop_back();
    }
    recent_.push_front({text, ""});
    known_.emplace(recent_.front().text, recent_.begin());
    if (!repeatable) return found;
  }
  auto& name = recent_.front().name;
  found.is_new = name.empty();
  if (found.is_new) name = "kenes_" + std::to_string(++named_);
  found.name = name;
  return found;
}

void StatementCache::forget(const std::string& text) {
  const auto known = known_.find(text);
  if (known == known_.end()) return;
  const auto entry = known->second;
  known_.erase(known);
  recent_.erase(entry);
}

bool worth_preparing(std::string_view text) {
  static constexpr std::array<std::string_view, 5> verbs = {"select", "with", "insert", "update", "delete"};
  if (text.find(';') != std::string_view::npos) return false;
  return std::any_of(verbs.begin(), verbs.end(), [&](std::string_view verb) {
    return text.size() > verb.size() && std::equal(verb.begin(), verb.end(), text.begin(), [](char small, char c) {
             return small == std::tolower(static_cast<unsigned char>(c));
           });
  });
}

}  // namespace kenes::storage
