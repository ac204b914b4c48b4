#pragma once
#include <optional>
#include <string>
#include <vector>

#include <soci/soci.h>

#include "kenes/time.hpp"

namespace kenes::advice {

// A published question and answer.
struct Example {
  std::int64_t id = 0;
  std::string topic, language, question, answer;
  Time published_at{};
};

struct ExamplePage {
  std::vector<Example> examples;
  bool goes_on = false;
};

// The newest first; only older ones than `before` (0: from the newest).
ExamplePage list_examples(soci::session& sql, const std::string& service, std::int64_t before, int size);
std::optional<Example> find_example(soci::session& sql, const std::string& service, std::int64_t id);

}  // namespace kenes::advice
