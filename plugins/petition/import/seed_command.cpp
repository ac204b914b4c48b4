#include "import/seed_command.hpp"

#include <fstream>
#include <iostream>
#include <sstream>

#include "import/add_example.hpp"
#include "import/example_file.hpp"
#include "import/import_command.hpp"

namespace kenes::petition {

namespace {

Examples read_file(const std::string& path, std::vector<std::string>& faults) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream content;
  content << stream.rdbuf();
  if (!stream) return faults.emplace_back("can't be read"), Examples{};
  boost::json::error_code error;
  const auto document = boost::json::parse(content.str(), error);
  if (error) return faults.emplace_back("is not JSON: " + error.message()), Examples{};
  return read_examples(document, faults);
}

std::set<std::string> places_of(const Office& office, const participation::Process& process) {
  return office.database().read([&](soci::session& sql) {
    std::set<std::string> codes;
    for (const auto& level : process.levels) {
      for (const auto& place : *office.kit->territories().all(sql, level.kind)) codes.insert(place.code);
    }
    return codes;
  });
}

void seed_all(const Office& office, const std::string& service, const Examples& examples) {
  for (const auto& example : examples.petitions) {
    const auto link = add_example(office, service, example);
    std::cout << example.origin << " (" << example.stage << "): " << (link.empty() ? "is there already" : link) << "\n";
  }
  for (const auto& of_one : examples.topics) {
    add_topics(office, service, of_one.first, of_one.second);
  }
}

}  // namespace

int seed_petitions(const Office& office, std::span<const std::string> arguments) {
  const bool named = arguments.size() == 3 && arguments[0] == "--service";
  if (!named && arguments.size() != 1) {
    std::cerr << "seed petitions: expected one file. Usage: kenes seed petitions [--service SLUG] FILE\n";
    return 2;
  }
  const auto service = service_for_import(office, named ? arguments[1] : "");
  if (service.empty()) {
    std::cerr << "seed petitions: the portal has no such petition service\n";
    return 2;
  }
  const auto& path = arguments.back();
  std::vector<std::string> faults;
  const auto examples = read_file(path, faults);
  const auto& process = office.process(service);
  check_examples(examples, process, office.settings_of(service), places_of(office, process), faults);
  for (const auto& fault : faults) std::cerr << path << ": " << fault << "\n";
  if (!faults.empty()) return std::cerr << path << ": refused; nothing was added\n", 1;
  seed_all(office, service, examples);
  return 0;
}

}  // namespace kenes::petition
