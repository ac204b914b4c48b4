#include "domain/account.hpp"

#include <algorithm>

#include "domain/iban.hpp"
#include "kenes/form.hpp"

namespace kenes::donations {
namespace {

constexpr int longest_purpose = 140;  // EPC069-12: remittance information, unstructured

std::string text_at(const Service& service, std::string_view key) {
  const auto* value = service.settings.if_contains(key);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

LocalText words_at(const Service& service, std::string_view key) {
  const auto* value = service.settings.if_contains(key);
  return value == nullptr ? LocalText{} : LocalText::from(*value);
}

class Checks {
 public:
  Checks(const Service& service, std::vector<Fault>& faults) : service_(service), faults_(faults) {}

  std::string account(const char* key, Result<std::string> (*read)(std::string_view), const char* example) {
    const auto written = text_at(service_, key);
    if (written.empty()) return {};
    auto value = read(written);
    if (value) return std::move(*value);
    fault(key, "'" + written + "' is wrong: " + value.error().message, example);
    return {};
  }
  void currency(const std::string& code) {
    const bool is_code =
        code.size() == 3 && std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    if (!is_code) fault("currency", "'" + code + "' is no currency", "three capital letters (ISO 4217), such as EUR");
  }
  void purpose(const LocalText& purpose) {
    for (const auto& [language, words] : purpose.by_language) {
      const auto count = characters(words);
      if (count <= longest_purpose) continue;
      fault("purpose", "in the language '" + language + "' it has " + std::to_string(count) + " characters",
            "a transfer holds at most " + std::to_string(longest_purpose));
    }
  }
  void contact(const std::string& address) {
    const auto at = address.find('@');
    if (address.empty() || (at != std::string::npos && at > 0 && address.find('.', at) != std::string::npos)) return;
    fault("contact", "'" + address + "' is no mail address", "such as donations@example.org");
  }

 private:
  void fault(const std::string& key, const std::string& what, const std::string& hint) {
    faults_.push_back({service_.where, "service '" + service_.slug + "', setting '" + key + "': " + what, hint});
  }

  const Service& service_;
  std::vector<Fault>& faults_;
};

}  // namespace

Schema account_schema() {
  using enum FieldType;
  return {{.name = "beneficiary",
           .description = "whom the account belongs to",
           .required = true,
           .min = 1,
           .max = 70},  // EPC069-12
          {.name = "registration", .description = "its number in a public register", .fallback = "", .max = 70},
          {.name = "iban", .description = "the account (ISO 13616)", .required = true, .min = 1, .max = 60},
          {.name = "bic", .description = "code of the bank (ISO 9362)", .fallback = "", .max = 20},
          {.name = "bank", .description = "name of the bank", .fallback = "", .max = 100},
          {.name = "currency", .description = "ISO 4217; a QR code is shown for EUR", .fallback = "EUR", .max = 3},
          {.name = "purpose", .type = text, .description = "what donors write into the transfer", .required = true},
          {.name = "why", .type = text, .description = "why donations are asked for: paragraphs", .required = true},
          {.name = "used_for", .type = text, .description = "what they are used for: paragraphs", .required = true},
          {.name = "contact", .description = "e-mail address for questions", .fallback = "", .max = 200}};
}

Account read_account(const Service& service, std::vector<Fault>& faults) {
  Checks checks(service, faults);
  Account account;
  account.beneficiary = text_at(service, "beneficiary");
  account.registration = text_at(service, "registration");
  account.iban = checks.account("iban", read_iban, "copy it from the bank's own page");
  account.bic = checks.account("bic", read_bic, "copy it from the bank's own page, or leave it out");
  account.bank = text_at(service, "bank");
  account.currency = text_at(service, "currency");
  account.purpose = words_at(service, "purpose");
  account.why = words_at(service, "why");
  account.used_for = words_at(service, "used_for");
  account.contact = text_at(service, "contact");
  checks.currency(account.currency);
  checks.purpose(account.purpose);
  checks.contact(account.contact);
  return account;
}

}  // namespace kenes::donations
