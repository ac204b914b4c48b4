#pragma once
#include "kenes/translator.hpp"

namespace kenes::testing {

// English for every language, so that tests can compare texts; only language() differs. Times are shown in UTC.
class FakeTranslator : public Translator {
 public:
  explicit FakeTranslator(std::string language) : language_(std::move(language)) {}
  std::string_view language() const override { return language_; }
  std::string tr(std::string_view english, const Arguments& arguments) const override;
  std::string trn(std::string_view one, std::string_view many, std::int64_t count,
                  const Arguments& arguments) const override;
  std::string number(std::int64_t value) const override;
  std::string percent(double fraction) const override;
  std::string date(Time at) const override;
  std::string date_time(Time at) const override;

 private:
  std::string language_;
};

}  // namespace kenes::testing
