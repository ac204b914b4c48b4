#include "process/known_authorities.hpp"

#include <spdlog/fmt/fmt.h>

namespace kenes::participation {
namespace {

class Register {
 public:
  Register(const Authorities& authorities, const Document& document, std::vector<Fault>& faults)
      : authorities_(authorities), document_(document), faults_(faults) {}

  void check(const std::string& key, const std::string& pointer) {
    if (key.empty() || key.find('{') != std::string::npos || authorities_.find(key) != nullptr) return;
    std::vector<std::string> keys;
    for (const auto& authority : authorities_.all()) keys.push_back(authority.key);
    const auto near = nearest(key, keys);
    faults_.push_back({document_.locate(pointer), fmt::format("the portal has no authority '{}'", key),
                       near.empty() ? "add an [[authority]] with this key to the portal's file, or name another one"
                                    : fmt::format("did you mean '{}'?", near)});
  }

 private:
  const Authorities& authorities_;
  const Document& document_;
  std::vector<Fault>& faults_;
};

}  // namespace

void check_authorities(const Process& process, const Document& document, const Authorities* authorities,
                       std::vector<Fault>& faults) {
  if (authorities == nullptr || authorities->all().empty()) return;
  Register known(*authorities, document, faults);
  for (std::size_t i = 0; i < process.stages.size(); ++i)
    known.check(process.stages[i].by, fmt::format("/stage/{}/by", i));
  for (std::size_t i = 0; i < process.stages.size(); ++i) {
    const auto& outcomes = process.stages[i].outcomes;
    for (std::size_t j = 0; j < outcomes.size(); ++j)
      known.check(outcomes[j].addressee, fmt::format("/stage/{}/outcomes/{}/addressee", i, j));
  }
  for (std::size_t i = 0; i < process.duties.size(); ++i)
    known.check(process.duties[i].by, fmt::format("/duty/{}/by", i));
  for (std::size_t i = 0; i < process.acts.size(); ++i) known.check(process.acts[i].by, fmt::format("/act/{}/by", i));
  for (std::size_t i = 0; i < process.levels.size(); ++i)
    known.check(process.levels[i].authority, fmt::format("/level/{}/authority", i));
  for (std::size_t i = 0; i < process.fields.size(); ++i)
    known.check(process.fields[i].authority, fmt::format("/field/{}/authority", i));
}

}  // namespace kenes::participation
