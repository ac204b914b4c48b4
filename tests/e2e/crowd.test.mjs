// What must hold when many sign at once and when things break under them.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { Crowd, serverPid } from './support/crowd.mjs';
import { Portal, binary, sleep, until } from './support/portal.mjs';
import { recount } from '../verify/recount.mjs';

const unlimited = ['--set', 'http.requests_per_minute=1000000'];
let portal, open, nearly;

before(async () => {
  portal = await Portal.start({ args: unlimited });
  const { data } = await (await fetch(`${portal.origin}/petitions.json?state=open`)).json();
  const named = (start) => data.find(({ attributes }) => attributes.action.startsWith(start)).id;
  nearly = named('Make buses');     // 9,990 signatures
  open = named('Установить');       // 131 signatures
});

after(() => portal?.stop());

const count = async (id) => (await (await fetch(`${portal.origin}/petitions/${id}/count.json?at=${Date.now()}`)).json()).signature_count;
// What somebody who trusts nobody finds in the public log, and what the program of the portal finds.
async function standing(id) {
  const log = `${portal.origin}/petitions/${id}/log`;
  const counted = await recount(log);
  const { stdout } = await promisify(execFile)(binary, ['verify', log]);
  assert.match(stdout, new RegExp(`${counted.standing} stand\\.`));
  assert.match(stdout, /The portal says the same: /);
  return counted.standing;
}
const patience = 120_000;  // how long somebody tries; a busy machine may take half a minute to start a server
const thanked = ({ status, location }) => status === 303 && location.includes('/signed');

test('200 simultaneous attempts of one person give one signature', async () => {
  const crowd = await Crowd.gather(portal, 1, { first: 1_000_000, sockets: 200 });
  const before = await count(open);
  const answers = await Promise.all(Array.from({ length: 200 }, () => crowd.sign(crowd.people[0], open)));
  assert.ok(answers.some(thanked), `nobody was thanked: ${JSON.stringify(answers.slice(0, 3))}`);
  for (const { status } of answers) assert.ok([303, 429].includes(status), `status ${status}`);
  assert.equal(await count(open), before + 1);
  crowd.leave();
});

test('10,000 signatures through HTTP make the answer fall due exactly once', async () => {
  const crowd = await Crowd.gather(portal, 10_000);
  const before = await count(open);
  let thanks = 0;
  const started = Date.now();
  await crowd.all(async (person) => { if (thanked(await crowd.sign(person, open))) ++thanks; });
  const seconds = (Date.now() - started) / 1000;
  console.log(`    10,000 signatures in ${seconds.toFixed(1)} s`);
  assert.equal(thanks, 10_000);
  assert.equal(await count(open), before + 10_000);
  const duties = await crowd.sql(`SELECT rule, count(*) FROM participation.duty WHERE submission_id = ${open} GROUP BY 1`);
  assert.equal(duties, 'government-response|1');
  const told = await crowd.sql(`SELECT count(*) FROM participation.timeline WHERE submission_id = ${open} AND kind = 'duty_opened'`);
  assert.equal(told, '1');
  const entries = await crowd.sql(`SELECT count(*), count(DISTINCT person_hash), max(number) FROM participation.support_entry WHERE submission_id = ${open}`);
  assert.equal(entries, '10001|10001|10001');
  assert.equal(await standing(open), 10_001);
  crowd.leave();
});

test('kill -9 of the server under load loses no acknowledged signature', async () => {
  const crowd = await Crowd.gather(portal, 3000, { first: 2_000_000 });
  const before = await count(nearly);
  const acknowledged = new Set();
  let kills = 0;
  const signing = crowd.all(async (person) => {
    for (const end = Date.now() + patience; Date.now() < end;) {
      if (thanked(await crowd.sign(person, nearly))) { acknowledged.add(person.number); return; }
      await sleep(100);
    }
  });
  const killing = (async () => {
    while (kills < 3) {
      const wanted = 400 * (kills + 1);
      await until('some signatures', () => acknowledged.size >= wanted, { within: 120000 });
      process.kill(await serverPid(portal), 'SIGKILL');
      ++kills;
      await until('the server is back', async () => (await fetch(`${portal.origin}/-/ready`)).ok, { within: 60000 });
    }
  })();
  await Promise.all([signing, killing]);
  assert.equal(kills, 3);
  assert.equal(acknowledged.size, 3000);
  assert.equal(await count(nearly), before + 3000);
  const entries = await crowd.sql(`SELECT count(*), count(DISTINCT person_hash), max(number) FROM participation.support_entry WHERE submission_id = ${nearly}`);
  assert.equal(entries, '3000|3000|3000');
  assert.equal(await standing(nearly), 3000);
  assert.equal(await crowd.sql(`SELECT count(*) FROM participation.duty WHERE submission_id = ${nearly}`), '1');
  crowd.leave();
});

test('a restart of PostgreSQL under load heals by itself, with only 503s between', async () => {
  const crowd = await Crowd.gather(portal, 3000, { first: 3_000_000 });
  const before = await count(open);
  const statuses = new Map();
  let acknowledged = 0;
  const signing = crowd.all(async (person) => {
    for (const end = Date.now() + patience; Date.now() < end;) {
      const answer = await crowd.sign(person, open);
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      if (thanked(answer)) { ++acknowledged; return; }
      await sleep(100);
    }
  });
  await until('some signatures', () => acknowledged >= 500, { within: 120000 });
  // As an operator's "restart": a fast shutdown of the cluster; the supervisor starts it again.
  const postmaster = async () => Number(await crowd.sql("SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)"));
  const first = await postmaster();
  process.kill(first, 'SIGINT');
  await signing;
  assert.notEqual(await postmaster(), first, 'it was really restarted');
  console.log(`    answers: ${JSON.stringify(Object.fromEntries(statuses))}`);
  for (const status of statuses.keys()) assert.ok([303, 503].includes(status), `status ${status} between`);
  assert.equal(acknowledged, 3000);
  assert.equal(await count(open), before + 3000);
  crowd.leave();
});
