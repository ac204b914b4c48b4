#include "identity/openid/facts_of.hpp"

#include <algorithm>
#include <charconv>

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

bool is_country(const std::string& code) {
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  return code.size() == 2 && capital(code[0]) && capital(code[1]);
}

// A list with one code that isn't understood is not known as a whole: what was meant may be what a law asks for.
std::optional<Texts> countries_of(const boost::json::value* claim) {
  auto codes = texts_of(claim);
  return codes && std::all_of(codes->begin(), codes->end(), is_country) ? codes : std::nullopt;
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

std::string name_of(const config::ClaimNames& names, const boost::json::object& claims) {
  if (const auto whole = tidy(text_at(claims, names.name)); !whole.empty()) return whole;
  auto name = tidy(text_at(claims, names.given_name));
  const auto family = tidy(text_at(claims, names.family_name));
  if (!name.empty() && !family.empty()) name += ' ';
  return tidy(name + family);
}

PersonFacts facts_of(const config::ClaimNames& names, const boost::json::object& claims) {
  PersonFacts facts{.born = date_of(text_at(claims, names.birth_date)),
                    .citizenship = countries_of(claim_at(claims, names.citizenship)),
                    .territories = texts_of(claim_at(claims, names.territories))};
  const auto residence = countries_of(claim_at(claims, names.residence));
  if (residence && residence->size() == 1) facts.residence = residence->front();
  return facts;
}

}  // namespace kenes::identity::openid
