#pragma once
#include <memory>
#include <string>
#include <vector>

#include "i18n/catalogue.hpp"
#include "i18n/formats.hpp"
#include "kenes/translator.hpp"

namespace kenes::i18n {

// One language and text domain: the first catalogue that has a message wins, and English is the message itself.
class Words final : public Translator {
 public:
  Words(std::string language, std::vector<std::shared_ptr<const Catalogue>> catalogues,
        std::shared_ptr<const Formats> formats);

  std::string_view language() const override { return language_; }
  std::string tr(std::string_view english, const Arguments& arguments) const override;
  std::string trn(std::string_view one, std::string_view many, std::int64_t count,
                  const Arguments& arguments) const override;
  std::string number(std::int64_t value) const override { return formats_->number(value); }
  std::string percent(double fraction) const override { return formats_->percent(fraction); }
  std::string date(Time at) const override { return formats_->date(at); }
  std::string date_time(Time at) const override { return formats_->date_time(at); }

 private:
  std::string language_;
  std::vector<std::shared_ptr<const Catalogue>> catalogues_;
  std::shared_ptr<const Formats> formats_;
};

// Puts arguments in place of their {names}; a name without an argument stays as it is written.
std::string fill(std::string_view text, const Arguments& arguments);

}  // namespace kenes::i18n
