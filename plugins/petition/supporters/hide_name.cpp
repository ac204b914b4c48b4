#include "domain/stages.hpp"
#include "pages/models.hpp"
#include "pages/seen.hpp"
#include "queries/find_petition.hpp"
#include "supporters/consent.hpp"
#include "supporters/supporters.hpp"

namespace kenes::petition {

namespace {

struct Own {
  Petition petition;
  std::string name;
};

// A petition on which the reader is shown by name.
std::optional<Own> own_name(const Office& office, const Call& call) {
  return office.database().read([&](soci::session& sql) -> std::optional<Own> {
    const auto shown = office.kit->ledger().public_name_of(sql, id_of(call), call.actor());
    auto petition = find_petition(sql, office, call.service().slug, id_of(call));
    if (!shown || !petition) return std::nullopt;
    return Own{std::move(*petition), shown->name};
  });
}

std::string path_of(const Call& call, const char* rest) {
  return call.url("/" + std::to_string(id_of(call)) + rest);
}

}  // namespace

Response hide_name_page(Call& call, const Office& office) {
  const auto own = own_name(office, call);
  if (!own) return redirect(path_of(call, "/signed"));
  const auto& process = office.engine().process_of(own->petition.standing);
  const auto* stage = process.stage(own->petition.standing.stage);
  auto model = short_model(call, process, own->petition);
  model["title"] = call.tr("Take your name away");
  model["shown_name"] = own->name;
  model["may_hide"] = process.names != participation::NamesShown::required || stage == nullptr || !collects(*stage);
  model["form_action"] = path_of(call, "/hide-name");
  model["withdraw_href"] = path_of(call, "/withdraw");
  model["back_href"] = path_of(call, "/signed");
  return page("petition/hide_name", std::move(model));
}

Response hide_name_action(Call& call, const Office& office) {
  const bool hidden = office.database().write([&](soci::session& sql) {
    return find_petition(sql, office, call.service().slug, id_of(call)) &&
           office.kit->ledger().hide_name(sql, id_of(call), call.actor());
  });
  if (hidden) {
    call.flash("success", call.tr("Your name is not shown any more. Your signature goes on counting."));
  } else {
    call.flash("important", call.tr("Nothing was changed."));
  }
  return redirect(path_of(call, "/signed"));
}

void add_own_name(boost::json::object& model, const Call& call, const Office& office, const Petition& petition) {
  const auto list = supporters_href(call, office.engine().process_of(petition.standing), petition);
  model["supporters_href"] = list;
  model["shown_name"] = model["hide_name_href"] = nullptr;
  if (list.is_null()) return;
  const auto own = own_name(office, call);
  if (!own) return;
  model["shown_name"] = own->name;
  model["hide_name_href"] = path_of(call, "/hide-name");
}

}  // namespace kenes::petition
