// A list is entered: every row is checked and shown with what is wrong, then the whole once more before it is counted.
#include "domain/stages.hpp"
#include "kenes/form.hpp"
#include "pages/models.hpp"
#include "pages/preview.hpp"
#include "pages/seen.hpp"
#include "paper_lists/find_places.hpp"
#include "paper_lists/lists.hpp"
#include "paper_lists/paper_lists.hpp"
#include "paper_lists/read_list.hpp"
#include "paper_lists/rows_file.hpp"

namespace kenes::petition {

namespace {

std::string path_of(std::int64_t id) {
  return "/" + std::to_string(id) + "/paper-lists";
}

Response form_page(Call& call, const Office& office, const Seen& seen, boost::json::object form,
                   const std::vector<RowFault>& faults, int status) {
  auto model = short_model(call, *seen.process, seen.petition);
  boost::json::array rows;
  for (const auto& fault : faults) {
    rows.emplace_back(boost::json::object{{"row", fault.row}, {"text", fault.text}, {"problem", fault.problem}});
  }
  model["title"] = call.tr("Enter signatures from a list on paper");
  model["faults"] = std::move(rows);
  model["identity"] = has_identity(call, office);
  model["asks_place"] = office.database().read([&](soci::session& sql) { return asks_place(sql, call, office); });
  model["place_title"] = kind_title(office.settings_of(call.service().slug).place_kind, call.words());
  model["most_rows"] = most_list_rows;
  model["form"] = std::move(form);
  model["form_action"] = call.url(path_of(seen.petition.id) + "/new");
  model["back_href"] = call.url(path_of(seen.petition.id));
  auto response = page("petition/paper_lists/new", std::move(model), status);
  // Of its permission nobody else may know.
  response.page.html_only = {{"uploader", rows_uploader(call, office, seen.petition.id)}};
  return response;
}

Response preview(const Call& call, const Office& office, const EnteredList& entered) {
  const auto count = static_cast<std::int64_t>(entered.checked.persons.size());
  return preview_page(
      call,
      {.title = call.tr("Check the list"),
       .heading = call.words().trn("{count} signature will be counted", "{count} signatures will be counted", count),
       .text = entered.text,
       .consequence = has_identity(call, office)
                          ? call.tr("Whoever has signed already, online or on another list, is not counted again. "
                                    "Names and numbers stay on the paper; this site does not keep them.")
                          : call.tr("Whoever is on another list already is not counted again. Whether somebody has "
                                    "signed online too can't be known here, because people sign in without a number "
                                    "that is on the paper. Names and dates of birth stay on the paper; this site does "
                                    "not keep them."),
       .confirm = call.tr("Count them"),
       .facts = {{call.tr("List"), entered.title}},
       .fields = {{"title", entered.title}, {"rows", entered.text}, {"entry_key", entered.entry_key}}},
      &entered.seen.petition);
}

std::optional<Seen> see_collecting(const Call& call, const Office& office) {
  auto seen = see(office, call);
  if (!seen || !collects_publicly(*seen->stage)) return std::nullopt;
  return seen;
}

}  // namespace

Response new_paper_list_page(Call& call, const Office& office) {
  const auto seen = see_collecting(call, office);
  if (!seen) return not_found();
  return form_page(call, office, *seen,
                   Form::blank({{"title", ""}, {"rows", ""}, {"entry_key", office.host->secrets().random_token(24)}}),
                   {}, 200);
}

Response new_paper_list_action(Call& call, const Office& office) {
  auto seen = see_collecting(call, office);
  if (!seen) return not_found();
  const auto entered = read_list(call, office, std::move(*seen));
  const auto step = step_of(call);
  if (!entered.ok || step == Step::change) {
    return form_page(call, office, entered.seen, entered.form, entered.checked.faults, entered.ok ? 200 : 422);
  }
  if (step == Step::enter) return preview(call, office, entered);
  const auto id = office.database().write([&](soci::session& sql) {
    return enter_paper_list(sql, office,
                            {entered.seen.petition.id, entered.title, entered.entry_key, entered.checked.persons},
                            call.actor());
  });
  return redirect(call.url(path_of(entered.seen.petition.id) + "/" + std::to_string(id)));
}

}  // namespace kenes::petition
