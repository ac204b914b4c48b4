#include "import/import_command.hpp"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <vector>

#include "import/counts_file.hpp"
#include "import/import_petition.hpp"
#include "import/json_fields.hpp"
#include "kenes/sql.hpp"

namespace kenes::petition {

namespace {

constexpr std::uintmax_t largest_file = 64U << 20U;

struct File {
  std::string path, fingerprint;
  std::optional<PetitionFile> petition;
  std::int64_t counts_of = 0;
  std::vector<participation::Reading> readings;
};

struct Tally {
  int added = 0, updated = 0, unchanged = 0, refused = 0, series = 0;
  void count(Imported imported) {
    (imported == Imported::added ? added : imported == Imported::updated ? updated : unchanged) += 1;
  }
};

std::string content_of(const std::string& path) {
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  if (error) throw Refused("can't be read: " + error.message());
  if (size > largest_file) throw Refused("is larger than 64 MiB");
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream content;
  content << stream.rdbuf();
  if (!stream) throw Refused("can't be read");
  return content.str();
}

File read_file(const Office& office, const std::string& path) {
  File file{.path = path};
  const auto content = content_of(path);
  boost::json::error_code error;
  const auto document = boost::json::parse(content, error);
  if (error) throw Refused("is not JSON: " + error.message());
  file.fingerprint = office.host->secrets().keyed_hash("petition.import", content);
  const auto name = std::filesystem::path(path).filename().string();
  if (const auto id = petition_of_counts_file(name); id || document.is_array()) {
    if (!id) throw Refused("a count over time must be named NNNNNN-counts.json by its petition");
    file.counts_of = *id;
    file.readings = read_counts_file(document);
  } else {
    file.petition = read_petition_file(document);
  }
  return file;
}

// Refuses one file and goes on with the rest.
template <class F>
void attempt(Tally& tally, const std::string& path, F&& work) {
  try {
    work();
  } catch (const Refused& refused) {
    ++tally.refused;
    std::cerr << path << ": refused: " << refused.what() << "\n";
  } catch (const soci::soci_error& error) {
    ++tally.refused;
    std::cerr << path << ": refused: the database did not take it (SQLSTATE " << sql::sqlstate(error) << ")\n";
  }
}

std::vector<File> read_files(const Office& office, const std::vector<std::string>& paths, Tally& tally) {
  std::vector<File> files;
  for (const auto& path : paths) {
    attempt(tally, path, [&] { files.push_back(read_file(office, path)); });
  }
  return files;
}

void put_territories(const Office& office, const std::vector<File>& files) {
  std::map<std::string, participation::Territory> by_code;
  for (const auto& file : files) {
    if (!file.petition) continue;
    for (auto& territory : territories_of(*file.petition)) by_code.insert_or_assign(territory.code, territory);
  }
  std::vector<participation::Territory> all;
  for (auto& [code, territory] : by_code) all.push_back(std::move(territory));
  if (all.empty()) return;
  office.database().write([&](soci::session& sql) { office.kit->territories().put(sql, all); });
}

void take_in(const Office& office, const std::string& service, const std::vector<File>& files, Tally& tally) {
  CountryCodes codes;
  for (const auto& file : files) {
    if (file.petition) learn_codes(codes, *file.petition);
  }
  for (const auto& file : files) {
    if (!file.petition) continue;
    attempt(tally, file.path,
            [&] { tally.count(import_petition(office, service, *file.petition, codes, file.fingerprint)); });
  }
  for (const auto& file : files) {
    if (file.petition) continue;
    attempt(tally, file.path, [&] {
      import_readings(office, service, file.counts_of, file.readings, file.fingerprint);
      ++tally.series;
    });
  }
}

}  // namespace

std::string service_for_import(const Office& office, const std::string& wanted) {
  std::string first;
  for (const auto& service : office.host->services()) {
    const auto settings = office.settings.find(service.slug);
    if (settings == office.settings.end()) continue;
    if (service.slug == wanted || (wanted.empty() && settings->second.uk_api)) return service.slug;
    if (first.empty()) first = service.slug;
  }
  return wanted.empty() ? first : std::string();
}

int import_petitions(const Office& office, std::span<const std::string> arguments) {
  std::vector<std::string> paths;
  std::string wanted;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--service" && i + 1 < arguments.size()) {
      wanted = arguments[++i];
    } else {
      paths.push_back(arguments[i]);
    }
  }
  if (paths.empty()) {
    std::cerr << "import petitions: no file given. Usage: kenes import petitions [--service SLUG] FILE…\n";
    return 2;
  }
  const auto service = service_for_import(office, wanted);
  if (service.empty()) {
    std::cerr << "import petitions: the portal has no petition service"
              << (wanted.empty() ? std::string(" enabled; add a [[service]] with plugin = \"petition\"")
                                 : " '" + wanted + "'")
              << "\n";
    return 2;
  }
  Tally tally;
  const auto files = read_files(office, paths, tally);
  put_territories(office, files);
  take_in(office, service, files, tally);
  std::cout << "Petitions in '" << service << "': " << tally.added << " added, " << tally.updated << " updated, "
            << tally.unchanged << " unchanged; " << tally.series << " counts over time; " << tally.refused
            << " files refused.\n";
  return tally.refused == 0 ? 0 : 1;
}

}  // namespace kenes::petition
