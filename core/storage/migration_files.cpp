#include "storage/migration_files.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <regex>

#include "kenes/digest.hpp"

namespace kenes::storage {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view alone = "-- kenes: no transaction";

std::string four_digits(int number) {
  const auto text = std::to_string(number);
  return std::string(text.size() < 4 ? 4 - text.size() : 0, '0') + text;
}

std::string content_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) throw std::runtime_error("cannot read " + file.string());
  return {std::istreambuf_iterator<char>(stream), {}};
}

void check_numbers(const std::vector<Migration>& all, const Component& component, std::vector<Error>& problems) {
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i > 0 && all[i].number == all[i - 1].number) {
      problems.push_back({"migration_twice", all[i - 1].file + " and " + all[i].file +
                                                 " have the same number. Give one of them the next free number."});
      return;
    }
    if (all[i].number != static_cast<int>(i) + 1) {
      problems.push_back({"migration_gap", "migration " + four_digits(static_cast<int>(i) + 1) + " of " +
                                               component.name + " is missing in " + component.folder.string() +
                                               ", but " + all[i].title() +
                                               " is there. The folder is incomplete, or the numbers are wrong."});
      return;
    }
  }
}

}  // namespace

std::string Migration::title() const {
  return component + "/" + four_digits(number) + "_" + name;
}

std::vector<Migration> read_migrations(const Component& component, std::vector<Error>& problems) {
  static const std::regex pattern("([0-9]{4})_([a-z0-9_]+)\\.sql");
  std::vector<Migration> all;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(component.folder, none)) {
    const auto name = entry.path().filename().string();
    if (entry.path().extension() != ".sql") continue;
    std::smatch parts;
    if (!std::regex_match(name, parts, pattern)) {
      problems.push_back({"migration_name", entry.path().string() +
                                                ": expected a name like 0002_add_noun.sql (four digits, "
                                                "then a-z, 0-9 and _)"});
      continue;
    }
    Migration one{
        component.name, component.schema(), std::stoi(parts[1]), parts[2], entry.path().string(), "", "", true};
    one.sql = content_of(entry.path());
    one.sha256 = hex(sha256(one.sql));
    one.transactional = !one.sql.starts_with(alone);
    all.push_back(std::move(one));
  }
  std::sort(all.begin(), all.end(),
            [](const auto& a, const auto& b) { return std::tie(a.number, a.name) < std::tie(b.number, b.name); });
  check_numbers(all, component, problems);
  return all;
}

}  // namespace kenes::storage
