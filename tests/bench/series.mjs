// The real count of petition 241584 ("Revoke Article 50"), March and April 2019, as a timetable for a replay.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from '../e2e/support/portal.mjs';

const file = path.join(root, 'config/demo/petitions/241584-counts.json');
const instant = (text) => Date.parse(`${text.replace(' ', 'T')}Z`) / 1000;

// The readings of a stretch: { start: the count at its beginning, points: [seconds from the beginning, signatures since] },
// at `speed` times the real speed.
export async function stretch({ from, until, speed }) {
  const readings = JSON.parse(await readFile(file, 'utf8')).map((one) => ({ at: instant(one.updated_at), count: one.signature_count }));
  const chosen = readings.filter(({ at }) => at >= instant(from) && at <= instant(until));
  if (chosen.length < 2) throw new Error(`Between ${from} and ${until} there are ${chosen.length} readings; two are the least.`);
  const [{ at: began, count: start }] = chosen;
  const points = chosen.map(({ at, count }) => [(at - began) / speed, count - start]);
  // Two readings of one second, and counts that stood still or fell: a timetable goes forward.
  return { start, points: points.filter(([, count], i) => i === 0 || points.slice(0, i).every(([, earlier]) => count > earlier)) };
}

// When the signature with this number is due, in seconds from the beginning.
export function* due(points) {
  let number = 1;
  for (let i = 1; i < points.length; ++i) {
    const [[began, before], [ended, after]] = [points[i - 1], points[i]];
    for (; number <= after; ++number) yield began + ((number - before) / (after - before)) * (ended - began);
  }
}

export const duration = (points) => points.at(-1)[0];
export const signatures = (points) => points.at(-1)[1];
export const peak = (points, over) => Math.max(...points.map(([began, before], i) => {
  const end = points.slice(i + 1).find(([at]) => at >= began + over);
  return end ? (end[1] - before) / (end[0] - began) : 0;
}));
