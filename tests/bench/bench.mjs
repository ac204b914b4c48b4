// script/bench [MEASURE…]: what the portal does in a second, beside references on the same machine in the same run.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Portal } from '../e2e/support/portal.mjs';
import { database } from './database.mjs';
import { disk } from './disk.mjs';
import { growth } from './growth.mjs';
import { latency } from './latency.mjs';
import { log } from './log.mjs';
import { pages } from './pages.mjs';
import { replay } from './replay.mjs';
import { signing } from './signing.mjs';

const measures = { pages, signing, latency, database, disk, log, growth, replay };
const options = { rounds: Number(process.env.ROUNDS ?? 5), seconds: Number(process.env.DURATION ?? 5) };
const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(measures);
const unknown = wanted.filter((name) => !(name in measures));
if (unknown.length > 0) {
  console.error(`No measure is called ${unknown.join(', ')}. There are: ${Object.keys(measures).join(', ')}.`);
  process.exit(2);
}

for (const name of wanted) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'kenes-bench-'));
  await chmod(folder, 0o755);
  const portal = await Portal.start({ args: ['--set', 'http.requests_per_minute=1000000'] });
  try {
    await measures[name](portal, { ...options, folder });
  } finally {
    await portal.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
