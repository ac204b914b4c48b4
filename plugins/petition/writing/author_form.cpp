#include "writing/author_form.hpp"

#include <charconv>

namespace kenes::petition {

namespace {

constexpr int smallest_group = 2, largest_group = 100'000'000;

// 0 if it is no such number.
int members(const std::string& entered) {
  int number = 0;
  const auto* end = entered.data() + entered.size();
  const auto [stop, error] = std::from_chars(entered.data(), end, number);
  if (error != std::errc{} || stop != end || number < smallest_group || number > largest_group) return 0;
  return number;
}

}  // namespace

Authorship read_authorship(Form& form, const Call& call, const Settings& settings) {
  Authorship author;
  if (settings.anonymous_authors) author.anonymous = form.checked("anonymous");
  if (!settings.group_authors) return author;
  author.group = form.text("group", {.max_length = 200});
  const auto size = form.text("group_size", {.max_length = 20});
  if (author.group.empty()) {
    if (!size.empty())
      form.reject("group", call.tr("Enter the name of the group, or leave the number of members empty"));
    return author;
  }
  author.group_size = members(size);
  if (author.group_size == 0) {
    form.reject("group_size", call.tr("Enter how many members the group has, as a number of 2 or more"));
  }
  return author;
}

void add_authorship(const Authorship& author, std::vector<NamedValue>& values) {
  values.push_back({"anonymous", author.anonymous ? "yes" : ""});
  values.push_back({"group", author.group});
  values.push_back({"group_size", author.group_size == 0 ? "" : std::to_string(author.group_size)});
}

}  // namespace kenes::petition
