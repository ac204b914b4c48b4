#include "identity/openid/facts_of.hpp"

#include <algorithm>
#include <charconv>

#include "i18n/countries.hpp"

namespace kenes::identity::openid {
namespace {

using Texts = std::vector<std::string>;

constexpr std::size_t longest_name = 200;  // characters

std::string tidy(std::string_view text) {
  std::string name;
  std::size_t characters = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool begins = (byte & 0xc0) != 0x80;
    if (begins && ++characters > longest_name) break;
    if (byte >= 0x20 && byte != 0x7f) name += c;
  }
  return name;
}

std::optional<int> number(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return error == std::errc{} && end == digits.data() + digits.size() ? std::optional(value) : std::nullopt;
}

// "28.02.2010", as some registers write it, as ISO 8601 writes it.
std::string turned(std::string_view text, std::string_view form) {
  if (form != "DD.MM.YYYY" || text.size() != 10 || text[2] != '.' || text[5] != '.') return std::string(text);
  return std::string(text.substr(6)) + "-" + std::string(text.substr(3, 2)) + "-" + std::string(text.substr(0, 2));
}

// ISO 8601. OpenID Connect allows a year alone, and 0000 for one that isn't told: neither says how old somebody is.
std::optional<std::chrono::sys_days> date_of(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = number(text.substr(0, 4)), month = number(text.substr(5, 2)), day = number(text.substr(8, 2));
  if (!year || *year < 1800 || !month || *month < 1 || !day || *day < 1) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  return date.ok() ? std::optional(std::chrono::sys_days(date)) : std::nullopt;
}

std::optional<Texts> texts_of(const boost::json::value* claim) {
  Texts texts;
  if (claim != nullptr && claim->is_string()) texts.emplace_back(claim->get_string());
  if (claim != nullptr && claim->is_array()) {
    for (const auto& one : claim->get_array()) {
      if (one.is_string()) texts.emplace_back(one.get_string());
    }
  }
  std::erase(texts, "");
  return texts.empty() ? std::nullopt : std::optional(texts);
}

// A list with one code that isn't understood is not known as a whole: what was meant may be what a law asks for.
std::optional<Texts> countries_of(const boost::json::value* claim) {
  auto codes = texts_of(claim);
  if (!codes) return codes;
  for (auto& code : *codes) {
    const auto known = i18n::country_code(code);
    if (!known) return std::nullopt;
    code = *known;
  }
  return codes;
}

// The parts of the present name in a list of names, as verifiable credentials have them: [{"nameParts": [{"type":
// "GivenName", "value": "ANN"}, …], "validUntil": "2019-…"}, …]. Former names have an end.
std::string name_in(const boost::json::array& names) {
  for (const auto& one : names) {
    const auto* entry = one.if_object();
    if (entry == nullptr || entry->contains("validUntil")) continue;
    const auto* parts = entry->if_contains("nameParts");
    if (parts == nullptr || !parts->is_array()) continue;
    std::string name;
    for (const auto& part : parts->get_array()) {
      const auto value = part.is_object() ? text_at(part.get_object(), "value") : "";
      if (!value.empty()) name += (name.empty() ? "" : " ") + value;
    }
    if (!name.empty()) return name;
  }
  return "";
}

std::string whole_name(const boost::json::value* claim) {
  if (claim == nullptr) return "";
  if (claim->is_array()) return name_in(claim->get_array());
  return claim->is_string() ? std::string(claim->get_string()) : "";
}

}  // namespace

const boost::json::value* claim_at(const boost::json::object& claims, std::string_view name) {
  if (name.empty()) return nullptr;
  if (!name.starts_with('/')) return claims.if_contains(name);
  const auto first = name.substr(1, name.find('/', 1) - 1);
  const auto* top = claims.if_contains(first);
  if (top == nullptr || first.size() + 1 == name.size()) return top;
  boost::system::error_code absent;
  return top->find_pointer(name.substr(first.size() + 1), absent);
}

std::string text_at(const boost::json::object& claims, std::string_view name) {
  const auto* claim = claim_at(claims, name);
  return claim != nullptr && claim->is_string() ? std::string(claim->get_string()) : std::string();
}

std::string plain_at(const boost::json::object& claims, std::string_view name) {
  const auto* claim = claim_at(claims, name);
  if (claim == nullptr) return "";
  if (claim->is_string()) return std::string(claim->get_string());
  return claim->is_bool() || claim->is_int64() || claim->is_uint64() ? boost::json::serialize(*claim) : "";
}

std::string name_of(const config::ClaimNames& names, const boost::json::object& claims) {
  if (const auto whole = tidy(whole_name(claim_at(claims, names.name))); !whole.empty()) return whole;
  auto name = tidy(text_at(claims, names.given_name));
  const auto family = tidy(text_at(claims, names.family_name));
  if (!name.empty() && !family.empty()) name += ' ';
  return tidy(name + family);
}

PersonFacts facts_of(const config::ClaimNames& names, const boost::json::object& claims) {
  PersonFacts facts{.born = date_of(turned(text_at(claims, names.birth_date), names.birth_date_form)),
                    .citizenship = countries_of(claim_at(claims, names.citizenship)),
                    .territories = texts_of(claim_at(claims, names.territories))};
  const auto residence = countries_of(claim_at(claims, names.residence));
  if (residence && residence->size() == 1) facts.residence = residence->front();
  return facts;
}

}  // namespace kenes::identity::openid
