// Many supports at once, as the ledger would have written them.
import { Crowd } from '../e2e/support/crowd.mjs';

export async function fill(crowd, petition, count) {
  await crowd.sql(`
    CREATE TEMP TABLE made AS SELECT s.id, s.ledger_size + n AS number, sha256(convert_to(s.id || ':' || s.ledger_size + n, 'UTF8')) AS hash, n
      FROM participation.submission s, generate_series(1, ${count}) n WHERE s.id = ${petition};
    INSERT INTO participation.support_entry (submission_id, number, kind, person_hash, territory, at)
      SELECT id, number, 'supported', hash, 'E14000530', now() FROM made ORDER BY number;
    INSERT INTO participation.support_active (submission_id, person_hash, number, request) SELECT id, hash, number, n FROM made;
    INSERT INTO participation.supporter (submission_id, number, person_id) SELECT id, number, 1000000000 + number FROM made ORDER BY number;
    INSERT INTO participation.territory_count AS t (submission_id, territory, count) VALUES (${petition}, 'E14000530', ${count})
      ON CONFLICT (submission_id, territory) DO UPDATE SET count = t.count + excluded.count;
    UPDATE participation.submission SET ledger_size = ledger_size + ${count}, support_count = support_count + ${count}, listed_count = support_count + ${count} WHERE id = ${petition};
    DROP TABLE made;`);
  await crowd.sql('VACUUM (ANALYZE) participation.support_entry, participation.support_active, participation.supporter; CHECKPOINT');
}

// The log is worked out from the ledger by the first support that follows; that one may be slow.
export async function firstAfter(portal, petition) {
  const crowd = await Crowd.gather(portal, 1, { first: 900_000_000 + Math.floor(Math.random() * 90_000_000) });
  const { status } = await crowd.sign(crowd.people[0], petition);
  crowd.leave();
  return status;
}
