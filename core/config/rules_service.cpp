#include <algorithm>
#include <filesystem>
#include <regex>

#include "config/pointer.hpp"
#include "config/rules.hpp"

namespace kenes::config {
namespace {

bool is_address(const std::string& text) {
  static const std::regex form(R"([^\s@<>,;]+@[^\s@<>,;]+)");
  return std::regex_match(text, form);
}

// "no-reply@example.org" or "Petitions <no-reply@example.org>".
bool is_sender(const std::string& text) {
  static const std::regex named(R"([^<>\r\n]*<([^\s@<>,;]+@[^\s@<>,;]+)>)");
  return is_address(text) || std::regex_match(text, named);
}

const std::regex slug_form("[a-z][a-z0-9]*(-[a-z0-9]+)*");

}  // namespace

const std::vector<std::string>& reserved_slugs() {
  static const std::vector<std::string> slugs{"account", "admin",  "api",    "assets",     "core",     "demo",
                                              "files",   "health", "help",   "invitation", "language", "metrics",
                                              "privacy", "ready",  "robots", "sign-in",    "sign-out", "sitemap",
                                              "staff",   "static", "uploads"};
  return slugs;
}

void Rules::mail() {
  const auto from = string_at("/mail/from");
  if (from && !is_sender(*from)) {
    fault("/mail/from", "'from' must be an address or Name <address>, not '" + *from + "'",
          "Petitions <no-reply@example.org>");
  }
  const auto who = string_at("/mail/operator");
  if (who && !who->empty() && !is_address(*who))
    fault("/mail/operator", "'operator' must be a mail address, not '" + *who + "'", "operator@example.org");
  const auto url = string_at("/mail/smtp_url");
  static const std::regex form(R"(smtps?://[A-Za-z0-9.\-]+(:[0-9]{1,5})?/?)");
  if (url && !url->empty() && !std::regex_match(*url, form)) {
    fault("/mail/smtp_url", "'smtp_url' must be smtp:// or smtps:// and a host",
          "smtps://mail.example.org:465; user and password are settings of their own");
  }
}

void Rules::database() {
  const auto url = string_at("/database/url");
  static const std::regex form(R"((postgres(ql)?://|[a-z_]+\s*=).*)");
  if (url && !url->empty() && !std::regex_match(*url, form)) {
    fault("/database/url", "'url' must be a PostgreSQL connection string", "postgresql://user:password@host/database");
  }
}

void Rules::authorities() {
  unique("/authority", "key", "authority");
  const auto all = keys("/authority", "key");
  for (std::size_t i = 0; i < count("/authority"); ++i) {
    const auto pointer = child(child("/authority", i), "key");
    const auto key = string_at(pointer);
    if (key && !std::regex_match(*key, slug_form)) {
      fault(pointer, "'key' must be lower-case letters, digits and hyphens, not '" + *key + "'",
            "such as petitions-committee");
    }
    const auto email = string_at(child(child("/authority", i), "email"));
    if (email && !email->empty() && !is_address(*email)) {
      fault(child(child("/authority", i), "email"), "'email' must be a mail address, not '" + *email + "'", "");
    }
  }
}

void Rules::staff() {
  for (std::size_t i = 0; i < count("/staff"); ++i) {
    const auto pointer = child("/staff", i);
    const auto email = string_at(pointer + "/email");
    if (email && !is_address(*email))
      fault(pointer + "/email", "'email' must be a mail address, not '" + *email + "'", "");
    if (const auto held_in = string_at(pointer + "/scope"); held_in && !held_in->empty())
      scope(pointer + "/scope", *held_in);
  }
}

void Rules::scope(const std::string& pointer, const std::string& scope) {
  const auto colon = scope.find(':');
  const auto kind = scope.substr(0, colon);
  if (colon == std::string::npos || (kind != "service" && kind != "authority")) {
    fault(pointer, "'scope' must be service:<slug> or authority:<key>, not '" + scope + "'",
          "leave it out for the whole portal");
    return;
  }
  const auto name = scope.substr(colon + 1);
  const auto known = kind == "service" ? keys("/service", "slug") : keys("/authority", "key");
  if (std::count(known.begin(), known.end(), name) > 0) return;
  const auto near = nearest(name, known);
  fault(pointer, "there is no " + kind + " '" + name + "'",
        near.empty() ? "it needs a [[" + kind + "]] of that name" : "did you mean '" + near + "'?");
}

void Rules::services() {
  unique("/service", "slug", "service");
  for (std::size_t i = 0; i < count("/service"); ++i) {
    const auto pointer = child("/service", i);
    if (const auto name = string_at(pointer + "/slug")) slug(pointer + "/slug", *name);
    static const std::regex plugin_form("[a-z][a-z0-9_]*");
    const auto plugin = string_at(pointer + "/plugin");
    if (plugin && !std::regex_match(*plugin, plugin_form)) {
      fault(pointer + "/plugin", "'plugin' must be lower-case letters, digits and underscores, not '" + *plugin + "'",
            "such as petition");
    }
    const auto process = string_at(pointer + "/process");
    if (!process) continue;
    if (const auto file = path_at(pointer + "/process", *process); !std::filesystem::is_regular_file(file)) {
      fault(pointer + "/process", "there is no process file '" + file + "'",
            "paths are relative to the folder of this file");
    }
  }
}

void Rules::slug(const std::string& pointer, const std::string& slug) {
  if (!std::regex_match(slug, slug_form)) {
    fault(pointer, "'slug' must be lower-case letters, digits and hyphens, not '" + slug + "'",
          "such as citizens-initiatives");
  }
  const auto& reserved = reserved_slugs();
  if (std::count(reserved.begin(), reserved.end(), slug) > 0) {
    fault(pointer, "'" + slug + "' is an address of the portal itself", "choose another slug");
  }
}

}  // namespace kenes::config
