#include "process/known_sign_ins.hpp"

#include <spdlog/fmt/fmt.h>

namespace kenes::participation {
namespace {

constexpr auto hint =
    "offer such a way to sign in, ask for less, or let people declare what it doesn't show: by_declaration = true";

void check(const Eligibility& rule, const std::string& who, const Document& document, const SignIns& sign_ins,
           std::vector<Fault>& faults) {
  // Whoever needs no account signs in nowhere.
  if (rule.assurance == Assurance::none || !suitable_ways(rule, sign_ins.ways()).empty()) return;
  std::vector<std::string> keys;
  for (const auto& way : sign_ins.ways()) keys.push_back(way.key);
  faults.push_back({document.locate("/eligibility/" + who),
                    fmt::format("[eligibility] {}: nobody can take part, because no way to sign in to this portal ({}) "
                                "shows what is asked here",
                                who, fmt::join(keys, ", ")),
                    hint});
}

}  // namespace

void check_sign_ins(const Process& process, const Document& document, const SignIns* sign_ins,
                    std::vector<Fault>& faults) {
  if (sign_ins == nullptr) return;
  check(process.author, "author", document, *sign_ins, faults);
  check(process.support, "support", document, *sign_ins, faults);
}

}  // namespace kenes::participation
