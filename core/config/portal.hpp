#pragma once
// The effective configuration of a portal, checked and typed. Fixed from start to stop.
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "config/sign_in.hpp"
#include "kenes/authorities.hpp"
#include "kenes/service.hpp"

namespace kenes::config {

struct Theme {
  std::string brand_colour = "#0b4f6c";   // header and footer rule
  std::string accent_colour = "#00703c";  // buttons
  std::string link_colour = "#1a5fb4";
  std::filesystem::path logo;  // SVG or PNG; empty: the name alone
};

struct Staff {
  std::string email, role, scope;
};

struct DatabaseSettings {
  std::string url;  // libpq connection string; empty: the private cluster in data_dir
  int pool = 24;
  std::chrono::milliseconds wait{2000}, statement_timeout{5000}, lock_timeout{2000};
};

struct HttpSettings {
  std::string address = "127.0.0.1";
  int port = 9080;  // where Pistache listens, behind nginx; 0: any free one
  int threads = 64;
  int front_port = 8080;  // where nginx listens
  std::string front_address = "127.0.0.1";
  int requests_per_minute = 600;  // from one address, by nginx
};

struct MailSettings {
  std::string smtp_url;  // smtp://127.0.0.1:2525; empty: mail waits in the outbox
  std::string from, user, password;
  std::string mailbox;           // path of a page that shows this portal's mail to everyone; "": none
  std::string operator_address;  // who looks into what is wrong; "": nobody is written to
};

struct SecuritySettings {
  bool staff_second_factor = true;  // whether roles count only in sessions that have shown one
};

struct TextMessageSettings {
  std::string gateway;  // "kannel"; "": none, but that of a demonstration, which shows them to everyone
  std::string url, user, password, from;
  bool sign_in = false;                // people may sign in with a telephone number
  std::vector<std::string> countries;  // that messages go to, ISO 3166-1; none: all
  int most_an_hour = 2000;             // codes for signing in, of the whole portal
};

struct FileSettings {
  std::filesystem::path directory;      // absolute
  std::int64_t max_body = 205'000'000;  // bytes of one request that brings files
};

struct AccountSettings {
  bool offers_joining = true;  // of two that one person has
};

struct Portal {
  LocalText name, tagline;
  std::string base_url;
  std::vector<std::string> languages;  // the first is the default
  std::string time_zone = "UTC";
  std::string country;  // ISO 3166-1 alpha-2, in whose way telephone numbers are read; "": only with a country code
  std::vector<std::filesystem::path> overlays;        // country folders with templates/, locales/; the last wins
  std::vector<std::filesystem::path> plugin_folders;  // searched before those that came with the host
  Theme theme;
  DatabaseSettings database;
  HttpSettings http;
  MailSettings mail;
  TextMessageSettings text_messages;
  FileSettings files;
  AccountSettings accounts;
  SecuritySettings security;
  std::filesystem::path data_dir;
  // Of at least 32 characters, from the environment or a file; several since it was replaced, one a line, the first one
  // first. "": made on first start in data_dir.
  std::string secret_key;
  bool demonstration = false;
  std::vector<std::string>
      demonstration_data;        // commands of plugins, run once by `kenes up`: "import petitions demo/*.json"
  std::vector<SignIn> sign_ins;  // beside e-mail, which is always there
  std::vector<Staff> staff;
  std::vector<Authority> authorities;
  std::vector<Service> services;
};

}  // namespace kenes::config
