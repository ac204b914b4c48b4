#include "i18n/catalogue.hpp"

// The only includer of Boost.Locale.
#include <boost/locale/gnu_gettext.hpp>
#include <boost/locale/message.hpp>

#include <fstream>
#include <stdexcept>

namespace kenes::i18n {
namespace {

using Format = boost::locale::message_format<char>;

std::vector<char> contents(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::vector<char> bytes{std::istreambuf_iterator<char>(in), {}};
  if (!in || bytes.empty()) throw std::runtime_error("can't read the catalogue " + file.string());
  return bytes;
}

// Plural rules look at the last digits only, and Boost.Locale takes an int.
int last_digits(std::int64_t count) {
  constexpr std::int64_t million = 1'000'000;
  const auto size = count < 0 ? -(count % million) : count % million;
  const bool large = count >= million || count <= -million;
  return static_cast<int>(large ? million + size : size);
}

}  // namespace

Catalogue::Catalogue(const std::filesystem::path& compiled, const std::string& language) {
  boost::locale::gnu_gettext::messages_info info;
  info.language = language;
  info.encoding = "UTF-8";
  info.locale_category = "LC_MESSAGES";
  info.paths = {"."};
  info.domains = {boost::locale::gnu_gettext::messages_info::domain("catalogue")};
  // It would look for files in gettext's own layout of folders; ours are named by their content.
  info.callback = [&](const std::string&, const std::string&) { return contents(compiled); };
  messages_ = std::locale(std::locale::classic(), boost::locale::gnu_gettext::create_messages_facet<char>(info));
  domain_ = std::use_facet<Format>(messages_).domain("catalogue");
}

const char* Catalogue::find(const std::string& id) const {
  if (id.empty()) return nullptr;  // would be the header
  return std::use_facet<Format>(messages_).get(domain_, nullptr, id.c_str());
}

const char* Catalogue::find(const std::string& id, std::int64_t count) const {
  if (id.empty()) return nullptr;
  return std::use_facet<Format>(messages_).get(domain_, nullptr, id.c_str(), last_digits(count));
}

}  // namespace kenes::i18n
