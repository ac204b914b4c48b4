#include "import/petition_file.hpp"

#include "domain/checks.hpp"
#include "import/json_fields.hpp"
#include "import/territory_counts.hpp"

namespace kenes::petition {

namespace {

void read_texts(PetitionFile& file, const Fields& from) {
  auto& petition = file.petition;
  petition.id = file.id;
  petition.texts = {from.text("action"), from.text_or_empty("background"), from.text_or_empty("additional_details")};
  petition.committee_note = from.text_or_empty("committee_note");
  petition.creator_name = from.text_or_empty("creator_name", 200);
  petition.language = "en";
  petition.imported = true;
}

void read_times(PetitionFile& file, const Fields& from) {
  auto& petition = file.petition;
  petition.created_at = from.time("created_at");
  petition.updated_at = from.time_if_any("updated_at").value_or(petition.created_at);
  petition.moderation_reached_at = from.time_if_any("moderation_threshold_reached_at");
  petition.response_reached_at = from.time_if_any("response_threshold_reached_at");
  petition.debate_reached_at = from.time_if_any("debate_threshold_reached_at");
  petition.rejected_at = from.time_if_any("rejected_at");
  file.opened_at = from.time_if_any(from.has("opened_at") ? "opened_at" : "open_at");
  file.closed_at = from.time_if_any("closed_at");
  if ((file.state == "open" || file.state == "closed") && !file.opened_at) {
    throw Refused(from.where("opened_at") + ": expected the time when it was opened, as its state is " + file.state);
  }
}

void read_answer(PetitionFile& file, const Fields& attributes) {
  if (!attributes.has("government_response")) return;
  const auto from = attributes.object("government_response");
  Answer answer;
  answer.summary = from.text_or_empty("summary", 5'000);
  answer.details = from.text_or_empty("details", 100'000);
  if (answer.summary.empty() && answer.details.empty()) return;
  const auto published = attributes.time_if_any("government_response_at").value_or(file.petition.updated_at);
  answer.created_at = from.time_if_any("created_at").value_or(published);
  answer.updated_at = from.time_if_any("updated_at").value_or(answer.created_at);
  answer.responded_on = from.date_if_any("responded_on");
  if (answer.responded_on.empty()) answer.responded_on = day_of(answer.created_at);
  file.answer = std::move(answer);
}

// A link of the official record; anything but https is left out.
std::string link(const Fields& from, std::string_view key) {
  auto url = from.text_or_empty(key, 2'000);
  return is_https_link(url) ? url : std::string();
}

void read_debate(PetitionFile& file, const Fields& attributes) {
  Debate debate;
  debate.scheduled_on =
      attributes.date_if_any(attributes.has("scheduled_debate_date") ? "scheduled_debate_date" : "debate_scheduled_on");
  debate.created_at = debate.updated_at = file.petition.updated_at;
  if (attributes.has("debate")) {
    const auto from = attributes.object("debate");
    debate.debated_on = from.date_if_any("debated_on");
    debate.transcript_url = link(from, "transcript_url");
    debate.video_url = link(from, "video_url");
    debate.debate_pack_url = link(from, "debate_pack_url");
    debate.overview = from.text_or_empty("overview", 100'000);
    debate.outcome_at = attributes.time_if_any("debate_outcome_at").value_or(file.petition.updated_at);
  }
  if (!debate.scheduled_on.empty() || debate.outcome_at) file.debate = std::move(debate);
}

void read_rejection(PetitionFile& file, const Fields& attributes) {
  if (!attributes.has("rejection")) return;
  const auto from = attributes.object("rejection");
  file.petition.rejection_code = from.text_or_empty("code", 60);
  file.petition.rejection_details = from.text_or_empty("details");
}

void read_subjects(PetitionFile& file, const Fields& attributes) {
  if (attributes.has("departments")) {
    for (const auto& department : attributes.array("departments")) {
      const Fields from(department, "data.attributes.departments");
      file.petition.departments.emplace_back(boost::json::object{{"acronym", from.text_or_empty("acronym", 40)},
                                                                 {"name", from.text("name")},
                                                                 {"url", from.text_or_empty("url", 2'000)}});
    }
  }
  if (!attributes.has("topics")) return;
  for (const auto& topic : attributes.array("topics")) {
    if (!topic.is_string() || topic.get_string().empty() || topic.get_string().size() > 60) {
      throw Refused("data.attributes.topics: expected codes of topics");
    }
    file.petition.topics.emplace_back(topic.get_string());
  }
}

}  // namespace

PetitionFile read_petition_file(const boost::json::value& document) {
  const Fields data = Fields(document, "").object("data");
  const Fields attributes = data.object("attributes");
  PetitionFile file;
  file.id = data.count("id");
  if (file.id == 0 || file.id > 1'000'000'000'000) throw Refused("data.id: expected a positive number");
  file.state = attributes.text("state");
  file.count = attributes.count("signature_count");
  read_texts(file, attributes);
  read_times(file, attributes);
  read_answer(file, attributes);
  read_debate(file, attributes);
  read_rejection(file, attributes);
  read_subjects(file, attributes);
  file.countries = read_territory_counts(attributes, "signatures_by_country", "country", "code");
  file.constituencies = read_territory_counts(attributes, "signatures_by_constituency", "constituency", "ons_code");
  file.regions = read_territory_counts(attributes, "signatures_by_region", "region", "ons_code");
  file.place_holders = read_place_holders(attributes);
  return file;
}

}  // namespace kenes::petition
