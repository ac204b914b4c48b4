#include "i18n/compile.hpp"

#include <unistd.h>

#include <fstream>
#include <iterator>
#include <regex>
#include <sstream>

#include "i18n/tool.hpp"
#include "kenes/digest.hpp"

namespace kenes::i18n {
namespace {

namespace fs = std::filesystem;

// Changes when compiling changes, so that old results are left behind.
constexpr std::string_view recipe = "1 ";

std::string hash_of(const std::vector<fs::path>& files) {
  std::string all(recipe);
  for (const auto& file : files) {
    std::ifstream in(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    all += std::to_string(text.size()) + ":" + text;
  }
  return hex(sha256(all)).substr(0, 24);
}

// "kk.po:12: duplicate message definition" and its like; warnings and the closing count are left out.
void pass_on(const std::string& output, const fs::path& file, std::vector<Fault>& faults) {
  static const std::regex placed(R"((.*?):([0-9]+)(?::[0-9]+)?: (.*))");
  const auto before = faults.size();
  std::istringstream lines(output);
  for (std::string line; std::getline(lines, line);) {
    std::smatch parts;
    if (!std::regex_match(line, parts, placed) || parts[3].str().starts_with("warning:")) continue;
    const bool own = parts[1] == file.string();
    faults.push_back({{file.string(), own ? std::stoi(parts[2]) : 0}, parts[3], ""});
  }
  if (faults.size() > before)
    faults.back().hint = "correct the catalogue; msgfmt --check shows the same";
  else
    faults.push_back({{file.string(), 0},
                      output.substr(0, output.find('\n')),
                      "correct the catalogue; msgfmt --check shows the same"});
}

// False if the tool found a fault or is missing.
bool ran(const std::vector<std::string>& command, const fs::path& file, std::vector<Fault>& faults) {
  const auto run = run_tool(command);
  if (!run) {
    faults.push_back({{file.string(), 0},
                      "the catalogue can't be compiled: " + run.error().message,
                      "install the Debian package gettext"});
    return false;
  }
  if (run->code != 0) pass_on(run->output, file, faults);
  return run->code == 0;
}

// An overlay need not carry the marks by which {placeholders} are compared, so it borrows them from the catalogue
// below.
void check_placeholders(const fs::path& overlay, const fs::path& below, const fs::path& draft,
                        std::vector<Fault>& faults) {
  if (ran({"msgmerge", "--quiet", "--no-fuzzy-matching", "--output-file=" + draft.string(), overlay.string(),
           below.string()},
          overlay, faults)) {
    ran({"msgfmt", "--check-format", "--use-fuzzy", "--output-file=/dev/null", draft.string()}, overlay, faults);
  }
}

bool build(const std::vector<fs::path>& files, const fs::path& draft, std::vector<Fault>& faults) {
  const auto before = faults.size();
  for (const auto& file : files) ran({"msgfmt", "--check", "--output-file=/dev/null", file.string()}, file, faults);
  if (faults.size() > before) return false;
  const auto merged = draft.string() + ".po";
  for (const auto& file : files) {
    if (file != files.back()) check_placeholders(file, files.back(), merged, faults);
  }
  if (faults.size() > before) return false;
  std::vector<std::string> lay{"msgcat", "--use-first", "--output-file=" + merged};
  for (const auto& file : files) lay.push_back(file.string());
  return ran(lay, files.front(), faults) &&
         ran({"msgfmt", "--output-file=" + draft.string(), merged}, files.front(), faults);
}

}  // namespace

std::optional<fs::path> compile(const std::vector<fs::path>& files, const fs::path& cache, const std::string& name,
                                std::vector<Fault>& faults) {
  const auto compiled = cache / (name + "-" + hash_of(files) + ".mo");
  std::error_code failed;
  if (fs::exists(compiled, failed)) return compiled;
  fs::create_directories(cache, failed);
  if (failed) {
    faults.push_back({{cache.string(), 0},
                      "the folder can't be made: " + failed.message(),
                      "it holds compiled words; check portal.data_dir"});
    return std::nullopt;
  }
  const auto draft = cache / (name + "." + std::to_string(::getpid()) + ".draft");
  const bool done = build(files, draft, faults);
  fs::remove(draft.string() + ".po", failed);
  if (done) fs::rename(draft, compiled, failed);
  if (done && failed)
    faults.push_back(
        {{compiled.string(), 0}, "the catalogue can't be stored: " + failed.message(), "check portal.data_dir"});
  if (!done) fs::remove(draft, failed);
  return done && fs::exists(compiled, failed) ? std::optional(compiled) : std::nullopt;
}

}  // namespace kenes::i18n
