// How much of a signature's way is the database's: the same request, and the same with every answer of PostgreSQL taken from memory
// (no_database.cpp). By turns, at the same kind of server.
import assert from 'node:assert/strict';
import path from 'node:path';
import { Crowd } from '../e2e/support/crowd.mjs';
import { root, sleep } from '../e2e/support/portal.mjs';
import { SecondNode } from '../e2e/support/second_node.mjs';
import { sign } from './load.mjs';
import { copies, directOrigin, hotPetition } from './petitions.mjs';
import { Report } from './report.mjs';

export async function database(portal, { rounds, seconds, folder }) {
  const each = 24_000 * seconds, much = 2 * each;
  const origin = await directOrigin(portal);
  const without = new SecondNode();
  const report = new Report();
  try {
    await without.start(portal, { LD_PRELOAD: path.join(root, 'build/release/lib/libno_database.so') });
    // It learns from PostgreSQL what answers look like.
    const taught = await Crowd.gather(portal, each, { first: 900_000_000 });
    // Each a petition of its own: what a threshold opens is stored for real, and once.
    const [kept, unkept] = await copies(taught, await hotPetition(portal), 2);
    await sign(taught, { folder, seconds: 1, people: taught.people, petitions: [unkept], origin: without.origin, stored: false });
    taught.leave();
    for (let round = 0; round < rounds; ++round) {
      const first = round * (each + much);
      const crowd = await Crowd.gather(portal, each + much, { first });
      const one = crowd.people.slice(0, each), others = crowd.people.slice(each);
      report.note('one petition', await sign(crowd, { folder, seconds, people: one, petitions: [kept], origin }));
      await sleep(1000);  // what is still under way from the measure before
      const size = () => crowd.sql('SELECT sum(ledger_size) FROM participation.submission');
      const before = await size();
      const skipped = await sign(crowd, { folder, seconds, people: others, petitions: [unkept], origin: without.origin, stored: false });
      assert.equal(await size(), before, 'signatures came into the database, though no_database.cpp was loaded');
      report.note('the same without the database', skipped);
      crowd.leave();
    }
  } finally {
    if (without.process) await without.kill();
  }
  report.print(`database: ${rounds} rounds of ${seconds} s; wrk -t2 -c1024`);
  report.ratio('one petition', 'the same without the database');
}
