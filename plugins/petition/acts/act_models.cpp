#include "acts/act_models.hpp"

#include "kenes/authorities.hpp"
#include "pages/models.hpp"

namespace kenes::petition {

namespace {

boost::json::value reply_model(const Call& call, const participation::Act& act, const std::string& body,
                               const std::map<std::int64_t, Reply>& replies, Replies shown) {
  const auto found = replies.find(act.id);
  if (found == replies.end() || (shown == Replies::published && !found->second.published)) return nullptr;
  return boost::json::object{{"at", to_iso(found->second.at)},
                             {"text", found->second.text},
                             {"by", act.kind == "evidence" ? body : call.tr("The author")},
                             {"published", found->second.published}};
}

}  // namespace

std::string act_title(const Process& process, const std::string& rule, std::string_view language) {
  const auto* known = process.act(rule);
  return known == nullptr ? rule : known->title.in(language);
}

std::string duty_title(const Process& process, const std::string& rule, std::string_view language) {
  const auto* known = process.duty(rule);
  return known == nullptr ? rule : known->title.in(language);
}

bool may_reply(const Call& call, const Seen& seen, const participation::Act& act) {
  if (act.withdrawn_at) return false;
  if (act.kind == "letter" || act.kind == "invitation") return seen.is_author;
  return act.kind == "evidence" && (call.is("official") || call.actor().has_role("official", "authority:" + act.body));
}

boost::json::array act_models(const Call& call, const Office& office, const Seen& seen,
                              const std::vector<participation::Act>& acts, const std::map<std::int64_t, Reply>& replies,
                              Replies shown) {
  const std::string language(call.words().language());
  const auto* authorities = office.host->find<Authorities>();
  const auto path = call.url("/" + std::to_string(seen.petition.id) + "/acts/");
  boost::json::array models;
  for (const auto& act : acts) {
    const auto body = act.body.empty() ? std::string() : authority_title(authorities, act.body, language);
    const auto href = [&](bool there, const char* rest) {
      return there ? boost::json::value(path + std::to_string(act.id) + rest) : boost::json::value(nullptr);
    };
    models.emplace_back(
        boost::json::object{{"id", act.id},
                            {"anchor", "act-" + std::to_string(act.id)},
                            {"act", act.rule},
                            {"title", act_title(*seen.process, act.rule, language)},
                            {"by", authority_title(authorities, act.authority, language)},
                            {"at", to_iso(act.at)},
                            {"text", act.text},
                            {"on", day(act.on)},
                            {"body", body},
                            {"duty", act.duty.empty() ? std::string() : duty_title(*seen.process, act.duty, language)},
                            {"withdrawn_at", moment(act.withdrawn_at)},
                            {"withdrawn_because", act.withdrawn_because},
                            {"reply", reply_model(call, act, body, replies, shown)},
                            {"reply_href", href(!replies.contains(act.id) && may_reply(call, seen, act), "/reply")},
                            {"withdraw_href", href(!act.withdrawn_at && call.is("committee"), "/withdraw")}});
  }
  return models;
}

boost::json::array without_links(boost::json::array models) {
  for (auto& model : models) {
    model.as_object().erase("reply_href");
    model.as_object().erase("withdraw_href");
  }
  return models;
}

}  // namespace kenes::petition
