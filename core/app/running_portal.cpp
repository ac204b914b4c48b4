#include "app/running_portal.hpp"

#include <cstdlib>
#include <fstream>

#include "app/database_url.hpp"
#include "app/demonstration.hpp"
#include "app/node.hpp"
#include "storage/cluster.hpp"

namespace kenes::app {
namespace fs = std::filesystem;
namespace {

fs::path note_in(const fs::path& data_dir) {
  return data_dir / "running-with";
}

}  // namespace

void note_running(const fs::path& data_dir, const ConfigChoice& choice) {
  std::ofstream note(note_in(data_dir));
  fs::permissions(note_in(data_dir),
                  fs::perms::owner_read | fs::perms::owner_write);  // an assignment may hold a password
  note << choice.file.string() << "\n";
  for (const auto& assignment : choice.assignments) note << assignment << "\n";
}

ConfigChoice like_running(ConfigChoice choice, const fs::path& data_dir) {
  if (data_dir.empty() || !choice.file.empty()) return choice;
  std::ifstream note(note_in(data_dir));
  std::string line;
  if (!std::getline(note, line)) return choice;
  choice.file = line;
  std::vector<std::string> assignments;
  while (std::getline(note, line)) assignments.push_back(line);
  choice.assignments.insert(choice.assignments.begin(), assignments.begin(), assignments.end());
  return choice;
}

void join_running(const config::Portal& portal) {
  if (keeps_mails(portal)) ::setenv("KENES_MAILBOX_DIR", mailbox_folder(portal).c_str(), 0);
  if (!portal.database.url.empty() || storage::Cluster::answers(portal.data_dir / "postgresql")) return;
  throw Refused("no portal runs in " + portal.data_dir.string() +
                ", or it runs as another user. Start it with `kenes up --data " + portal.data_dir.string() +
                "` and leave it running, or name the data directory of the one that runs by --data.");
}

}  // namespace kenes::app
