// The page of a petition, beside a file of equal size and a bare Pistache.
import { until } from '../e2e/support/portal.mjs';
import { Crowd } from '../e2e/support/crowd.mjs';
import { barePistache, staticNginx, wrk } from './load.mjs';
import { Report } from './report.mjs';

const page = '/petitions/241584';

export async function pages(portal, { rounds, seconds, folder }) {
  const size = Buffer.byteLength(await (await fetch(portal.origin + page)).text());
  const nginx = await staticNginx(folder, size), pistache = await barePistache(size);
  const crowd = await Crowd.gather(portal, 1);
  const report = new Report();
  try {
    for (const { url } of [nginx, pistache]) await until(url, async () => (await fetch(url)).ok);
    const headers = [`Cookie: kenes_session=${crowd.people[0].token}`];
    for (let round = 0; round < rounds; ++round) {
      report.note('nginx, a file of equal size', await wrk(nginx.url, { seconds }));
      report.note('bare Pistache, equal size', await wrk(pistache.url, { seconds }));
      report.note('petition page, anonymous', await wrk(portal.origin + page, { seconds }));
      report.note('petition page, signed in', await wrk(portal.origin + page, { seconds, headers }));
    }
  } finally {
    for (const { child } of [nginx, pistache]) child.kill('SIGTERM');
    crowd.leave();
  }
  report.print(`pages: ${size} bytes; ${rounds} rounds of ${seconds} s; wrk -t2 -c64`);
  for (const reference of ['nginx, a file of equal size', 'bare Pistache, equal size']) {
    for (const name of ['petition page, anonymous', 'petition page, signed in']) report.ratio(name, reference);
  }
}
