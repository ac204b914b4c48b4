#include "folder.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include <boost/json.hpp>

namespace fs = std::filesystem;
namespace kenes::mailbox {
namespace {

constexpr std::uintmax_t largest = 1 << 20;

bool is_id(const std::string& id) {
  return !id.empty() && id.size() <= 100 && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
  });
}

// "to" is a list, or one address.
std::vector<std::string> addresses(const boost::json::value& value) {
  std::vector<std::string> all;
  if (value.is_string()) all.emplace_back(value.as_string());
  if (value.is_array()) {
    for (const auto& one : value.get_array()) {
      if (one.is_string()) all.emplace_back(one.as_string());
    }
  }
  return all;
}

std::string text_at(const boost::json::object& object, std::string_view key) {
  const auto* value = object.if_contains(key);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

std::optional<Mail> parse(const std::string& id, const std::string& content) {
  boost::json::error_code error;
  const auto value = boost::json::parse(content, error);
  if (error || !value.is_object()) return std::nullopt;
  const auto& object = value.get_object();
  const auto at = from_iso(text_at(object, "at"));
  const auto* to = object.if_contains("to");
  if (!at || to == nullptr) return std::nullopt;
  Mail mail{id,
            *at,
            addresses(*to),
            text_at(object, "subject"),
            text_at(object, "text"),
            text_at(object, "kind") == "text_message"};
  return mail.to.empty() ? std::nullopt : std::optional(std::move(mail));
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
  return text;
}

std::vector<std::string> ids(const fs::path& folder) {
  std::vector<std::string> all;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    const auto& path = entry->path();
    if (path.extension() == ".json" && is_id(path.stem().string())) all.push_back(path.stem().string());
  }
  std::sort(all.rbegin(), all.rend());
  return all;
}

}  // namespace

std::optional<Mail> read_mail(const fs::path& folder, const std::string& id) {
  if (!is_id(id)) return std::nullopt;
  const auto file = folder / (id + ".json");
  std::error_code error;
  if (!fs::is_regular_file(file, error) || fs::file_size(file, error) > largest || error) return std::nullopt;
  std::ifstream in(file, std::ios::binary);
  return parse(id, {std::istreambuf_iterator<char>(in), {}});
}

std::vector<Mail> read_mails(const fs::path& folder, const std::string& part, std::size_t most) {
  auto names = ids(folder);
  if (names.size() > most) names.resize(most);
  const auto wanted = lower(part);
  std::vector<Mail> mails;
  for (const auto& name : names) {
    auto mail = read_mail(folder, name);
    if (!mail) continue;
    const bool fits = std::any_of(mail->to.begin(), mail->to.end(), [&](const std::string& address) {
      return lower(address).find(wanted) != std::string::npos;
    });
    if (fits) mails.push_back(std::move(*mail));
  }
  return mails;
}

}  // namespace kenes::mailbox
