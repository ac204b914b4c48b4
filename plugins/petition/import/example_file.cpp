#include "import/example_file.hpp"

#include <algorithm>

#include "import/json_fields.hpp"

namespace kenes::petition {

namespace {

std::vector<std::string> codes(const Fields& from, std::string_view key) {
  std::vector<std::string> found;
  if (!from.has(key)) return found;
  for (const auto& code : from.array(key)) {
    if (!code.is_string()) throw Refused(from.where(key) + ": expected codes of topics");
    found.emplace_back(code.get_string());
  }
  return found;
}

Example read_example(const Fields& from) {
  Example example;
  example.origin = from.text("origin");
  example.stage = from.text("stage");
  example.language = from.text("language");
  example.creator_name = from.text_or_empty("creator_name", 200);
  example.texts = {from.text("action"), from.text_or_empty("background"), from.text_or_empty("additional_details")};
  example.count = from.count("signature_count");
  example.days_ago = static_cast<int>(std::min<std::int64_t>(from.count("days_ago"), 3650));
  example.territory = from.text_or_empty("territory");
  example.field = from.text_or_empty("field");
  example.addressee = from.text_or_empty("addressee");
  example.reason = from.text_or_empty("reason");
  example.reason_details = from.text_or_empty("reason_details");
  example.anonymous = from.flag("anonymous");
  example.topics = codes(from, "topics");
  return example;
}

bool chooses(const participation::Process& process, const std::string& addressee) {
  for (const auto& stage : process.stages) {
    for (const auto& outcome : stage.outcomes) {
      if (outcome.addressee == addressee) return true;
    }
  }
  return false;
}

}  // namespace

Examples read_examples(const boost::json::value& document, std::vector<std::string>& faults) {
  Examples examples;
  const auto collect = [&](const auto& read) {
    try {
      read();
    } catch (const Refused& refused) {
      faults.emplace_back(refused.what());
    }
  };
  collect([&] {
    const Fields root(document, "");
    std::size_t index = 0;
    for (const auto& item : root.array("petitions")) {
      const auto path = "petitions[" + std::to_string(index++) + "]";
      collect([&] { examples.petitions.push_back(read_example(Fields(item, path))); });
    }
    if (!root.has("topics")) return;
    const auto topics = root.object("topics");
    for (const auto& entry : document.at("topics").as_object())
      collect([&] { examples.topics[std::string(entry.key())] = codes(topics, entry.key()); });
  });
  return examples;
}

void check_examples(const Examples& examples, const participation::Process& process, const Settings& settings,
                    const std::set<std::string>& places, std::vector<std::string>& faults) {
  for (const auto& example : examples.petitions) {
    const auto add = [&](const std::string& what) { faults.push_back(example.origin + ": " + what); };
    if (process.stage(example.stage) == nullptr) {
      std::vector<std::string> stages;
      for (const auto& stage : process.stages) stages.push_back(stage.id);
      const auto near = nearest(example.stage, stages);
      add("the process has no stage \"" + example.stage + "\"" +
          (near.empty() ? "" : "; did you mean \"" + near + "\"?"));
    }
    if (!process.levels.empty() && !places.contains(example.territory))
      add("no submission is addressed to the territory \"" + example.territory + "\"");
    if (!example.field.empty() && process.field(example.field) == nullptr)
      add("the process has no field \"" + example.field + "\"");
    if (!example.addressee.empty() && !chooses(process, example.addressee))
      add("no outcome of the process has the addressee \"" + example.addressee + "\"");
    if (!example.reason.empty() && process.reason(example.reason) == nullptr)
      add("the process has no reason \"" + example.reason + "\"");
    for (const auto& code : example.topics) {
      const bool known = std::any_of(settings.topics.begin(), settings.topics.end(),
                                     [&](const auto& topic) { return topic.code == code; });
      if (!known) add("the service has no topic \"" + code + "\"");
    }
  }
}

}  // namespace kenes::petition
