// A copy of the demonstration's configuration whose process has small numbers: the law is data, so a test can change it.
import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from './portal.mjs';

export async function shortenedConfig(folder, { answerAt = 10000, staff = [], settings = '' } = {}) {
  await cp(path.join(root, 'config'), folder, { recursive: true });
  const process = path.join(folder, 'processes/uk-parliament.toml');
  const text = await readFile(process, 'utf8');
  const changed = text.replace('supporters = 10000, opens', `supporters = ${answerAt}, opens`);
  if (answerAt !== 10000 && changed === text) throw new Error(`${process} no longer says "supporters = 10000, opens"`);
  await writeFile(process, changed);
  const portal = path.join(folder, 'portal.toml');
  // Staff of the test's own: one person may ask for so many sign-in codes only.
  const people = staff.map(({ email, role }) =>
    `[[staff]]\nemail = "${email}"\nrole = "${role}"\nscope = "service:petitions"\n`).join('');
  await writeFile(portal, `${await readFile(portal, 'utf8')}\n${people}${settings}`);
  return portal;
}
