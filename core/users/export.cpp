// All that is kept of a person, as a file for them (GDPR, Art. 15 and 20). It is made when it is asked for, and kept
// nowhere: what one person did in years is some hundred kilobytes, and each part gives no more than so much of a kind.
#include "identity/fresh.hpp"
#include "users/pages.hpp"

namespace kenes::users {

Response Pages::ask_export(identity::CoreCall& call) const {
  if (!identity::is_fresh(call.visitor(), call.now())) return identity::prove_first("/account/export");
  return page("core/account_export", {{"title", call.tr("Your data as a file")}});
}

Response Pages::give_export(identity::CoreCall& call) const {
  if (!identity::is_fresh(call.visitor(), call.now())) return identity::prove_first("/account/export");
  const auto parts = parts_();
  const auto person = call.actor().person_id;
  const auto told = call.host().database().read([&](soci::session& sql) {
    boost::json::object all;
    for (const auto& part : parts) {
      if (!part.data) continue;
      if (auto kept = part.data->all(sql, person); !kept.empty()) all[part.plugin] = std::move(kept);
    }
    return all;
  });
  Response file;
  file.content_type = "application/json; charset=utf-8";
  file.headers.push_back({"Content-Disposition", "attachment; filename=\"my-data.json\""});
  file.body = boost::json::serialize(
      boost::json::object{{"site", call.host().base_url()}, {"made_at", to_iso(call.now())}, {"kept_by", told}});
  return file;
}

}  // namespace kenes::users
