#include <spdlog/fmt/fmt.h>

#include "kenes/participation/guide.hpp"

namespace kenes::participation {
namespace {

std::string assurance(Assurance asked, const Translator& words) {
  switch (asked) {
    case Assurance::none:
      return words.tr("No account is needed");
    case Assurance::contact:
      return words.tr("A confirmed e-mail address or telephone number");
    case Assurance::substantial:
      return words.tr("A sign-in that proves who you are, such as a national eID or a bank's");
    case Assurance::high:
      return words.tr("The strongest proof of who you are, such as an identity card with a chip");
  }
  return {};
}

std::string listed(const std::vector<std::string>& codes) {
  return fmt::format("{}", fmt::join(codes, ", "));
}

std::string countries(const Eligibility& rule, const Translator& words) {
  if (rule.residence.empty()) return words.tr("Citizenship: {countries}", {{"countries", listed(rule.citizenship)}});
  if (rule.citizenship.empty()) return words.tr("Residence: {countries}", {{"countries", listed(rule.residence)}});
  if (rule.citizenship == rule.residence)
    return words.tr("Citizenship or residence: {countries}", {{"countries", listed(rule.citizenship)}});
  return words.tr("Citizenship: {citizenship}, or residence: {residence}",
                  {{"citizenship", listed(rule.citizenship)}, {"residence", listed(rule.residence)}});
}

}  // namespace

std::vector<std::string> eligibility_words(const Eligibility& rule, const Translator& words) {
  std::vector<std::string> all{assurance(rule.assurance, words)};
  if (rule.min_age > 0)
    all.push_back(words.trn("At least {count} year old", "At least {count} years old", rule.min_age));
  if (!rule.citizenship.empty() || !rule.residence.empty()) all.push_back(countries(rule, words));
  if (!rule.territories.empty()) all.push_back(words.tr("Living in: {places}", {{"places", listed(rule.territories)}}));
  if (rule.by_declaration && all.size() > 1)
    all.push_back(words.tr("Your own word for this is enough where the sign-in doesn't show it"));
  return all;
}

}  // namespace kenes::participation
