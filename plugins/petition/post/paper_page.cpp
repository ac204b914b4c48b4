// One petition that came by post: the address, the scan, the letters to its petitioner.
#include "kenes/files.hpp"
#include "pages/models.hpp"
#include "pages/seen.hpp"
#include "post/on_paper.hpp"
#include "post/post.hpp"

namespace kenes::petition {

namespace {

constexpr std::int64_t most_bytes = 100'000'000;

// Of its permission nobody else may know.
boost::json::value scan_uploader(Call& call, Files& files) {
  const FileLimits limits{.total = most_bytes, .count = 20, .types = {"application/pdf", "image/*"}};
  auto uploader = files.uploader(call, scan_folder(id_of(call)), limits, paper_path(call));
  for (auto& file : uploader.at("files").as_array()) {
    auto& one = file.as_object();
    one["href"] = paper_path(call, "/scan/" + std::to_string(one.at("id").as_int64()));
  }
  return uploader;
}

}  // namespace

Response paper_page(Call& call, const Office& office) {
  const auto found = read_paper(call, office);
  if (!found) return not_found();
  boost::json::array letters, scans;
  for (const auto& letter : found->letters) {
    letters.emplace_back(boost::json::object{{"href", paper_path(call, "/letters/" + std::to_string(letter.number))},
                                             {"subject", letter.subject},
                                             {"sent_at", moment(letter.sent_at)}});
  }
  for (const auto& scan : found->scans) {
    scans.emplace_back(
        boost::json::object{{"name", scan.name}, {"href", paper_path(call, "/scan/" + std::to_string(scan.id))}});
  }
  auto model = short_model(call, *found->process, found->petition);
  model["title"] = found->petition.texts.action;
  model["name"] = found->paper.name;
  model["postal_address"] = found->paper.postal_address;
  model["email"] = found->paper.email;
  model["received_on"] = day(found->paper.received_on);
  model["anonymous"] = found->petition.anonymous;
  model["group_name"] = found->petition.author_group;
  model["waits"] = found->waits;
  model["scans"] = std::move(scans);
  model["letters"] = std::move(letters);
  model["submit_action"] = paper_path(call, "/submit");
  model["back_href"] = call.url("/post");
  const bool registrar = call.is("registrar");
  const auto link = [&](bool given, const char* rest) {
    return given ? boost::json::value(paper_path(call, rest)) : boost::json::value(nullptr);
  };
  model["edit_href"] = link(registrar && found->waits, "/edit");
  model["delete_href"] = link(registrar && found->waits, "/delete");
  model["address_href"] = link(registrar && !found->waits, "/address");
  model["moderate_href"] = call.is("moderator") && !found->waits
                               ? boost::json::value(call.url("/" + std::to_string(found->petition.id) + "/moderate"))
                               : boost::json::value(nullptr);
  auto response = page("petition/post/show", std::move(model));
  auto* files = office.host->find<Files>();
  const bool may_add = found->waits && files != nullptr && registrar;
  response.page.html_only = {{"uploader", may_add ? scan_uploader(call, *files) : boost::json::value(nullptr)}};
  return response;
}

Response scan_page(Call& call, const Office& office) {
  auto* files = office.host->find<Files>();
  const auto paper =
      office.database().read([&](soci::session& sql) { return find_paper(sql, call.service().slug, id_of(call)); });
  if (files == nullptr || !paper) return not_found();
  return files->download(call, scan_folder(paper->petition_id),
                         call.request().captures.integer("file", 0, 1, std::numeric_limits<std::int64_t>::max()));
}

Response submit_paper_action(Call& call, const Office& office) {
  const auto sent = submit_paper(office, call.service().slug, id_of(call), call.actor());
  if (!sent && sent.error().code == "no_scan") {
    call.flash("important", call.tr("Add the scan of the letter first."));
  } else if (!sent && sent.error().code == "not_found") {
    return not_found();
  } else if (sent) {
    call.flash("success", call.tr("The petition goes its way now, like one that was written here."));
  }
  return redirect(paper_path(call));
}

}  // namespace kenes::petition
