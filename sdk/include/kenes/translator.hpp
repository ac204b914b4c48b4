#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kenes/api.hpp"
#include "kenes/time.hpp"

namespace kenes {

using Arguments = std::vector<std::pair<std::string, std::string>>;

// Marks a text for translation where it is only passed on (script/messages collects it): form.choice(…,
// message_id("Choose a topic")).
constexpr const char* message_id(const char* english) {
  return english;
}

// Words, numbers and dates of one language and one text domain (a plugin's id), in the portal's time zone.
// Message ids are the English texts (gettext's custom); placeholders are named: "Signed by {name}".
// A text missing in the domain is looked for in the domain "core", then shown in English. [any thread]
class KENES_API Translator {
 public:
  virtual ~Translator();
  virtual std::string_view language() const = 0;  // "kk"

  virtual std::string tr(std::string_view english, const Arguments& arguments = {}) const = 0;
  // Plural by the language's own rules. {count} is put in, formatted.
  virtual std::string trn(std::string_view one, std::string_view many, std::int64_t count,
                          const Arguments& arguments = {}) const = 0;

  virtual std::string number(std::int64_t value) const = 0;  // 6,078,985
  virtual std::string percent(double fraction) const = 0;    // 0.5 -> 50 %
  virtual std::string date(Time at) const = 0;               // 22 November 2026
  virtual std::string date_time(Time at) const = 0;          // 22 November 2026 at 14:05
};

}  // namespace kenes
