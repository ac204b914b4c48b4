#include "plugins/needed.hpp"

#include <algorithm>
#include <set>
#include <sstream>

#include "plugins/library.hpp"

namespace kenes::plugins {
namespace {

std::vector<std::string> words_of(const char* text) {
  std::istringstream in(text ? text : "");
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

Fault missing(const Need& need, const std::map<std::string, Candidate>& candidates) {
  std::vector<std::string> known;
  for (const auto& [id, candidate] : candidates) known.push_back(id);
  const auto near = nearest(need.id, known);
  return {need.where, "there is no plugin '" + need.id + "', which " + need.because + " needs",
          near.empty() ? "install it as <plugin folder>/" + need.id + "/" + need.id + ".so"
                       : "did you mean '" + near + "'?"};
}

LoadedPlugin describe(const Descriptor& descriptor, const Candidate& candidate) {
  return {descriptor.id,
          descriptor.version,
          descriptor.title ? descriptor.title : "",
          words_of(descriptor.depends_on),
          candidate.folder,
          candidate.file,
          descriptor.create,
          nullptr};
}

class Sorter {
 public:
  Sorter(std::map<std::string, LoadedPlugin>& loaded, std::vector<Fault>& faults) : loaded_(loaded), faults_(faults) {}

  // False if the plugin is part of a circle, or needs one that is.
  bool place(const std::string& id) {
    if (const auto seen = done_.find(id); seen != done_.end()) return seen->second;
    const auto found = loaded_.find(id);
    if (found == loaded_.end()) return done_[id] = false;  // refused before, with its reason
    if (const auto begin = std::find(path_.begin(), path_.end(), id); begin != path_.end()) {
      report({begin, path_.end()});
      return false;
    }
    path_.push_back(id);
    bool sound = true;
    for (const auto& other : found->second.depends_on) sound = place(other) && sound;
    path_.pop_back();
    if (sound) order_.push_back(id);
    return done_[id] = sound;
  }

  const std::vector<std::string>& order() const { return order_; }

 private:
  void report(const std::vector<std::string>& circle) {
    std::string chain;
    for (const auto& id : circle) chain += "'" + id + "' needs ";
    const auto& first = loaded_.at(circle.front());
    faults_.push_back(refusal(first.id, first.file, "it depends on itself: " + chain + "'" + circle.front() + "'",
                              "one of them must do without the other"));
  }

  std::map<std::string, LoadedPlugin>& loaded_;
  std::vector<Fault>& faults_;
  std::map<std::string, bool> done_;
  std::vector<std::string> path_, order_;
};

}  // namespace

Fault refusal(const std::string& id, const std::filesystem::path& file, const std::string& reason, std::string todo) {
  return {{file.string(), 0}, "plugin '" + id + "' is refused: " + reason, std::move(todo)};
}

std::map<std::string, LoadedPlugin> load_needed(const std::map<std::string, Candidate>& candidates,
                                                std::vector<Need> needs, std::vector<Fault>& faults) {
  std::map<std::string, LoadedPlugin> loaded;
  std::set<std::string> looked_at;
  for (std::size_t i = 0; i < needs.size(); ++i) {
    const auto need = needs[i];
    if (!looked_at.insert(need.id).second) continue;
    const auto candidate = candidates.find(need.id);
    if (candidate == candidates.end()) {
      faults.push_back(missing(need, candidates));
      continue;
    }
    const auto descriptor = load_library(candidate->second);
    if (!descriptor) {
      // The message ends with what to do.
      const auto& message = descriptor.error().message;
      const auto semicolon = message.rfind("; ");
      faults.push_back(
          refusal(need.id, candidate->second.file, message.substr(0, semicolon), message.substr(semicolon + 2)));
      continue;
    }
    auto plugin = describe(**descriptor, candidate->second);
    for (const auto& other : plugin.depends_on)
      needs.push_back({other, "plugin '" + need.id + "'", {plugin.file.string(), 0}});
    loaded.emplace(need.id, std::move(plugin));
  }
  return loaded;
}

std::vector<LoadedPlugin> in_order(std::map<std::string, LoadedPlugin> loaded, std::vector<Fault>& faults) {
  Sorter sorter(loaded, faults);
  for (const auto& [id, plugin] : loaded) sorter.place(id);
  std::vector<LoadedPlugin> sorted;
  for (const auto& id : sorter.order()) sorted.push_back(std::move(loaded.at(id)));
  return sorted;
}

}  // namespace kenes::plugins
