#pragma once
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "kenes/schema.hpp"
#include "kenes/service.hpp"

namespace kenes::advice {

struct Telephone {
  std::string number;
  LocalText about, hours;
};

struct Topic {
  std::string code;
  LocalText title;
};

struct Settings {
  std::vector<Telephone> telephones;
  std::vector<Topic> topics;
  std::chrono::days answer_within{5};  // then a question is overdue
  std::chrono::days keep{30};          // personal data after the answer
  int characters = 3000;               // of a question
  int page_size = 20;

  // nullptr if there is none of that code.
  const Topic* topic(std::string_view code) const;
};

Schema settings_schema();
// Of settings that fit the schema.
Settings settings_of(const Service& service);

}  // namespace kenes::advice
