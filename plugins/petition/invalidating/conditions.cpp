#include "invalidating/conditions.hpp"

#include <algorithm>
#include <charconv>
#include <limits>

#include "domain/mail_domain.hpp"
#include "invalidating/marks.hpp"
#include "invalidating/moments.hpp"
#include "pages/seen.hpp"
#include "paper_lists/lists.hpp"

namespace kenes::petition {

namespace {

using participation::SupportFilter;

constexpr int longest_list = 200'000;  // characters
constexpr std::array lists{"network", "mail_domain", "provider", "numbers"};
constexpr std::array moments{"from", "until"};

// Several of one name as lines of one.
NamedValues joined(const NamedValues& entered) {
  NamedValues all;
  for (const auto* name : moments) all.items.push_back({name, std::string(entered.get(name))});
  for (const auto* name : lists) {
    std::string lines;
    for (const auto& value : entered.all(name)) lines += (lines.empty() ? "" : "\n") + value;
    all.items.push_back({name, lines});
  }
  return all;
}

// "7-9 12"
std::string as_ranges(const std::vector<std::int64_t>& numbers) {
  std::string text;
  for (std::size_t first = 0; first < numbers.size();) {
    auto last = first;
    while (last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1) ++last;
    text += (text.empty() ? "" : "\n") + std::to_string(numbers[first]);
    if (last > first) text += "-" + std::to_string(numbers[last]);
    first = last + 1;
  }
  return text;
}

std::vector<std::string> words_in(const std::string& text) {
  constexpr const char* between = " \t\r\n,;";
  std::vector<std::string> words;
  for (auto begin = text.find_first_not_of(between); begin != std::string::npos;) {
    const auto end = text.find_first_of(between, begin);
    words.push_back(text.substr(begin, end - begin));
    begin = text.find_first_not_of(between, end);
  }
  return words;
}

void read_networks(Form& form, const Call& call, SupportFilter& filter) {
  for (const auto& word : words_in(form.text("network", {.max_length = longest_list}))) {
    if (auto network = participation::normal_network(word)) {
      filter.networks.push_back(std::move(*network));
    } else {
      form.reject("network",
                  call.tr("{text} is no network. Write it like 192.0.2.0/24 or 2001:db8::/48", {{"text", word}}));
    }
  }
}

// "1-4" are four numbers.
void read_numbers(Form& form, const Call& call, SupportFilter& filter) {
  auto& numbers = filter.numbers;
  for (const auto& word : words_in(form.text("numbers", {.max_length = longest_list}))) {
    std::int64_t first = 0, last = 0;
    const auto* end = word.data() + word.size();
    auto read = std::from_chars(word.data(), end, first);
    last = first;
    if (read.ec == std::errc() && read.ptr != end && *read.ptr == '-') {
      read = std::from_chars(read.ptr + 1, end, last);
    }
    const bool good = read.ec == std::errc() && read.ptr == end && first > 0 && last >= first;
    if (!good) {
      form.reject("numbers", call.tr("{text} is no number of a signature", {{"text", word}}));
      return;
    }
    constexpr auto most = static_cast<std::int64_t>(SupportFilter::most_numbers);
    if (last - first >= most || static_cast<std::int64_t>(numbers.size()) + last - first >= most) {
      form.reject("numbers", call.tr("These are too many numbers: {max} at most",
                                     {{"max", call.words().number(SupportFilter::most_numbers)}}));
      return;
    }
    for (auto number = first; number <= last; ++number) numbers.push_back(number);
  }
}

std::optional<Time> read_time(soci::session& sql, Form& form, const Call& call, const Office& office,
                              const char* name) {
  const auto text = form.text(name, {.max_length = 40});
  if (text.empty()) return std::nullopt;
  auto at = read_moment(sql, text, office.host->time_zone());
  if (!at) form.reject(name, call.tr("Enter a real time, such as 2026-03-27 18:30"));
  return at;
}

int read_marks(const NamedValues& entered) {
  int bits = 0;
  const auto chosen = entered.all("mark");
  for (const auto& mark : marks) {
    if (std::find(chosen.begin(), chosen.end(), mark.name) != chosen.end()) bits |= mark.bit;
  }
  return bits;
}

std::vector<std::string> mail_domains(std::vector<std::string> texts) {
  for (auto& text : texts) text = mail_domain(text);
  return texts;
}

}  // namespace

Conditions read_conditions(soci::session& sql, const NamedValues& entered, const Call& call, const Office& office) {
  auto values = joined(entered);
  // A list on paper stands for the numbers of its signatures.
  if (const auto list = entered.integer("paper_list", 0, 1, std::numeric_limits<std::int64_t>::max()); list > 0) {
    values.items.back().value = as_ranges(numbers_of(sql, id_of(call), list));
  }
  Form form(values, call.words());
  Conditions conditions;
  auto& filter = conditions.filter;
  filter.from = read_time(sql, form, call, office, "from");
  filter.until = read_time(sql, form, call, office, "until");
  if (filter.from && filter.until && *filter.until <= *filter.from) {
    form.reject("until", call.tr("The end must be later than the beginning"));
  }
  read_networks(form, call, filter);
  filter.mail_domains = mail_domains(words_in(form.text("mail_domain", {.max_length = longest_list})));
  filter.providers = words_in(form.text("provider", {.max_length = longest_list}));
  read_numbers(form, call, filter);
  filter.marks = read_marks(entered);
  conditions.ok = form.ok();
  conditions.form = form.model();
  for (const auto* name : moments) {
    const auto& at = std::string_view(name) == "from" ? filter.from : filter.until;
    if (at) conditions.form[name].as_object()["value"] = shown_moment(sql, *at, office.host->time_zone());
  }
  for (const auto& value : values.items) {
    if (!value.value.empty()) conditions.entered.push_back(value);
  }
  for (const auto& mark : marks) {
    if ((filter.marks & mark.bit) != 0) conditions.entered.push_back({"mark", mark.name});
  }
  return conditions;
}

boost::json::array mark_choices(const Call& call, const SupportFilter& filter) {
  boost::json::array choices;
  for (const auto& mark : marks) {
    choices.emplace_back(boost::json::object{{"id", std::string("mark-") + mark.name},
                                             {"label", call.tr(mark.title)},
                                             {"send", mark.name},
                                             {"value", (filter.marks & mark.bit) != 0}});
  }
  return choices;
}

boost::json::array condition_rows(const Call& call, const SupportFilter& filter) {
  boost::json::array rows;
  const auto add = [&](const std::string& key, const std::string& value) {
    if (!value.empty()) rows.emplace_back(boost::json::object{{"key", key}, {"value", value}});
  };
  const auto all = [](const std::vector<std::string>& texts) {
    std::string line;
    for (const auto& text : texts) line += (line.empty() ? "" : ", ") + text;
    return line;
  };
  const auto& words = call.words();
  if (filter.from) add(call.tr("From"), words.date_time(*filter.from));
  if (filter.until) add(call.tr("Until"), words.date_time(*filter.until));
  add(call.tr("Networks"), all(filter.networks));
  add(call.tr("Mail domains"), all(filter.mail_domains));
  add(call.tr("Ways to sign in"), all(filter.providers));
  add(call.tr("Marks"), mark_titles(filter.marks, words));
  constexpr std::size_t shown = 20;
  std::string numbers;
  for (std::size_t i = 0; i < std::min(shown, filter.numbers.size()); ++i) {
    numbers += (i == 0 ? "" : ", ") + std::to_string(filter.numbers[i]);
  }
  if (filter.numbers.size() > shown) {
    numbers += " … (" + words.number(static_cast<std::int64_t>(filter.numbers.size())) + ")";
  }
  add(call.tr("Numbers"), numbers);
  return rows;
}

}  // namespace kenes::petition
