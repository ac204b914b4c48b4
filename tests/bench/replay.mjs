// The real series of petition 241584 at 60 times its speed, with readers of its page and count: whether signatures keep up with the
// timetable, every count is right, and thresholds fall once and in order. FROM, UNTIL (UTC) and SPEED choose another stretch, BEFORE how
// many have signed when it begins (as many as really had).
import assert from 'node:assert/strict';
import { appendFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Crowd } from '../e2e/support/crowd.mjs';
import { sleep } from '../e2e/support/portal.mjs';
import { recount } from '../verify/recount.mjs';
import { sign, wrk } from './load.mjs';
import { copies, directOrigin, hotPetition } from './petitions.mjs';
import { due, duration, peak, signatures, stretch } from './series.mjs';

const { FROM = '2019-03-20 19:20:00', UNTIL = '2019-03-21 22:00:00', SPEED = '60', BEFORE } = process.env;
const here = path.dirname(fileURLToPath(import.meta.url));
const at_once = 50_000, threads = 2, tail = 5;
const thresholds = [{ supporters: 10_000, opens: 'government-response' }, { supporters: 100_000, opens: 'debate' }];  // config/processes/uk-parliament.toml
const stale = 10;  // seconds that a published count may be behind: nginx keeps it for five, and fetches it meanwhile

// Sessions of everybody who will sign, last seen just before they do.
async function timetable(portal, points, file) {
  await writeFile(file, '');
  const moments = due(points);
  for (let first = 1; first <= signatures(points); first += at_once) {
    const times = Array.from({ length: Math.min(at_once, signatures(points) - first + 1) }, () => moments.next().value);
    const crowd = await Crowd.gather(portal, times.length, { first: 100_000_000 + first, seenIn: times[0] });
    await appendFile(file, crowd.people.map(({ token }, i) => `${times[i].toFixed(3)} ${token} ${crowd.csrf(token)}\n`).join(''));
    crowd.leave();
    if (first % (10 * at_once) === 1) process.stderr.write(`${first + times.length - 1} people\n`);
  }
}

// What had come in before the stretch begins, as fast as it goes.
async function before(portal, petition, count, { folder, origin }) {
  const crowd = await Crowd.gather(portal, count, { first: 50_000_000 });
  const signed = async () => new Set((await crowd.sql(`SELECT substring(p.key FROM 'crowd([0-9]+)@') FROM participation.supporter s
    JOIN kenes.person p ON p.id = s.person_id WHERE s.submission_id = ${petition}`)).split('\n').map(Number));
  for (let people = crowd.people; people.length > 0;) {
    await sign(crowd, { folder, seconds: 2, people, petitions: [petition], origin });
    const done = await signed();
    people = people.filter(({ number }) => !done.has(number));
  }
  return crowd;
}

// What a reader is told, each half second, by the public address.
async function watch(url, samples, over) {
  while (!over.now) {
    const asked = Date.now() / 1000;
    const answer = await fetch(url);
    samples.push({ asked, answered: Date.now() / 1000, count: (await answer.json()).signature_count });
    await sleep(500);
  }
}

// The ledger's batches, in order: [when, number of the last entry].
async function batches(crowd, petition) {
  const rows = await crowd.sql(`SELECT extract(epoch FROM at), max(number) FROM participation.support_entry WHERE submission_id = ${petition} GROUP BY at ORDER BY 1`);
  return rows.split('\n').map((row) => row.split('|').map(Number));
}

function countAt(history, moment) {
  let low = 0, high = history.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (history[middle][0] <= moment) low = middle + 1; else high = middle;
  }
  return low === 0 ? 0 : history[low - 1][1];
}

function checkSamples(samples, history) {
  samples.forEach(({ asked, answered, count }, i) => {
    assert.ok(count <= countAt(history, answered), `a reader was told ${count} before that many had signed`);
    assert.ok(count >= countAt(history, asked - stale), `a reader was told ${count} more than ${stale} s after it was so`);
    assert.ok(i === 0 || count >= samples[i - 1].count, `a reader was told ${count} after ${samples[i - 1]?.count}`);
  });
}

// Each threshold that was reached opened its duty once, in the very batch that reached it.
async function checkThresholds(crowd, petition, history) {
  const opened = (await crowd.sql(`SELECT rule, extract(epoch FROM opened_at) FROM participation.duty WHERE submission_id = ${petition} ORDER BY opened_at`))
    .split('\n').filter(Boolean).map((row) => row.split('|'));
  const reached = thresholds.filter(({ supporters }) => history.at(-1)[1] >= supporters);
  assert.deepEqual(opened.map(([rule]) => rule), reached.map(({ opens }) => opens));
  reached.forEach(({ supporters, opens }, i) => {
    const batch = history.findLastIndex(([at]) => at <= Number(opened[i][1]));  // it is opened within the batch's transaction
    assert.ok(batch > 0 && history[batch - 1][1] < supporters && history[batch][1] >= supporters, `${opens} was not opened by the batch that reached ${supporters}`);
  });
  return reached;
}

// How long after its moment each of the timetable's signatures was in the ledger, in milliseconds, sorted.
function lags(points, start, began, history) {
  const found = [];
  let batch = 0, number = start;
  for (const moment of due(points)) {
    ++number;
    while (history[batch][1] < number) ++batch;
    found.push((history[batch][0] - began - moment) * 1000);
  }
  return Float64Array.from(found).sort();
}

export async function replay(portal, { folder }) {
  const { start: really, points } = await stretch({ from: FROM, until: UNTIL, speed: Number(SPEED) });
  const start = Number(BEFORE ?? really);
  const origin = await directOrigin(portal), people = path.join(folder, 'timetable.txt');
  const filler = await Crowd.gather(portal, 1, { first: 40_000_000 });
  const [petition] = await copies(filler, await hotPetition(portal), 1);
  const crowd = await before(portal, petition, start, { folder, origin });
  await timetable(portal, points, people);
  await crowd.sql('VACUUM (ANALYZE) kenes.person, kenes.session; CHECKPOINT');

  const began = Math.ceil(Date.now() / 1000) + 3, seconds = Math.ceil(duration(points)) + tail;
  const samples = [], over = { now: false };
  const checking = watch(`${portal.origin}/petitions/${petition}/count.json`, samples, over);
  const [signing, reading] = await Promise.all([
    wrk(origin, { seconds: seconds + 3, connections: 256, script: path.join(here, 'replay.lua'), env: { PEOPLE: people, START: String(began), PETITION: petition, THREADS: String(threads) } }),
    wrk(portal.origin, { seconds: seconds + 3, connections: 32, script: path.join(here, 'readers.lua'), env: { PAUSE: '50', PETITION: petition } }),
  ]);
  over.now = true;
  await checking;

  const history = await batches(crowd, petition), total = start + signatures(points);
  const [count, size, places, persons] = (await crowd.sql(`SELECT support_count, ledger_size,
      (SELECT sum(count) FROM participation.territory_count WHERE submission_id = s.id), (SELECT count(*) FROM participation.support_active WHERE submission_id = s.id)
    FROM participation.submission s WHERE id = ${petition}`)).split('|').map(Number);
  assert.deepEqual({ count, size, places, persons, bad: signing.bad + reading.bad }, { count: total, size: total, places: total, persons: total, bad: 0 });
  checkSamples(samples, history);
  const reached = await checkThresholds(crowd, petition, history);
  const log = await recount(`${portal.origin}/petitions/${petition}/log`);
  assert.equal(log.standing, total);

  const late = lags(points, start, began, history), behind = (share) => late[Math.min(late.length - 1, Math.floor(late.length * share))].toFixed(0);
  console.log(`\nreplay: ${FROM} to ${UNTIL} at ${SPEED} times its speed: ${signatures(points)} signatures in ${duration(points).toFixed(0)} s, after ${start} as fast as they went
  the fastest 10 s of the timetable: ${peak(points, 10).toFixed(0)} a second; answers within p50 ${signing.p50} ms, p99 ${signing.p99} ms
  in the ledger after their moment: p50 ${behind(0.5)} ms, p99 ${behind(0.99)} ms, at most ${behind(1)} ms
  readers: ${reading.rate.toFixed(0)} pages and counts a second, p50 ${reading.p50} ms, p99 ${reading.p99} ms
  ${samples.length} looks at the count: none went back, none was ahead, none more than ${stale} s behind; at the end ${count}, by places ${places}, by persons ${persons}, in the log ${log.standing}
  thresholds, each once, by the batch that reached it: ${reached.map(({ supporters, opens }) => `${supporters} ${opens}`).join(', ')}`);
  for (const one of [filler, crowd]) one.leave();
}
