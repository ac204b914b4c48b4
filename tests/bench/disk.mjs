// Bytes that a signature takes on disk, table by table, in a ledger of 100,000.
import { Crowd } from '../e2e/support/crowd.mjs';
import { until } from '../e2e/support/portal.mjs';
import { fill, firstAfter } from './fill.mjs';
import { hotPetition } from './petitions.mjs';

const entries = 100_000;
const tables = ['participation.support_entry', 'participation.support_active', 'participation.supporter', 'participation.log_tile'];

export async function disk(portal) {
  const crowd = await Crowd.gather(portal, 1);
  const petition = await hotPetition(portal);
  const sizes = async () => (await crowd.sql(tables.map((table) =>
    `SELECT pg_table_size('${table}'), pg_indexes_size('${table}')`).join(' UNION ALL '))).split('\n').map((line) => line.split('|').map(Number));
  const before = await sizes();
  await fill(crowd, petition, entries);
  await until('the log', async () => await firstAfter(portal, petition) === 303, { within: 60000 });
  const after = await sizes();
  console.log(`\nbytes of a signature, in a ledger of ${entries}\n\nwhat                                  rows   indexes`);
  let sum = 0;
  tables.forEach((table, i) => {
    const [rows, indexes] = [0, 1].map((j) => (after[i][j] - before[i][j]) / entries);
    sum += rows + indexes;
    console.log(`${table.padEnd(32)} ${rows.toFixed(1).padStart(9)} ${indexes.toFixed(1).padStart(9)}`);
  });
  console.log(`together                         ${sum.toFixed(1).padStart(9)}`);
  crowd.leave();
}
