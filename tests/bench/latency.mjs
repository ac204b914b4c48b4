// How long a lone support takes: the ledger's group commit beside a plain transaction (sdk/participation/bench), on the portal's own
// cluster, which waits for the disk.
import path from 'node:path';
import { Crowd } from '../e2e/support/crowd.mjs';
import { root } from '../e2e/support/portal.mjs';
import { run } from './load.mjs';

export async function latency(portal, { rounds, seconds }) {
  const crowd = await Crowd.gather(portal, 1, { first: 30_000_000 });
  console.log('\nlatency: the ledger beside a plain transaction for each support\n');
  for (let round = 0; round < rounds; ++round) {
    const { stdout } = await run(path.join(root, 'build/release/bin/kit_bench'), [String(seconds)], { env: { ...process.env, KENES_TEST_DATABASE_URL: crowd.url } });
    console.log(stdout.trim());
  }
  crowd.leave();
}
