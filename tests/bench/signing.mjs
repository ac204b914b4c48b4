// Signatures a second, durable, each with a session of its own that no cache has seen: all to one petition, spread over a
// thousand, and one at a time; beside pgbench with one insert and one count a transaction.
import { Crowd } from '../e2e/support/crowd.mjs';
import { pgbench, sign } from './load.mjs';
import { copies, directOrigin, hotPetition } from './petitions.mjs';
import { Report } from './report.mjs';

export async function signing(portal, { rounds, seconds, folder }) {
  const each = 24_000 * seconds;
  const direct = await directOrigin(portal);
  const hot = await hotPetition(portal);
  const report = new Report();
  let thousand;
  for (let round = 0; round < rounds; ++round) {
    const crowd = await Crowd.gather(portal, each * 5, { first: round * each * 5 });
    const part = (first, count) => crowd.people.slice(first, first + count);
    thousand ??= await copies(crowd, hot, 1000);
    const common = { folder, seconds };
    report.note('pgbench, one counter', await pgbench(crowd, common));
    report.note('one petition', await sign(crowd, { ...common, people: part(0, each), petitions: [hot], origin: direct }));
    report.note('one petition, 128 at once', await sign(crowd, { ...common, people: part(each, each), petitions: [hot], origin: direct, connections: 128 }));
    // nginx takes no more from one address.
    report.note('one petition, nginx, 100 at once', await sign(crowd, { ...common, people: part(4 * each, each), petitions: [hot], origin: portal.origin, connections: 100 }));
    report.note('pgbench, 1,000 counters', await pgbench(crowd, { ...common, rows: 1000 }));
    report.note('1,000 petitions', await sign(crowd, { ...common, people: part(2 * each, each), petitions: thousand, origin: direct }));
    report.note('pgbench, one client', await pgbench(crowd, { ...common, rows: 1000, clients: 1 }));
    report.note('one at a time', await sign(crowd, { ...common, people: part(3 * each, each), petitions: [hot], origin: direct, connections: 1 }));
    crowd.leave();
  }
  report.print(`signatures: ${rounds} rounds of ${seconds} s; wrk -t2 -c1024 where nothing else is said, one at a time -t1 -c1; pgbench -M prepared -c16`);
  report.ratio('one petition', 'pgbench, one counter');
  report.ratio('one petition, 128 at once', 'pgbench, one counter');
  report.ratio('one petition, nginx, 100 at once', 'pgbench, one counter');
  report.ratio('1,000 petitions', 'pgbench, 1,000 counters');
  report.ratio('one at a time', 'pgbench, one client', 'p50');
}
