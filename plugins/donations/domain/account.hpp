#pragma once
#include <string>
#include <vector>

#include "kenes/schema.hpp"
#include "kenes/service.hpp"

namespace kenes::donations {

// Where donations go, as a service's settings say it.
struct Account {
  std::string beneficiary, registration;
  std::string iban;  // without blanks
  std::string bic;   // "" unknown
  std::string bank;
  std::string currency;
  LocalText purpose, why, used_for;
  std::string contact;  // e-mail address, or ""

  // Banking apps read EPC069-12 codes for euro accounts only.
  bool has_code() const { return currency == "EUR"; }
};

Schema account_schema();

// Of settings that fit the schema. What it can't say is appended to `faults`, one for each wrong setting.
Account read_account(const Service& service, std::vector<Fault>& faults);

}  // namespace kenes::donations
