#include "import/example_file.hpp"

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
  example.field = from.text_or_empty("field");
  example.anonymous = from.flag("anonymous");
  example.topics = codes(from, "topics");
  return example;
}

}  // namespace

Examples read_examples(const boost::json::value& document) {
  const Fields root(document, "");
  Examples examples;
  std::size_t index = 0;
  for (const auto& item : root.array("petitions")) {
    examples.petitions.push_back(read_example(Fields(item, "petitions[" + std::to_string(index++) + "]")));
  }
  if (!root.has("topics")) return examples;
  const auto topics = root.object("topics");
  for (const auto& entry : document.at("topics").as_object()) {
    examples.topics[std::string(entry.key())] = codes(topics, entry.key());
  }
  return examples;
}

}  // namespace kenes::petition
