// An author adds files to a petition: a large one by tus, cut off in the middle, by scripts and without; what is refused; how
// they are handed out.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { Visitor, launch, narrow } from './support/browser.mjs';
import { hashOf, makeFile, memoryOf, permissionOf, send, serverOf } from './support/files.mjs';
import { Portal } from './support/portal.mjs';
import { shortenedConfig } from './support/shortened.mjs';

const service = (slug, attachments) => `
[[service]]
slug = "${slug}"
plugin = "petition"
process = "processes/uk-parliament.toml"
title = { en = "${slug}", kk = "${slug}", ru = "${slug}" }
[service.settings.attachments]
${attachments}
`;

let portal, browser, folder, author;

before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'kenes-files-'));
  portal = await Portal.start({
    config: await shortenedConfig(folder, {
      settings: service('appeals', 'total_mb = 420\ncount = 6') +
        service('papers', 'total_mb = 1\ncount = 2\ntypes = ["application/pdf", "image/*"]'),
    }),
    args: ['--set', 'http.requests_per_minute=6000'],
    // AddressSanitizer keeps 256 MB of freed memory back, which would look as if the server held what it read.
    env: { ASAN_OPTIONS: 'quarantine_size_mb=8:thread_local_quarantine_size_kb=64' },
  });
  browser = await launch();
  author = await Visitor.arrive(browser, portal, { name: 'author' });
  await author.signIn('author@example.org');
});

after(async () => {
  await browser?.close();
  await portal?.stop();
  if (folder) await rm(folder, { recursive: true, force: true });
});

// A draft's step for files; the draft's address.
async function draft(visitor, slug, action) {
  await visitor.go(`/${slug}/new/details?action=${encodeURIComponent(action)}`);
  await visitor.fill({ background: 'Because.' });
  await visitor.submit({ having: 'background' });
  assert.match(visitor.page.url(), new RegExp(`/${slug}/\\d+/files$`), 'after the texts come the files');
  return visitor.page.url().replace(/\/files$/, '');
}

const cookieOf = (permission) => ({ Cookie: permission.headers.Cookie });

// One tus request by hand.
function ask(permission, method, address, headers = {}, body = undefined) {
  return fetch(new URL(address, portal.origin), {
    method, body, redirect: 'manual', headers: { ...permission.headers, 'Tus-Resumable': '1.0.0', ...headers } });
}
const base64 = (text) => Buffer.from(text).toString('base64');
const create = (permission, name, size, type = 'application/octet-stream', headers = {}) => ask(permission, 'POST', '/uploads', {
  'Upload-Length': String(size), 'Upload-Metadata': `filename ${base64(name)},filetype ${base64(type)}`, ...headers });
const piece = (permission, address, offset, body, headers = {}) => ask(permission, 'PATCH', address,
  { 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream', ...headers }, body);
async function put(permission, name, content) {
  const begun = await create(permission, name, Buffer.byteLength(content));
  assert.equal(begun.status, 201, await begun.text());
  const done = await piece(permission, begun.headers.get('location'), 0, content);
  return { status: done.status, text: await done.text(), address: begun.headers.get('location') };
}

test('200 MB arrive whole although connection and server are cut off, and the server\'s memory stays as it is', async () => {
  const source = path.join(folder, 'large.bin');
  const sha256 = await makeFile(source, 200_000_000);
  const address = await draft(author, 'appeals', 'Keep large files');
  const permission = await permissionOf(author);

  const small = path.join(folder, 'small.txt');
  await writeFile(small, 'warm-up');
  await send(permission, small, 'small.txt').ended;
  let server = await serverOf(portal);
  const growth = [];
  const start = await memoryOf(server);

  let cut = false, killed = false;
  const began = Date.now();
  const upload = send(permission, source, 'large.bin', {
    onProgress: (sent, size, self) => {
      if (sent > 60_000_000 && !cut) {
        cut = true;
        self.abort().then(() => setTimeout(() => self.start(), 200));
      }
      if (sent > 120_000_000 && !killed) {
        killed = true;
        growth.push(memoryOf(server).then(({ peak }) => peak - start.now).finally(() => process.kill(server, 'SIGKILL')));
      }
    },
  });
  await upload.ended;
  const seconds = (Date.now() - began) / 1000;
  assert.ok(cut && killed, 'it was cut off twice');
  const after_kill = await serverOf(portal);
  assert.notEqual(after_kill, server);
  server = after_kill;

  await author.go(`${address}/files`);
  assert.doesNotMatch(await author.text(), /Not complete/);
  const link = author.page.getByRole('link', { name: 'large.bin', exact: true });
  const href = new URL(await link.getAttribute('href'), portal.origin).href;
  const whole = await fetch(href, { headers: cookieOf(permission) });
  assert.equal(whole.headers.get('content-length'), '200000000');
  assert.equal(await hashOf(whole), sha256);
  const part = await fetch(href, { headers: { ...cookieOf(permission), Range: 'bytes=199999990-' } });
  assert.equal(part.status, 206);
  assert.equal((await part.arrayBuffer()).byteLength, 10);

  // The same bytes once more, in one form as without JavaScript.
  const before_form = await memoryOf(server);
  const form = new FormData();
  form.append('csrf', permission.csrf);
  form.append('files', new Blob([await readFile(source)]), 'copy.bin');
  const sent = await fetch(permission.form, { method: 'POST', body: form, headers: cookieOf(permission), redirect: 'manual' });
  assert.equal(sent.status, 303, await sent.text());
  await author.go(`${address}/files`);
  assert.match(await author.text(), /copy\.bin/);
  const copy = await author.page.getByRole('link', { name: 'copy.bin', exact: true }).getAttribute('href');
  assert.equal(await hashOf(await fetch(new URL(copy, portal.origin), { headers: cookieOf(permission) })), sha256);
  const end = await memoryOf(server);

  const [first] = await Promise.all(growth);
  console.log(`memory of the server: ${start.now.toFixed(1)} MB at first, ${first.toFixed(1)} MB more until it was killed; ` +
    `the next one: ${end.now.toFixed(1)} MB, at most ${end.peak.toFixed(1)} MB; tus took ${seconds.toFixed(1)} s`);
  assert.ok(first < 64, `grew by ${first} MB`);
  assert.ok(end.peak - before_form.now < 64, `grew by ${end.peak - before_form.now} MB`);
});

test('the protocol keeps its word: offsets, limits, holders, other people\'s bodies', async () => {
  await draft(author, 'appeals', 'Keep protocols');
  const permission = await permissionOf(author);
  const able = await ask(permission, 'OPTIONS', '/uploads');
  assert.equal(able.status, 204);
  assert.equal(able.headers.get('tus-version'), '1.0.0');
  assert.match(able.headers.get('tus-extension'), /creation.*termination.*expiration/);
  assert.equal((await ask(permission, 'POST', '/uploads', { 'Tus-Resumable': '0.2.2', 'Upload-Length': '5' })).status, 412);

  const begun = await create(permission, '../../etc/passwd', 10);
  assert.equal(begun.status, 201);
  const address = begun.headers.get('location');
  assert.match(address, /^\/uploads\/[\w-]{32}$/);
  assert.ok(Date.parse(begun.headers.get('upload-expires')) > Date.now());
  assert.equal((await piece(permission, address, 3, 'abc')).status, 409);
  assert.equal((await piece(permission, address, 0, 'abc', { 'Content-Type': 'text/plain' })).status, 415);
  assert.equal((await piece(permission, address, 0, 'abc')).headers.get('upload-offset'), '3');
  assert.equal((await piece(permission, address, 3, 'x'.repeat(100))).status, 413);
  const both = await Promise.all([piece(permission, address, 3, 'defgh'), piece(permission, address, 3, 'defgh')]);
  assert.ok(both.some(({ status }) => status === 204) && both.some(({ status }) => [409, 423].includes(status)),
    `two at once: ${both.map(({ status }) => status)}`);
  const head = await ask(permission, 'HEAD', address);
  assert.deepEqual([head.status, head.headers.get('upload-offset'), head.headers.get('upload-length'),
    head.headers.get('cache-control')], [200, '8', '10', 'no-store']);
  const overridden = await ask(permission, 'POST', address, { 'X-HTTP-Method-Override': 'PATCH', 'Upload-Offset': '8',
    'Content-Type': 'application/offset+octet-stream' }, 'ij');
  assert.equal(overridden.status, 204);
  await author.page.reload();
  assert.match(await author.text(), /passwd/);
  assert.doesNotMatch(await author.text(), /\.\./);

  const with_body = await create(permission, 'at-once.txt', 4, 'text/plain', { 'Content-Length': '0' });
  assert.equal(with_body.status, 201);
  const at_once = await ask(permission, 'POST', '/uploads', { 'Upload-Length': '4', 'Upload-Metadata': `filename ${base64('b.txt')}`,
    'Content-Type': 'application/offset+octet-stream' }, 'abcd');
  assert.equal(at_once.headers.get('upload-offset'), '4');
  assert.equal((await ask(permission, 'DELETE', with_body.headers.get('location'))).status, 204);
  assert.equal((await ask(permission, 'HEAD', with_body.headers.get('location'))).status, 404);
  assert.equal((await create(permission, 'huge.bin', 500_000_000)).status, 413);
  assert.equal((await create(permission, 'empty.bin', 0)).status, 400);

  // A body that is said to be somewhere: nginx says it itself, and what came with the request is nothing.
  const forged = await create(permission, 'forged.txt', 5);
  const sent = await piece(permission, forged.headers.get('location'), 0, 'mine!', { 'X-Body-File': '/etc/passwd' });
  assert.equal(sent.status, 204);
  assert.equal((await create(permission, 'x', 5, 'a', { 'X-Body-File': '/etc/passwd', 'Content-Type': 'application/offset+octet-stream' }))
    .headers.get('upload-offset'), '0');
  await author.page.reload();
  const mine = await author.page.getByRole('link', { name: 'forged.txt', exact: true }).getAttribute('href');
  assert.equal(await (await fetch(new URL(mine, portal.origin), { headers: cookieOf(permission) })).text(), 'mine!');

  // Without the token against forged forms, with somebody else's permission, with a changed one.
  assert.equal((await create(permission, 'a', 5, 'a', { 'X-CSRF-Token': 'x' })).status, 403);
  const stranger = await Visitor.arrive(browser, portal, { name: 'stranger' });
  await stranger.signIn('stranger@example.org');
  await draft(stranger, 'appeals', 'Keep strangers out');
  const theirs = await permissionOf(stranger);
  assert.equal((await create(theirs, 'a', 5, 'a', { 'X-Upload-Permission': permission.headers['X-Upload-Permission'] })).status, 403);
  assert.equal((await create(permission, 'a', 5, 'a', { 'X-Upload-Permission': `${permission.headers['X-Upload-Permission']}0` })).status, 403);
  assert.equal((await ask(theirs, 'HEAD', forged.headers.get('location'))).status, 404);
  assert.equal((await piece(theirs, forged.headers.get('location'), 5, '')).status, 404);
  assert.equal((await fetch(new URL(mine, portal.origin), { headers: cookieOf(theirs) })).status, 404);
  assert.equal((await fetch(new URL('/-/files/', portal.origin))).status, 404);
  await stranger.leave();
});

test('what could run in a browser is only ever saved', async () => {
  await draft(author, 'appeals', 'Keep pages harmless');
  const permission = await permissionOf(author);
  const active = {
    'page.html': '<!doctype html><html><body><script>alert(1)</script></body></html>',
    'drawing.svg': '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    'қызық "файл".xhtml': '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></html>',
  };
  for (const [name, content] of Object.entries(active)) assert.equal((await put(permission, name, content)).status, 204);
  await author.page.reload();
  for (const name of Object.keys(active)) {
    const href = await author.page.getByRole('link', { name, exact: true }).getAttribute('href');
    const answer = await fetch(new URL(href, portal.origin), { headers: cookieOf(permission) });
    const of = (header) => answer.headers.get(header);
    assert.equal(answer.status, 200);
    assert.equal(of('content-type'), 'application/octet-stream');
    assert.match(of('content-disposition'), /^attachment; filename="[ -~]+"; filename\*=UTF-8''[\w.%!#$&+^`|~-]+$/);
    assert.equal(decodeURIComponent(of('content-disposition').split("UTF-8''")[1]), name);
    assert.equal(of('x-content-type-options'), 'nosniff');
    assert.match(of('content-security-policy'), /sandbox/);
    assert.equal(await answer.text(), active[name]);
  }
});

// What a visitor sees, with and without JavaScript.
for (const variant of [{ language: 'en', js: true, viewport: { width: 1280, height: 900 } },
  { language: 'kk', js: true, viewport: narrow }, { language: 'ru', js: false, viewport: narrow }]) {
  test(`adding files to a petition: ${variant.language}, ${variant.js ? 'with' : 'without'} JavaScript`, async () => {
    const visitor = await Visitor.arrive(browser, portal, variant);
    await visitor.signIn(`writer-${variant.language}@example.org`);
    const address = await draft(visitor, 'papers', `Keep papers (${variant.language})`);
    await visitor.look('files-none');
    const pdf = { name: 'Хат.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n', 'latin1') };
    const page = { name: 'page.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<!doctype html><html><body>x</body></html>') };
    const send_files = async (files) => {
      await visitor.page.locator('#files').setInputFiles(files);
      if (!variant.js) await visitor.submit({ having: 'files' });
    };
    if (!variant.js) {
      await visitor.submit({ having: 'files' });
      await visitor.look('files-nothing-chosen');
    }
    await send_files([pdf, page]);
    await visitor.page.locator('.kn-files__list', { hasText: 'Хат.pdf' }).waitFor();
    await visitor.page.getByText('page.pdf').first().waitFor();
    if (variant.js) await visitor.page.getByRole('alert').waitFor();
    await visitor.look('files-one-refused');
    await send_files([{ ...pdf, name: 'large.pdf', buffer: Buffer.concat([pdf.buffer, Buffer.alloc(1_200_000)]) }]);
    await visitor.page.getByText('large.pdf').first().waitFor();
    await visitor.look('files-too-large');

    await visitor.go(`${address}/files`);
    await visitor.page.locator('.kn-files__list a[href*="/uploads/remove"]').first().click();
    await visitor.page.waitForLoadState('load');
    await visitor.look('files-remove');
    await visitor.submit({ having: 'permission' });
    assert.equal(await visitor.page.locator('.kn-files__list').count(), 0);
    await send_files([pdf]);
    await visitor.page.locator('.kn-files__list', { hasText: 'Хат.pdf' }).waitFor();
    await visitor.page.locator('.kn-actions a.govuk-button').click();
    await visitor.page.waitForLoadState('load');
    await visitor.look('files-check');
    await visitor.submit({ to: '/submit' });

    const link = await visitor.page.locator('#share-link').getAttribute('href');
    await visitor.go(address);
    await visitor.look('files-petition');
    assert.match(await visitor.text(), /Хат\.pdf/);
    const supporter = await Visitor.arrive(browser, portal, variant);
    await supporter.go(link);
    await supporter.look('files-support');
    const file = await supporter.page.locator('.kn-files__list a').getAttribute('href');
    const answer = await fetch(new URL(file, portal.origin));
    assert.equal(answer.headers.get('content-type'), 'application/pdf');
    assert.equal((await answer.arrayBuffer()).byteLength, pdf.buffer.length);
    assert.equal((await fetch(new URL(file.split('?')[0], portal.origin))).status, 404, 'only with the link');
    assert.deepEqual([...visitor.findings, ...supporter.findings], []);
    await supporter.leave();
    await visitor.leave();
  });
}

test('somebody pauses, reloads, and goes on', async () => {
  await draft(author, 'appeals', 'Keep going');
  const { page } = author;
  const source = path.join(folder, 'slow.bin');
  await makeFile(source, 60_000_000);
  // A slow line, or it would be over before anyone could pause.
  const slow = await author.context.newCDPSession(page);
  const at = (speed) => slow.send('Network.emulateNetworkConditions',
    { offline: false, latency: 5, downloadThroughput: -1, uploadThroughput: speed });
  await slow.send('Network.enable');
  await at(15_000_000);
  await page.locator('#files').setInputFiles(source);
  await page.locator('progress').waitFor();
  await page.waitForFunction(() => document.querySelector('progress')?.value >= 20);
  await author.look('files-sending');
  await page.getByRole('button', { name: /^Pause/ }).click();
  await page.getByRole('button', { name: /^Go on/ }).waitFor();
  await page.reload();
  await page.getByText('Not complete').waitFor();
  await author.look('files-unfinished');
  const patches = [];
  page.on('request', (request) => request.method() === 'PATCH' && patches.push(Number(request.headers()['upload-offset'])));
  await at(-1);
  await page.locator('#files').setInputFiles(source);
  await page.getByRole('link', { name: 'slow.bin', exact: true }).waitFor();
  assert.ok(Math.min(...patches) > 0, `it goes on where it stopped, not at ${Math.min(...patches)}`);
  await page.getByText('Not complete').waitFor({ state: 'detached' });
  assert.deepEqual(author.findings, []);
});
