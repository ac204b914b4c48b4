#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>

#include "config/pointer.hpp"
#include "config/rules.hpp"
#include "secrets/key_lines.hpp"

namespace kenes::config {
namespace {

namespace fs = std::filesystem;

const std::set<std::string, std::less<>> shipped_languages{"en", "kk", "lv", "ru"};

bool has_catalogue(const fs::path& overlay, const std::string& language) {
  std::error_code absent;
  for (const auto& domain : fs::directory_iterator(overlay / "locales", absent)) {
    if (fs::exists(domain.path() / (language + ".po"), absent)) return true;
  }
  return false;
}

// Names such as "Asia/Almaty", from the table of zones that tzdata installs.
std::vector<std::string> zone_names() {
  std::ifstream table("/usr/share/zoneinfo/tzdata.zi");
  std::vector<std::string> names;
  for (std::string word; table >> word;) {
    if (word.find('/') != std::string::npos && std::isupper(static_cast<unsigned char>(word.front())))
      names.push_back(word);
  }
  return names;
}

}  // namespace

void Rules::portal() {
  languages();
  base_url();
  time_zone();
  country();
  folders();
  secret_key();
}

void Rules::languages() {
  const std::string pointer = "/portal/languages";
  const auto languages = strings_at(pointer);
  if (at(pointer) && at(pointer)->is_array() && languages.empty())
    fault(pointer, "'languages' is empty", "the first is the default: [\"en\"]");
  const auto overlays = strings_at("/portal/overlays");
  std::set<std::string> seen;
  for (std::size_t i = 0; i < languages.size(); ++i) {
    const auto& language = languages[i];
    const auto place = child(pointer, i);
    if (!seen.insert(language).second)
      fault(place, "language '" + language + "' is given a second time", "name each once");
    const bool known =
        shipped_languages.contains(language) || std::any_of(overlays.begin(), overlays.end(), [&](const auto& overlay) {
          return has_catalogue(path_at("/portal/overlays", overlay), language);
        });
    if (known) continue;
    fault(place, "there are no words in the language '" + language + "'",
          "en, kk, lv and ru come with Kenes; another needs <overlay>/locales/core/" + language + ".po");
  }
}

void Rules::base_url() {
  const auto url = string_at("/portal/base_url");
  static const std::regex form(R"(https?://[A-Za-z0-9.\-]+(\[[0-9a-fA-F:]+\])?(:[0-9]{1,5})?)");
  if (url && !std::regex_match(*url, form)) {
    fault("/portal/base_url", "'base_url' must be http:// or https:// and a host, without a path, not '" + *url + "'",
          "such as https://petitions.example.org");
  }
  const auto* demonstration = at("/portal/demonstration");
  const bool may_be_absent = demonstration && demonstration->is_bool() && demonstration->get_bool();
  if (!at("/portal/base_url") && !may_be_absent && at("/portal")) {
    fault("/portal", "'base_url' is missing in [portal]",
          "the address that citizens see, such as https://petitions.example.org");
  }
}

void Rules::time_zone() {
  const auto zone = string_at("/portal/time_zone");
  std::error_code absent;
  const bool odd = zone && (zone->empty() || zone->find("..") != std::string::npos || zone->starts_with("/"));
  if (!zone || (!odd && fs::is_regular_file("/usr/share/zoneinfo/" + *zone, absent))) return;
  const auto near = nearest(*zone, zone_names());
  fault("/portal/time_zone", "there is no time zone '" + *zone + "'",
        near.empty() ? "use an IANA name such as Asia/Almaty (timedatectl list-timezones)"
                     : "did you mean '" + near + "'?");
}

void Rules::country() {
  const auto country = string_at("/portal/country");
  static const std::regex form("[A-Z]{2}");
  if (!country || country->empty() || std::regex_match(*country, form)) return;
  fault("/portal/country", "'country' must be two capital letters (ISO 3166-1), not '" + *country + "'", "such as KZ");
}

void Rules::folders() {
  for (const std::string key : {"overlays", "plugin_folders"}) {
    const auto pointer = "/portal/" + key;
    const auto paths = strings_at(pointer);
    for (std::size_t i = 0; i < paths.size(); ++i) {
      const auto path = path_at(child(pointer, i), paths[i]);
      if (!fs::is_directory(path)) {
        fault(child(pointer, i), "there is no folder '" + path + "'", "paths are relative to the folder of this file");
      }
    }
  }
}

void Rules::secret_key() {
  const auto key = string_at("/portal/secret_key");
  if (key) long_enough("/portal/secret_key", "the secret key", *key);
  const auto file = string_at("/portal/secret_key_file");
  if (!file) return;
  if (key) fault("/portal/secret_key_file", "'secret_key' is given, too", "keep one of them");
  std::ifstream in(path_at("/portal/secret_key_file", *file));
  const std::string text(std::istreambuf_iterator<char>(in), {});
  if (secrets::key_lines(text).empty()) {
    fault("/portal/secret_key_file", "'" + *file + "' can't be read, or is empty", "its first line must be the key");
    return;
  }
  long_enough("/portal/secret_key_file", "the key in '" + *file + "'", text);
}

// Each of them: there is more than one since the portal's key was replaced.
void Rules::long_enough(const std::string& pointer, const std::string& what, const std::string& keys) {
  const auto lines = secrets::key_lines(keys);
  for (const auto& line : lines) {
    if (line.size() >= secrets::shortest_key) continue;
    const auto number = lines.size() > 1 ? " (line " + std::to_string(&line - lines.data() + 1) + ")" : "";
    fault(pointer, what + number + " has " + std::to_string(line.size()) + " characters",
          "at least 32 are needed; make one with: openssl rand -base64 48");
  }
}

void Rules::texts() {
  text("/portal/name");
  text("/portal/tagline");
  for (const std::string list : {"/authority", "/sign_in", "/service"}) {
    for (std::size_t i = 0; i < count(list); ++i) {
      const auto table = child(list, i);
      for (const auto* name : {"title", "summary", "about"}) text(child(table, name));
      for (std::size_t m = 0; m < count(table + "/member"); ++m)
        for (const auto* name : {"group", "role"}) text(child(child(table + "/member", m), name));
    }
  }
}

// A table of texts has the portal's languages as keys, the default one among them.
void Rules::text(const std::string& pointer) {
  const auto* value = at(pointer);
  const auto languages = strings_at("/portal/languages");
  if (!value || !value->is_object() || languages.empty()) return;
  const auto name = pointer.substr(pointer.rfind('/') + 1);
  for (const auto& [key, item] : value->get_object()) {
    const std::string language(key);
    if (shipped_languages.contains(language) || std::count(languages.begin(), languages.end(), language) > 0) continue;
    auto near = nearest(language, languages);
    if (language == "kz") near = "kk";
    fault(child(pointer, language), "'" + language + "' in '" + name + "' is not one of the portal's languages",
          near.empty() ? "they are listed in portal.languages" : "did you mean '" + near + "'?");
  }
  if (!value->get_object().contains(languages.front())) {
    fault(pointer, "'" + name + "' is missing in the default language, '" + languages.front() + "'",
          "add " + languages.front() + " = \"…\"");
  }
}

}  // namespace kenes::config
