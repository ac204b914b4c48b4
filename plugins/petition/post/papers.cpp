// What came by post, and what is to be sent by post.
#include "domain/stages.hpp"
#include "pages/models.hpp"
#include "post/letters.hpp"
#include "post/paper.hpp"
#include "post/post.hpp"

namespace kenes::petition {

namespace {

constexpr int per_page = 50, most_letters = 100;

boost::json::object paper_row(const Call& call, const Process& process, const ListedPaper& paper) {
  const auto* stage = process.stage(paper.stage);
  return {{"href", call.url("/post/" + std::to_string(paper.petition_id))},
          {"action", paper.action},
          {"lang", paper.language},
          {"received_on", day(paper.received_on)},
          {"waits", stage != nullptr && stage->kind == participation::StageKind::draft},
          {"stage_title", stage == nullptr ? paper.stage : stage->title.in(call.words().language())}};
}

boost::json::object letter_row(const Call& call, const PaperLetter& letter) {
  return {
      {"href", call.url("/post/" + std::to_string(letter.petition_id) + "/letters/" + std::to_string(letter.number))},
      {"subject", letter.subject},
      {"written_at", to_iso(letter.written_at)}};
}

}  // namespace

Response papers_page(Call& call, const Office& office) {
  const auto number = static_cast<int>(call.request().query.integer("page", 1, 1, 1000));
  const auto& slug = call.service().slug;
  const auto [papers, letters] = office.database().read([&](soci::session& sql) {
    return std::pair{list_papers(sql, slug, per_page + 1, (number - 1) * per_page),
                     unsent_letters(sql, slug, most_letters)};
  });
  boost::json::array rows, unsent;
  for (const auto& paper : papers) {
    if (rows.size() == static_cast<std::size_t>(per_page)) break;
    rows.emplace_back(paper_row(call, office.process(slug), paper));
  }
  for (const auto& letter : letters) unsent.emplace_back(letter_row(call, letter));
  const auto href = [&](int to) { return boost::json::value(call.url("/post?page=" + std::to_string(to))); };
  return page("petition/post/list",
              {{"title", call.tr("Petitions by post")},
               {"papers", std::move(rows)},
               {"letters", std::move(unsent)},
               {"new_href", call.url("/post/new")},
               {"previous", number > 1 ? href(number - 1) : nullptr},
               {"next", papers.size() > static_cast<std::size_t>(per_page) ? href(number + 1) : nullptr}});
}

}  // namespace kenes::petition
