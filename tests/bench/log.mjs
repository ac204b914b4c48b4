// A log of a million entries, counted by the program of the portal and by one that shares no code with it.
import { Crowd } from '../e2e/support/crowd.mjs';
import { binary, until } from '../e2e/support/portal.mjs';
import { recount } from '../verify/recount.mjs';
import { fill, firstAfter } from './fill.mjs';
import { run } from './load.mjs';
import { copies, hotPetition } from './petitions.mjs';

const entries = 1_000_000;

export async function log(portal) {
  const crowd = await Crowd.gather(portal, 1);
  const [petition] = await copies(crowd, await hotPetition(portal), 1);
  await fill(crowd, petition, entries);
  crowd.leave();
  await until('the log', async () => await firstAfter(portal, petition) === 303, { within: 120000 });
  const url = `${portal.origin}/petitions/${petition}/log`;
  const timed = async (work) => { const start = Date.now(); const result = await work(); return [result, (Date.now() - start) / 1000]; };
  const [counted, independent] = await timed(() => recount(url));
  const [{ stdout }, own] = await timed(() => run(binary, ['verify', url]));
  console.log(`\na log of ${counted.standing.toLocaleString('en')} supports: counted by tests/verify/recount.mjs in ${independent.toFixed(1)} s, by kenes verify in ${own.toFixed(1)} s:\n${stdout.trim()}`);
}
