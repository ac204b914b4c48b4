// Whether a signature costs the same in a large ledger: ten thousand entries in one petition, then ten million in another.
import { Crowd } from '../e2e/support/crowd.mjs';
import { fill, firstAfter } from './fill.mjs';
import { sign } from './load.mjs';
import { copies, directOrigin, hotPetition } from './petitions.mjs';
import { Report } from './report.mjs';
import { until } from '../e2e/support/portal.mjs';

const small = 10_000, large = Number(process.env.LARGE ?? 10_000_000), at_once = 1_000_000;

export async function growth(portal, { rounds, seconds, folder }) {
  const each = 24_000 * seconds;
  const filler = await Crowd.gather(portal, 1, { first: 800_000_000 });
  const origin = await directOrigin(portal);
  const [few, many] = await copies(filler, await hotPetition(portal), 2);
  await fill(filler, few, small);
  for (let filled = 0; filled < large; filled += at_once) {
    await fill(filler, many, Math.min(at_once, large - filled));
    process.stderr.write(`${filled + at_once} entries\n`);
  }
  for (const petition of [few, many]) await until('the log', async () => await firstAfter(portal, petition) === 303, { within: 600000 });
  // What filling leaves behind isn't the signatures' to pay: pages to be written, statistics to be made.
  const cleaning = () => filler.sql("SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'autovacuum worker'");
  await filler.sql('CHECKPOINT');
  await until('autovacuum to end', async () => Number(await cleaning()) === 0, { within: 600000, every: 1000 });
  const report = new Report();
  for (let round = 0; round < rounds; ++round) {
    const crowd = await Crowd.gather(portal, each * 2, { first: round * each * 2 });
    const measures = [
      ['10 thousand entries', crowd.people.slice(0, each), few],
      ['10 million entries', crowd.people.slice(each), many],
    ];
    // By turns: what else happens on the disk meets both.
    if (round % 2 === 1) measures.reverse();
    for (const [name, people, petition] of measures)
      report.note(name, await sign(crowd, { folder, seconds, origin, people, petitions: [petition] }));
    crowd.leave();
  }
  filler.leave();
  report.print(`growth: ${rounds} rounds of ${seconds} s`);
  report.ratio('10 million entries', '10 thousand entries');
  report.ratio('10 million entries', '10 thousand entries', 'p99');
}
