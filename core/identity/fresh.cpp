#include "identity/fresh.hpp"

#include "identity/local_path.hpp"
#include "kenes/sql.hpp"

namespace kenes::identity {

bool is_fresh(const Visitor& visitor, Time now) {
  return visitor.actor.signed_in() && visitor.proved_at && now - *visitor.proved_at < fresh_for;
}

Response prove_first(std::string_view then) {
  return redirect("/account/prove?then=" + in_query(then));
}

bool is_settled(soci::session& sql, const Proof& proof, Time now) {
  const long long before = micros(now - settled_after);
  auto all = proof.earlier;
  all.push_back(proof.subject);
  const auto subjects = sql::array(all);
  int settled = 0;
  sql << "SELECT cast((w.created_at <= kenes.to_time(cast(:before as bigint)) OR NOT EXISTS (SELECT FROM "
         "kenes.identity o"
         " WHERE o.person_id = w.person_id AND o.created_at < w.created_at)) as integer) FROM kenes.identity w"
         " WHERE w.provider = cast(:space as text) AND w.subject = ANY (cast(:subjects as text[]))",
      soci::use(before, "before"), soci::use(proof.space, "space"), soci::use(subjects, "subjects"),
      soci::into(settled);
  return sql.got_data() && settled != 0;
}

}  // namespace kenes::identity
