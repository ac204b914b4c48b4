#include "attachments/attachments.hpp"
#include "domain/stages.hpp"
#include "pages/eligibility.hpp"
#include "pages/pages.hpp"
#include "pages/seen.hpp"
#include "pages/sign_form.hpp"

namespace kenes::petition {

namespace {

std::string path_of(const Call& call) {
  return "/" + std::to_string(id_of(call));
}

// Also if the signature was invalidated: there is no second one.
bool has_signed(const Office& office, const Call& call) {
  if (!call.actor().signed_in()) return false;
  return office.database().read(
      [&](soci::session& sql) { return office.kit->ledger().number_of(sql, id_of(call), call.actor()).has_value(); });
}

std::string token_of(const Call& call) {
  return std::string(call.request().captures.get("token"));
}

}  // namespace

Response sign_page(Call& call, const Office& office) {
  const auto seen = see(office, call);
  if (!seen || !is_public(*seen->stage)) return not_found();
  if (!collects(*seen->stage)) return redirect(call.url(path_of(call)));
  if (has_signed(office, call)) {
    // Perhaps with an account that was erased since.
    call.flash("important", call.tr("You have already signed this petition."));
    return redirect(call.url(path_of(call) + "/signed"));
  }
  if (auto away =
          turned_away(call, office, seen->process->support, true, sign_form_address(call, path_of(call) + "/sign")))
    return std::move(*away);
  return page("petition/sign",
              sign_model(call, office, *seen, blank_sign_form(call), call.url(path_of(call) + "/sign")));
}

Response sign_action(Call& call, const Office& office) {
  const auto standing = see_standing(office, call);
  if (!standing || !is_public(*standing->stage)) return not_found();
  return sign_from_form(call, office, *standing, path_of(call) + "/sign");
}

Response support_page(Call& call, const Office& office) {
  const auto seen = see(office, call, token_of(call));
  if (!seen || token_of(call) != seen->petition.standing.link_token) return not_found();
  // Published meanwhile: the shared link goes on working.
  if (is_public(*seen->stage)) return redirect(call.url(path_of(call)));
  if (seen->is_author) return redirect(call.url(path_of(call) + "/share"));
  if (has_signed(office, call)) return redirect(call.url(path_of(call) + "/signed"));
  const auto path = path_of(call) + "/support/" + token_of(call);
  if (auto away = turned_away(call, office, seen->process->support, true, sign_form_address(call, path)))
    return std::move(*away);
  auto model = sign_model(call, office, *seen, blank_sign_form(call), call.url(path));
  model["title"] = call.tr("Support this petition");
  model["attachments"] = attachment_models(call, office, seen->petition, token_of(call));
  model["collecting"] = collects(*seen->stage);
  model["stage_explanation"] = seen->stage->explanation.in(call.words().language());
  return page("petition/support", std::move(model));
}

Response support_action(Call& call, const Office& office) {
  const auto token = token_of(call);
  const auto standing = see_standing(office, call, token);
  if (!standing || token != standing->submission.link_token) return not_found();
  return sign_from_form(call, office, *standing, path_of(call) + "/support/" + token, token);
}

}  // namespace kenes::petition
