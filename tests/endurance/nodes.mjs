// script/endurance: two servers on one database under load, and again and again one of them or PostgreSQL is killed (kill -9).
// Whoever was thanked must stand in the ledger, once, and the public log must hold.
import assert from 'node:assert/strict';
import { Crowd, serverPid } from '../e2e/support/crowd.mjs';
import { Portal, sleep, until } from '../e2e/support/portal.mjs';
import { SecondNode } from '../e2e/support/second_node.mjs';
import { recount } from '../verify/recount.mjs';

const rounds = Number(process.env.ROUNDS ?? 100);
const width = 24;  // signing at the same time, half of them at each server

const portal = await Portal.start({ args: ['--set', 'http.requests_per_minute=1000000'] });
const second = new SecondNode();
try {
  await second.start(portal);
  const { data } = await (await fetch(`${portal.origin}/petitions.json?state=open`)).json();
  const petition = data.find(({ attributes }) => attributes.action.startsWith('Установить')).id;
  const sql = (await Crowd.gather(portal, 1, { first: 900_000_000 }));
  const acknowledged = new Set(), unexpected = new Set();
  let over = false, gathered = 0;
  const waiting = [];
  const crowds = [];
  const gather = async () => {
    const crowd = await Crowd.gather(portal, 5000, { first: gathered });
    gathered += 5000;
    crowds.push(crowd);
    for (const person of crowd.people) waiting.push({ crowd, person });
  };
  await gather();

  const sign = async (origin) => {
    while (!over) {
      const one = waiting.shift();
      if (!one) { await sleep(50); continue; }
      while (!over) {
        const { status, location } = await one.crowd.post(one.person, `/petitions/${petition}/sign`, { name: 'Crowd', place: 'Aberavon' }, origin);
        if (status === 303 && location.includes('/signed')) { acknowledged.add(one.person.number); break; }
        // 429: asked again too often while nobody answered.
        if (![0, 429, 502, 503, 504].includes(status)) unexpected.add(status);
        await sleep(status === 429 ? 1000 : 100);
      }
    }
  };
  const signing = Promise.all(Array.from({ length: width }, (_, i) => sign(i % 2 === 0 ? portal.origin : second.origin)));

  const ready = async () => {
    for (const origin of [portal.origin, second.origin])
      await until(`${origin} is ready`, async () => (await fetch(`${origin}/-/ready`)).ok, { within: 120000 });
  };
  const postmaster = async () => Number(await sql.sql("SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)"));
  const kills = {
    first: async () => process.kill(await serverPid(portal, second.process.pid), 'SIGKILL'),
    second: async () => { await second.kill(); await second.again(); },
    postgresql: async () => process.kill(await postmaster(), 'SIGKILL'),
  };
  const names = Object.keys(kills);
  for (let round = 0; round < rounds; ++round) {
    const thanks = acknowledged.size;
    await until('some signatures', () => acknowledged.size >= thanks + 20 + round % 50, { within: 120000 });
    const victim = names[round % names.length];
    await kills[victim]();
    await ready();
    if (waiting.length < 2000) await gather();
    if ((round + 1) % 10 === 0) process.stderr.write(`${round + 1} rounds, ${acknowledged.size} acknowledged\n`);
  }
  over = true;
  await signing;
  await ready();

  assert.deepEqual([...unexpected], [], 'statuses between');
  const keys = (await sql.sql(`SELECT 'email:' || p.email FROM participation.supporter s JOIN kenes.person p ON p.id = s.person_id WHERE s.submission_id = ${petition}`)).split('\n');
  const standing = new Set(keys);
  assert.equal(standing.size, keys.length, 'somebody stands twice');
  const lost = [...acknowledged].filter((number) => !standing.has(`email:crowd${number}@example.org`));
  assert.deepEqual(lost, [], 'thanked, and not in the ledger');
  const [entries, people, last, count] = (await sql.sql(`SELECT count(*), count(DISTINCT person_hash), max(number),
    (SELECT support_count FROM participation.submission WHERE id = ${petition}) FROM participation.support_entry WHERE submission_id = ${petition}`)).split('|').map(Number);
  assert.equal(people, entries);
  assert.equal(last, entries);
  const log = await recount(`${portal.origin}/petitions/${petition}/log`);
  assert.equal(log.standing, entries);
  console.log(`${rounds} rounds of kill -9 (${names.join(', ')}): ${acknowledged.size} acknowledged, all there; ${entries} entries, none twice, numbered without a gap; count ${count}; the log of ${log.standing} holds`);
  for (const crowd of [sql, ...crowds]) crowd.leave();
} catch (error) {
  const { exitCode, signalCode } = second.process ?? {};
  console.error(`the second server ended: ${exitCode ?? signalCode ?? 'no'}; it said last:\n${second.said?.slice(-3000)}\nthe portal said last:\n${portal.output.slice(-6000)}`);
  throw error;
} finally {
  if (second.process) await second.kill();
  await portal.stop();
}
