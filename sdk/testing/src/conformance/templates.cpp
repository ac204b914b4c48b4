#include <algorithm>
#include <fstream>
#include <regex>
#include <sstream>

#include <spdlog/fmt/fmt.h>

#include "faults.hpp"

namespace fs = std::filesystem;
namespace kenes::testing {
namespace {

std::string read(const fs::path& file) {
  std::ifstream in(file);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

auto line_of(const std::string& text, std::ptrdiff_t at) {
  return 1 + std::count(text.begin(), text.begin() + at, '\n');
}

// Each match of `pattern` in `text` is a fault.
void refuse(const std::string& name, const std::string& text, const std::regex& pattern, const char* what,
            Faults& faults) {
  for (std::sregex_iterator match(text.begin(), text.end(), pattern), end; match != end; ++match) {
    faults.push_back(fmt::format("{}:{}: {}", name, line_of(text, match->position()), what));
  }
}

void check_forms(const std::string& name, const std::string& text, Faults& faults) {
  static const std::regex form(R"(<form\b[^>]*method\s*=\s*["']?post[^>]*>)", std::regex::icase);
  for (std::sregex_iterator match(text.begin(), text.end(), form), end; match != end; ++match) {
    const auto begin = static_cast<std::size_t>(match->position());
    const auto body = text.substr(begin, text.find("</form", begin) - begin);
    const bool has_token =
        body.find("name=\"csrf\"") != std::string::npos || body.find("{{>core/field/csrf") != std::string::npos;
    if (!has_token) {
      faults.push_back(fmt::format("{}:{}: this form posts without {{{{>core/field/csrf}}}}", name,
                                   line_of(text, match->position())));
    }
  }
}

// Keeps the lines where they are.
std::string without_comments(std::string text) {
  for (std::size_t at = 0; (at = text.find("{{!--", at)) != std::string::npos;) {
    const auto end = std::min(text.find("--}}", at), text.size() - 4) + 4;
    for (; at < end; ++at) {
      if (text[at] != '\n') text[at] = ' ';
    }
  }
  return text;
}

}  // namespace

void check_markup(const std::string& name, const std::string& written, Faults& faults) {
  const auto text = without_comments(written);
  static const std::regex style(R"(<[^>]*\sstyle\s*=)", std::regex::icase),
      handler(R"(<[^>]*\son[a-z]+\s*=)", std::regex::icase);
  static const std::regex script(R"(<script\b(?![^>]*\ssrc\s*=))", std::regex::icase),
      sheet(R"(<style\b)", std::regex::icase);
  static const std::regex scheme(R"(=\s*["']?\s*javascript:)", std::regex::icase);
  check_forms(name, text, faults);
  refuse(name, text, style, "style attributes are forbidden by the content security policy: use a class", faults);
  refuse(name, text, handler, "event attributes are forbidden by the content security policy: use a script file",
         faults);
  refuse(name, text, script, "inline scripts are forbidden by the content security policy: use a script file", faults);
  refuse(name, text, sheet, "inline style sheets are forbidden by the content security policy: use a file", faults);
  refuse(name, text, scheme, "javascript: addresses are forbidden by the content security policy", faults);
}

void check_templates(const std::string& id, const fs::path& folder, Faults& faults) {
  const auto templates = folder / "templates";
  if (!fs::is_directory(templates)) return;
  static const std::regex partial(R"(\{\{>\s*([a-z0-9_/]+))");
  for (const auto& entry :
       fs::recursive_directory_iterator(templates, fs::directory_options::follow_directory_symlink)) {
    if (entry.path().extension() != ".html") continue;
    const auto name = "templates/" + fs::relative(entry.path(), templates).string();
    const auto text = read(entry.path());
    check_markup(name, text, faults);
    for (std::sregex_iterator match(text.begin(), text.end(), partial), end; match != end; ++match) {
      const auto used = (*match)[1].str();
      if (!used.starts_with(id + "/")) continue;
      if (fs::exists(templates / (used.substr(id.size() + 1) + ".html"))) continue;
      faults.push_back(fmt::format("{}:{}: partial {} does not exist", name, line_of(text, match->position()), used));
    }
  }
}

void check_locales(const fs::path& folder, Faults& faults) {
  if (!fs::is_directory(folder / "templates")) return;
  for (const auto* language : {"kk", "ru"}) {
    const auto file = folder / "locales" / (std::string(language) + ".po");
    if (!fs::exists(file))
      faults.push_back(fmt::format("locales/{}.po is missing: script/messages makes it", language));
  }
}

}  // namespace kenes::testing
