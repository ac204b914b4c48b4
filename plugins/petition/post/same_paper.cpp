#include "post/same_paper.hpp"

#include <boost/algorithm/string.hpp>

namespace kenes::petition {

namespace {

std::string plain(std::string text) {
  boost::algorithm::to_lower(text);
  std::vector<std::string> words;
  boost::algorithm::split(words, text, boost::algorithm::is_space(), boost::algorithm::token_compress_on);
  std::erase(words, "");
  return boost::algorithm::join(words, " ");
}

}  // namespace

// By the first of the portal's keys for ever: an old paper is found again after a key was replaced.
std::string fingerprint(const Office& office, const PaperEntry& entry) {
  return office.host->secrets()
      .keyed_hashes("petition.paper", plain(entry.paper.name) + "\n" + plain(entry.draft.texts.action))
      .back();
}

void lock_papers_like(soci::session& sql, const std::string& print) {
  sql << "SELECT pg_advisory_xact_lock(hashtext('petition.paper'), hashtext(cast(:print as text)))", soci::use(print);
}

std::int64_t same_paper(soci::session& sql, const std::string& service, const std::string& print, std::int64_t but) {
  long long id = 0;
  soci::indicator found = soci::i_null;
  sql << "SELECT max(petition_id) FROM petition.paper WHERE service = cast(:service as text) "
         "AND fingerprint = cast(:print as text) AND petition_id <> cast(:but as bigint)",
      soci::use(service), soci::use(print), soci::use(but), soci::into(id, found);
  return found == soci::i_ok ? id : 0;
}

}  // namespace kenes::petition
