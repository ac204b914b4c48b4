// A letter to be printed, and that it was sent.
#include "pages/models.hpp"
#include "pages/seen.hpp"
#include "post/letters.hpp"
#include "post/paper.hpp"
#include "post/post.hpp"

namespace kenes::petition {

namespace {

int number_of(const Call& call) {
  return static_cast<int>(call.request().captures.integer("number", 0, 1, 1'000'000));
}

}  // namespace

Response paper_letter_page(Call& call, const Office& office) {
  struct ToPrint {
    Paper paper;
    PaperLetter letter;
  };
  const auto found = office.database().write([&](soci::session& sql) -> std::optional<ToPrint> {
    auto paper = find_paper(sql, call.service().slug, id_of(call));
    if (!paper) return std::nullopt;
    for (auto& letter : letters_of(sql, paper->petition_id)) {
      if (letter.number != number_of(call)) continue;
      office.host->audit().record(sql, {call.actor().person_id,
                                        "petition.read_address",
                                        "petition:" + std::to_string(paper->petition_id),
                                        {{"letter", letter.number}}});
      return ToPrint{*paper, std::move(letter)};
    }
    return std::nullopt;
  });
  if (!found) return not_found();
  const auto path = "/post/" + std::to_string(found->paper.petition_id);
  return page("petition/post/letter",
              {{"title", found->letter.subject},
               {"name", found->paper.name},
               {"postal_address", found->paper.postal_address},
               {"content", found->letter.content},
               {"written_at", to_iso(found->letter.written_at)},
               {"sent_at", moment(found->letter.sent_at)},
               {"sent_action", call.url(path + "/letters/" + std::to_string(found->letter.number) + "/sent")},
               {"back_href", call.url(path)}});
}

Response letter_sent_action(Call& call, const Office& office) {
  const auto marked = office.database().write([&](soci::session& sql) -> std::optional<bool> {
    const auto paper = find_paper(sql, call.service().slug, id_of(call));
    if (!paper) return std::nullopt;
    return mark_letter_sent(sql, office, paper->petition_id, number_of(call), call.actor());
  });
  if (!marked) return not_found();
  if (*marked) call.flash("success", call.tr("The letter is marked as sent."));
  return redirect(call.url("/post/" + std::to_string(id_of(call))));
}

}  // namespace kenes::petition
