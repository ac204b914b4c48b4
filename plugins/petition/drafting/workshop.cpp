#include "drafting/workshop.hpp"

#include <algorithm>

#include "drafting/difference.hpp"
#include "drafting/drafting.hpp"
#include "kenes/authorities.hpp"
#include "kenes/form.hpp"
#include "pages/models.hpp"
#include "pages/text_form.hpp"

namespace kenes::petition {

const TextVersion* Workshop::version(std::int64_t number) const {
  const auto found =
      std::find_if(versions.begin(), versions.end(), [&](const auto& one) { return one.number == number; });
  return found == versions.end() ? nullptr : &*found;
}

std::optional<Workshop> read_workshop(const Office& office, const Call& call) {
  return office.database().read([&](soci::session& sql) -> std::optional<Workshop> {
    auto seen = see(sql, office, call);
    if (!seen || !(seen->is_author || call.is("moderator"))) return std::nullopt;
    const auto id = seen->petition.id;
    Workshop workshop{std::move(*seen), Side::author, versions_of(sql, id), comments_of(sql, id),
                      office.engine().duties(sql, id)};
    if (workshop.versions.empty()) return std::nullopt;
    workshop.side = workshop.seen.is_author ? Side::author : Side::authority;
    return workshop;
  });
}

WorkshopForms blank_forms(const Workshop& workshop) {
  const auto& texts = workshop.newest().texts;
  return {Form::blank({{"text", ""}}), Form::blank({{"action", texts.action},
                                                    {"background", texts.background},
                                                    {"additional_details", texts.additional_details},
                                                    {"why", ""}})};
}

boost::json::array difference_models(const Call& call, const Texts& before, const Texts& after) {
  boost::json::array models;
  const auto add = [&](const std::string& title, const std::string& a, const std::string& b) {
    if (a == b) return;
    boost::json::array pieces;
    for (const auto& piece : difference(a, b)) {
      pieces.emplace_back(boost::json::object{{"text", piece.text},
                                              {"same", piece.kind == Piece::Kind::same},
                                              {"added", piece.kind == Piece::Kind::added},
                                              {"removed", piece.kind == Piece::Kind::removed}});
    }
    models.emplace_back(boost::json::object{{"title", title}, {"pieces", std::move(pieces)}});
  };
  add(call.tr("What you want to be done"), before.action, after.action);
  add(call.tr("Why you want it"), before.background, after.background);
  add(call.tr("More details"), before.additional_details, after.additional_details);
  return models;
}

namespace {

std::string who(const Call& call, bool by_author, const std::string& name) {
  const auto side = by_author ? call.tr("the author") : call.tr("the desk");
  return name.empty() ? side : name + " (" + side + ")";
}

boost::json::array version_models(const Call& call, const Workshop& workshop) {
  boost::json::array models;
  const auto path = "/" + std::to_string(workshop.seen.petition.id) + "/drafting/compare?to=";
  for (auto version = workshop.versions.rbegin(); version != workshop.versions.rend(); ++version) {
    const auto number = std::to_string(version->number);
    models.emplace_back(boost::json::object{
        {"number", version->number},
        {"who", who(call, version->by_author, version->name)},
        {"at", to_iso(version->at)},
        {"why", version->why},
        {"accepted_at", moment(version->accepted_at)},
        {"compare_href", version->number > 1 ? boost::json::value(call.url(path + number)) : nullptr}});
  }
  return models;
}

boost::json::array comment_models(const Call& call, const Workshop& workshop) {
  boost::json::array models;
  for (const auto& comment : workshop.comments) {
    models.emplace_back(boost::json::object{
        {"who", who(call, comment.by_author, comment.name)}, {"at", to_iso(comment.at)}, {"text", comment.text}});
  }
  return models;
}

// Until when the desk must have written to the author.
boost::json::value contact_due(const Workshop& workshop) {
  for (const auto& duty : workshop.duties) {
    if (duty.kind == "contact" && duty.open()) return moment(duty.due_at);
  }
  return nullptr;
}

}  // namespace

Response workshop_response(const Call& call, const Workshop& workshop, WorkshopForms forms, int status) {
  const auto& seen = workshop.seen;
  const auto& newest = workshop.newest();
  const auto path = call.url("/" + std::to_string(seen.petition.id));
  const bool author = workshop.side == Side::author;
  auto model = short_model(call, *seen.process, seen.petition);
  model["title"] = call.tr("Edit the text together");
  model["open"] = workshop.open();
  model["author"] = author;
  model["number"] = newest.number;
  model["newest"] = boost::json::object{{"action", newest.texts.action},
                                        {"background", newest.texts.background},
                                        {"additional_details", newest.texts.additional_details}};
  model["accepted"] = newest.accepted_at.has_value();
  model["may_accept"] = author && workshop.open() && !newest.accepted_at;
  model["contact_due"] = contact_due(workshop);
  model["versions"] = version_models(call, workshop);
  model["comments"] = comment_models(call, workshop);
  model["limits"] = limit_model(*seen.process);
  model["outdated"] = std::move(forms.outdated);
  model["comment_form"] = std::move(forms.comment);
  model["version_form"] = std::move(forms.version);
  model["comment_action"] = path + "/drafting/comment";
  model["version_action"] = path + "/drafting/version";
  model["accept_action"] = path + "/drafting/accept";
  model["decide_href"] = author ? nullptr : boost::json::value(path + "/moderate");
  model["own_href"] = author ? boost::json::value(call.url("/mine")) : nullptr;
  return page("petition/drafting/workshop", std::move(model), status);
}

Response drafting_page(Call& call, const Office& office) {
  const auto workshop = read_workshop(office, call);
  if (!workshop) return not_found();
  return workshop_response(call, *workshop, blank_forms(*workshop), 200);
}

}  // namespace kenes::petition
