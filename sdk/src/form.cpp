#include "kenes/form.hpp"

#include <algorithm>

namespace kenes {
namespace {

constexpr int general_limit = 20'000;

bool is_control(char32_t c) {
  return (c < 0x20 && c != '\n') || (c >= 0x7f && c < 0xa0);
}

// Line ends become "\n", a tab a space (it stood between words); other control characters go. The text is valid UTF-8.
std::string cleaned(std::string_view text) {
  std::string clean;
  clean.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0U;
    if (byte == '\r') {
      if (next != '\n') clean += '\n';
    } else if (byte == '\t') {
      clean += ' ';
    } else if (byte == 0xc2 && is_control(next)) {
      ++i;
    } else if (!is_control(byte) || byte >= 0x80) {
      clean += text[i];
    }
  }
  return clean;
}

// Without white space at both ends, the no-break space that word processors leave included.
std::string trimmed(std::string_view text) {
  auto rest = text;
  const auto starts = [&] { return !rest.empty() && (rest.front() == ' ' || rest.front() == '\n'); };
  const auto ends = [&] { return !rest.empty() && (rest.back() == ' ' || rest.back() == '\n'); };
  while (starts() || rest.starts_with("\u00a0")) rest.remove_prefix(starts() ? 1 : 2);
  while (ends() || rest.ends_with("\u00a0")) rest.remove_suffix(ends() ? 1 : 2);
  return std::string(rest);
}

boost::json::object field_model(std::string_view name, std::string_view value, std::string_view error) {
  return {{"id", name}, {"name", name}, {"value", value}, {"error", error}, {"invalid", !error.empty()}};
}

}  // namespace

int characters(std::string_view utf8) {
  int count = 0;
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    const bool continues = (static_cast<unsigned char>(utf8[i]) & 0xc0U) == 0x80U;
    const bool line_end = utf8[i] == '\r' && i + 1 < utf8.size() && utf8[i + 1] == '\n';
    if (!continues && !line_end) ++count;
  }
  return count;
}

Form::Form(const NamedValues& entered, const Translator& words) : entered_(entered), words_(words) {}

Form::Entry& Form::entry(std::string_view name) {
  for (auto& known : entries_) {
    if (known.name == name) return known;
  }
  return entries_.emplace_back(Entry{std::string(name), {}, {}});
}

void Form::reject(std::string_view name, std::string message) {
  auto& field = entry(name);
  if (field.error.empty()) field.error = std::move(message);
}

bool Form::ok() const {
  return std::all_of(entries_.begin(), entries_.end(), [](const Entry& field) { return field.error.empty(); });
}

std::string Form::text(std::string_view name, const Rule& rule) {
  auto value = trimmed(cleaned(entered_.get(name)));
  entry(name).value = value;
  if (value.empty()) {
    if (!rule.required.empty()) reject(name, words_.tr(rule.required));
    return value;
  }
  const auto complain = [&](const std::string& given, std::string_view usual, int limit, int count) {
    reject(name,
           words_.tr(given.empty() ? usual : given,
                     {{"max", words_.number(limit)}, {"min", words_.number(limit)}, {"count", words_.number(count)}}));
  };
  const auto count = characters(value);
  const auto max = rule.max_length > 0 ? rule.max_length : general_limit;
  if (count > max) complain(rule.too_long, message_id("Enter no more than {max} characters"), max, count);
  if (count < rule.min_length)
    complain(rule.too_short, message_id("Enter at least {min} characters"), rule.min_length, count);
  return value;
}

bool Form::checked(std::string_view name, std::string_view required) {
  auto& field = entry(name);
  field.value = entered_.get(name);
  const bool is_checked = !field.value.empty();
  if (!is_checked && !required.empty()) reject(name, words_.tr(required));
  return is_checked;
}

std::string Form::choice(std::string_view name, const std::vector<std::string>& allowed, std::string_view required) {
  const std::string value(entered_.get(name));
  const bool is_known = std::find(allowed.begin(), allowed.end(), value) != allowed.end();
  entry(name).value = is_known ? value : std::string{};
  if (is_known) return value;
  if (!required.empty()) reject(name, words_.tr(required));
  // What no page of ours offers was not chosen by a person.
  else if (!value.empty())
    reject(name, words_.tr(message_id("Choose one of the options")));
  return {};
}

boost::json::object Form::model() const {
  boost::json::object fields;
  boost::json::array errors;
  for (const auto& field : entries_) {
    fields[field.name] = field_model(field.name, field.value, field.error);
    if (!field.error.empty()) errors.push_back({{"field", field.name}, {"message", field.error}});
  }
  fields["invalid"] = !errors.empty();
  fields["errors"] = std::move(errors);
  return fields;
}

boost::json::object Form::blank(const std::vector<NamedValue>& values) {
  boost::json::object fields;
  for (const auto& [name, value] : values) fields[name] = field_model(name, value, {});
  fields["invalid"] = false;
  fields["errors"] = boost::json::array{};
  return fields;
}

}  // namespace kenes
