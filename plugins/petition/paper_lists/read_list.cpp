#include "paper_lists/read_list.hpp"

#include "kenes/form.hpp"
#include "paper_lists/rows_file.hpp"

namespace kenes::petition {

namespace {

constexpr int longest_title = 120, longest_text = 200'000;

// What was sent; with the rows of the file behind those that were typed, if that was asked for.
struct Sent {
  NamedValues form;
  std::string fault = "";  // why there are no rows of a file
};

Sent read_sent(const Call& call, const Office& office, std::int64_t petition_id) {
  Sent sent{.form = call.request().form};
  std::string rows(sent.form.get("rows"));
  if (sent.form.get("step") == "take") {
    const auto taken = take_rows_file(call, office, petition_id);
    if (taken) rows = with_rows(rows, *taken);
    if (!taken) sent.fault = taken.error().message;
  }
  if (rows.find('\t') != std::string::npos) rows = with_semicolons(rows);
  std::erase_if(sent.form.items, [](const auto& field) { return field.name == "rows"; });
  sent.form.items.push_back({"rows", std::move(rows)});
  return sent;
}

}  // namespace

EnteredList read_list(const Call& call, const Office& office, Seen seen) {
  EnteredList entered{.seen = std::move(seen)};
  const auto sent = read_sent(call, office, entered.seen.petition.id);
  Form form(sent.form, call.words());
  if (!sent.fault.empty()) form.reject("rows", sent.fault);
  entered.title =
      form.text("title", {.required = "Enter where the office keeps this list", .max_length = longest_title});
  entered.text = form.text("rows", {.required = "Enter the rows of the list", .max_length = longest_text});
  entered.entry_key = form.text("entry_key", {.max_length = 100});
  const auto rows = rows_of(entered.text);
  if (rows.size() > most_list_rows) {
    form.reject("rows", call.tr("These are {count} rows; enter at most {max} at once",
                                {{"count", call.words().number(static_cast<std::int64_t>(rows.size()))},
                                 {"max", call.words().number(most_list_rows)}}));
  } else if (!entered.text.empty()) {
    entered.checked = office.database().read([&](soci::session& sql) { return check_rows(sql, call, office, rows); });
    const auto faults = static_cast<std::int64_t>(entered.checked.faults.size());
    if (faults > 0) {
      form.reject("rows",
                  call.words().trn("{count} row has to be corrected; it is listed above the rows",
                                   "{count} rows have to be corrected; they are listed above the rows", faults));
    } else if (rows.empty()) {
      form.reject("rows", call.tr("Enter the rows of the list"));
    }
  }
  entered.ok = form.ok() && !entered.entry_key.empty();
  entered.form = form.model();
  return entered;
}

}  // namespace kenes::petition
