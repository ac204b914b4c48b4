// An operator replaces the portal's key with the commands that the documentation names: nobody is signed out, who signed has signed, the
// log holds, and a portal that lost a key doesn't start.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { Visitor, launch } from './support/browser.mjs';
import { Portal, binary, until } from './support/portal.mjs';

let browser, portal;
before(async () => {
  browser = await launch();
  portal = await Portal.start({});
});
after(async () => {
  await browser?.close();
  await portal?.stop();
});

const data = () => path.join(portal.dir, 'data');

function kenes(...words) {
  return new Promise((done) => execFile(binary, [...words, '--data', data()], { timeout: 120000 },
    (error, out, err) => done({ code: error?.code ?? 0, out, err })));
}

async function startAgain() {
  const words = portal.process.spawnargs.slice(1);
  portal.process.kill('SIGTERM');
  await once(portal.process, 'exit');
  portal.process = spawn(binary, words, { stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [portal.process.stdout, portal.process.stderr]) stream.on('data', (text) => { portal.output += text; });
}
const ready = () => until('the portal is back', async () => {
  assert.equal(portal.process.exitCode, null);
  return (await fetch(`${portal.origin}/-/ready`)).ok;
}, { within: 120000, every: 200 });

test('the portal\'s key is replaced', async () => {
  const visitor = await Visitor.arrive(browser, portal, { language: 'en' });
  await visitor.signIn('ann@example.org');
  const { data: open } = await (await fetch(`${portal.origin}/petitions.json?state=open`)).json();
  const petition = `/petitions/${open[0].id}`;
  await visitor.go(`${petition}/sign`);
  const fields = { name: 'Ann', place: 'Aberdeen North' };
  for (const name of Object.keys(fields)) if (!(await visitor.page.locator(`main [name=${name}]`).count())) delete fields[name];
  await visitor.fill(fields);
  await visitor.submit({ having: 'name' });
  assert.match(visitor.page.url(), /\/signed/);

  const before = await kenes('keys', 'list');
  assert.equal(before.code, 0, before.err);
  assert.match(before.out, /^key 1 .*fingerprint [0-9a-f]{12}\n0 accounts/m);
  const added = await kenes('keys', 'add');
  assert.equal(added.code, 0, added.err);
  assert.match(added.out, /has 2 keys now/);
  const early = await kenes('keys', 'renew');
  assert.equal(early.code, 1, 'the node must know the key first');
  assert.match(early.err, /Start them again/);

  await startAgain();
  await ready();
  await visitor.go('/account');
  assert.match(await visitor.text(), /ann@example\.org/, 'nobody is signed out');
  await visitor.go(`${petition}/sign`);
  assert.match(`${visitor.page.url()} ${await visitor.text()}`, /already signed|\/signed|You have signed|You signed/i);
  const renewed = await kenes('keys', 'renew');
  assert.equal(renewed.code, 0, renewed.err);
  assert.match(renewed.out, /under key 2/);
  const list = await kenes('keys', 'list');
  assert.match(list.out, /^key 2 /m);
  assert.match(list.out, /0 accounts and 0 ways to sign in are to be renewed/);
  const check = await kenes('log', 'check');
  assert.equal(check.code, 0, check.out + check.err);
  await visitor.go(petition);
  await visitor.leave();
});

test('a portal that lost a key says which, and doesn\'t start', async () => {
  const file = path.join(data(), 'secret.key');
  const keys = await readFile(file, 'utf8');
  await writeFile(file, `${keys.split('\n')[0]}\n`);
  const listed = await kenes('keys', 'renew');
  assert.equal(listed.code, 1);
  assert.match(listed.err, /knows 2 keys.*this program has 1/s);
  await writeFile(file, keys);
  assert.equal((await kenes('keys', 'renew')).code, 0);
});
