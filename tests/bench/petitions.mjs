// Petitions to be signed.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { serverPid } from '../e2e/support/crowd.mjs';

const run = promisify(execFile);

export async function hotPetition(portal) {
  const { data } = await (await fetch(`${portal.origin}/petitions.json?state=open`)).json();
  return data[0].id;
}

// The server behind nginx, as a load balancer of the operator's own would reach it.
export async function directOrigin(portal) {
  const pid = await serverPid(portal);
  const { stdout } = await run('ss', ['-ltnpH']);
  const line = stdout.split('\n').find((one) => one.includes(`pid=${pid},`));
  return `http://${line.trim().split(/\s+/)[3]}`;
}

// More open petitions like one that there is.
export async function copies(crowd, like, count) {
  const columns = async (table) => (await crowd.sql(`SELECT string_agg(quote_ident(column_name), ', ') FROM information_schema.columns
    WHERE table_schema || '.' || table_name = '${table}' AND column_name NOT IN ('id', 'link_token', 'support_count', 'ledger_size', 'reading_count', 'listed_count', 'listed_at', 'count_base', 'origin')
    AND is_generated = 'NEVER'`));
  const standing = await columns('participation.submission'), text = await columns('petition.petition');
  const ids = await crowd.sql(`
    WITH made AS (INSERT INTO participation.submission (link_token, ${standing})
        SELECT 'bench-' || n, ${standing} FROM participation.submission, generate_series(1, ${count}) n WHERE id = ${like} RETURNING id),
      written AS (INSERT INTO petition.petition (id, ${text}) SELECT made.id, ${text.split(', ').map((name) => `p.${name}`).join(', ')}
        FROM made, petition.petition p WHERE p.id = ${like} RETURNING id)
    SELECT id FROM written`);
  await crowd.sql('ANALYZE participation.submission; ANALYZE petition.petition');
  return ids.split('\n');
}
