#include "i18n/negotiate.hpp"

#include <algorithm>
#include <charconv>

namespace kenes::i18n {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool same(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

// "kk-Cyrl-KZ" is looked for as it is, then as "kk-Cyrl", then as "kk" (RFC 4647, 3.4).
const std::string* lookup(const std::vector<std::string>& languages, std::string_view tag) {
  while (!tag.empty()) {
    const auto found =
        std::find_if(languages.begin(), languages.end(), [&](const auto& one) { return same(one, tag); });
    if (found != languages.end()) return &*found;
    const auto dash = tag.rfind('-');
    tag = tag.substr(0, dash == std::string_view::npos ? 0 : dash);
  }
  return nullptr;
}

std::string_view trimmed(std::string_view text) {
  const auto from = text.find_first_not_of(" \t");
  return from == std::string_view::npos ? std::string_view()
                                        : text.substr(from, text.find_last_not_of(" \t") - from + 1);
}

// In thousandths; -1 for what is not a weight ("0.8" to three digits, at most 1).
int weight(std::string_view text) {
  if (text.size() > 5 || (text.size() > 1 && text[1] != '.')) return -1;
  if (text.empty() || (text[0] != '0' && text[0] != '1')) return -1;
  std::string digits(text.substr(std::min<std::size_t>(2, text.size())));
  if (digits.find_first_not_of("0123456789") != std::string::npos) return -1;
  digits.resize(3, '0');
  const int value = (text[0] - '0') * 1000 + std::stoi(digits);
  return value <= 1000 ? value : -1;
}

struct Wish {
  std::string_view tag;
  int weight = 0;
};

Wish read_wish(std::string_view part) {
  const auto semicolon = std::min(part.find(';'), part.size());
  Wish wish{trimmed(part.substr(0, semicolon)), 1000};
  const auto parameter = trimmed(part.substr(std::min(semicolon + 1, part.size())));
  if (parameter.empty()) return wish;
  wish.weight = same(parameter.substr(0, 2), "q=") ? weight(parameter.substr(2)) : -1;
  return wish;
}

const std::string* best(const std::vector<std::string>& languages, std::string_view header) {
  // A header of any length costs little: only so many wishes are looked at.
  constexpr int most = 32;
  const std::string* found = nullptr;
  int found_weight = 0;
  for (int i = 0; i < most && !header.empty(); ++i) {
    const auto comma = std::min(header.find(','), header.size());
    const auto wish = read_wish(header.substr(0, comma));
    header.remove_prefix(std::min(comma + 1, header.size()));
    if (wish.weight <= found_weight) continue;  // of equal weights the first wins
    const auto* language = wish.tag == "*" ? &languages.front() : lookup(languages, wish.tag);
    if (!language) continue;
    found = language;
    found_weight = wish.weight;
  }
  return found;
}

}  // namespace

std::string negotiate(const std::vector<std::string>& languages, std::string_view query, std::string_view cookie,
                      std::string_view accept_language) {
  for (const auto chosen : {query, cookie}) {
    if (const auto* language = lookup(languages, chosen)) return *language;
  }
  const auto* language = best(languages, accept_language);
  return language ? *language : languages.front();
}

}  // namespace kenes::i18n
