#pragma once
#include <cstdint>
#include <memory>
#include <string>

#include "kenes/result.hpp"
#include "kenes/time.hpp"

namespace kenes::i18n {

// Numbers and dates as readers of a language write them, in one time zone. [any thread]
//
// ICU knows the languages (CLDR), but the zone's offsets come from the operating system's tzdata, as PostgreSQL's do:
// ICU carries a copy of its own that Debian does not update. It still had Almaty at UTC+6 after Kazakhstan moved to
// UTC+5 on 1 March 2024, so that deadlines would have been shown an hour off.
class Formats {
 public:
  // Errors: "time_zone", "language" (ICU knows nothing of it).
  static Result<std::shared_ptr<const Formats>> create(const std::string& language, const std::string& time_zone);
  ~Formats();

  std::string number(std::int64_t value) const;
  std::string percent(double fraction) const;  // at most one decimal
  std::string date(Time at) const;
  std::string date_time(Time at) const;  // to the minute

 private:
  struct Parts;
  explicit Formats(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace kenes::i18n
