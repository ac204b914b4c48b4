#pragma once
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "kenes/host.hpp"
#include "kenes/personal_data.hpp"
#include "kenes/subscriptions.hpp"

namespace kenes::users {

// One plugin (or "core") as an account sees it.
struct Part {
  std::string plugin;
  Host* host = nullptr;                    // the plugin's, for its words
  std::shared_ptr<PersonalData> data;      // none: it keeps nothing of people
  Subscriptions* subscriptions = nullptr;  // none: it sends no news

  const Translator& words(const Translator& reader) const { return host->translator(reader.language()); }
};

// All of them, the same order every time. Asked for each request: plugins offer while they start.
using Parts = std::function<std::vector<Part>()>;

}  // namespace kenes::users
