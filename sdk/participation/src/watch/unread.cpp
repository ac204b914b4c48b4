#include "watch/unread.hpp"

namespace kenes::participation {

void note_unread(soci::session& sql, std::int64_t submission_id) {
  sql << "insert into participation.unread_support as u (submission_id, up_to) select s.id, s.ledger_size from "
         "participation.submission s left join participation.watched w on w.submission_id = s.id "
         "where s.id = cast(:id as bigint) and s.ledger_size > coalesce(w.read_to, 0) "
         "on conflict (submission_id) do update set up_to = excluded.up_to",
      soci::use(submission_id);
}

void forget_unread(soci::session& sql, std::int64_t submission_id) {
  sql << "delete from participation.unread_support u using participation.watched w where u.submission_id = "
         "cast(:id as bigint) and w.submission_id = u.submission_id and u.up_to <= w.read_to",
      soci::use(submission_id);
}

}  // namespace kenes::participation
