// What people are told is kept apart from logs and metrics: a portal is used, and then everything that it and nginx wrote down is read.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { Visitor, launch } from './support/browser.mjs';
import { Portal, root, sleep } from './support/portal.mjs';

let browser, portal;
before(async () => {
  browser = await launch();
  portal = await Portal.start({ config: path.join(root, 'config/kz-epetition.toml') });
});
after(async () => {
  await browser?.close();
  await portal?.stop();
});

async function logs(folder) {
  const found = [];
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => [])) {
    if (entry.isFile() && entry.name.endsWith('.log')) found.push(path.join(entry.path, entry.name));
  }
  return found;
}

test('logs, metrics and the addresses that other people see hold nothing of whoever used the portal', async () => {
  const email = 'perizat.unmistakable@example.org', name = 'Perizat Unmistakable', card = '950730300127';
  const secrets = new Map([['e-mail address', email], ['part of the address', 'perizat.unmistakable'], ['name', 'Unmistakable'],
    ['number of the card', card], ['name on the card', 'Connor']]);
  const visitor = await Visitor.arrive(browser, portal, { language: 'en' });
  const press = async (locator) => { await locator.first().click(); await visitor.page.waitForLoadState('load'); };
  // What is asked of others, or carries a referrer to them.
  const asked = [];
  visitor.page.on('request', (request) => asked.push(`${request.url()} ${request.headers().referer ?? ''}`));

  await visitor.go('/sign-in?then=/account');
  await press(visitor.page.locator('main a[href*="with=email"]'));
  const known = (await portal.mails(email)).length;
  await visitor.fill({ email });
  await visitor.submit({ having: 'email' });
  const mail = await portal.newMail(email, known);
  const code = mail.text.match(/\b\d{6}\b/)[0];
  const link = mail.text.match(/token=([A-Za-z0-9_-]+)/)?.[1];
  secrets.set('link of the mail', link);
  await visitor.fill({ code: '000000' === code ? '000001' : '000000' });
  await visitor.submit({ having: 'code' });
  await visitor.fill({ code });
  await visitor.submit({ having: 'code' });
  await visitor.go('/account/details');
  await visitor.fill({ name });
  await visitor.submit({ having: 'name' });

  await visitor.go('/petitions');
  await press(visitor.page.locator('main a[href^="/petitions/"]', { hasText: /пойыздар/ }));
  const petition = new URL(visitor.page.url()).pathname;
  await press(visitor.page.locator('main a[href$="/sign"]'));
  if (!(await visitor.page.locator('main [name=name]').count())) {
    await press(visitor.page.locator('main a.govuk-button'));
    await press(visitor.page.locator('main a[href*="with=eid"]'));
    await press(visitor.page.locator(`button[value="${card}"]`));
  }
  await visitor.fill({ name });
  await visitor.submit({ having: 'name' });
  assert.match(visitor.page.url(), /\/signed/);
  for (const cookie of await visitor.context.cookies()) {
    if (cookie.value.length >= 20) secrets.set(`cookie ${cookie.name}`, cookie.value);
  }
  // What goes wrong is written down, too.
  await visitor.go('/sign-in?then=/account');
  await fetch(`${portal.origin}/sign-in/link?token=${link}`);
  await fetch(`${portal.origin}/petitions/${'9'.repeat(30)}?q=${encodeURIComponent(name)}`);
  await fetch(`${portal.origin}/nowhere?email=${encodeURIComponent(email)}`);
  await fetch(`${portal.origin}/sign-in`, { method: 'POST', body: new URLSearchParams({ email }) });
  await visitor.leave();
  await sleep(2500); // nginx writes once a second

  const written = [['the portal', portal.output]];
  const files = await logs(path.join(portal.dir, 'data'));
  for (const file of files) written.push([path.relative(portal.dir, file), await readFile(file, 'utf8')]);
  assert.ok(files.some((file) => file.endsWith('access.log')), `nginx's log is among ${files}`);
  assert.match(written.map(([, text]) => text).join(''), /"area":|area/, 'requests were logged');
  assert.match(portal.output, /access request=/);
  const server = portal.process.spawnargs.find((word) => word.startsWith('http.port=')).split('=')[1];
  const metrics = await (await fetch(`http://127.0.0.1:${server}/-/metrics`)).text();
  assert.match(metrics, /kenes_/);
  written.push(['metrics', metrics]);

  const leaks = [];
  for (const [where, text] of written) {
    for (const [what, secret] of secrets) {
      for (const form of new Set([secret, encodeURIComponent(secret)])) {
        if (secret && text.includes(form)) leaks.push(`${where}: ${what}`);
      }
    }
    // The code is six digits, which a count may be, too: in the lines of that minute it stands by itself.
    if (new RegExp(`(code|kod)[^\\n]{0,20}\\b${code}\\b`, 'i').test(text)) leaks.push(`${where}: code of the mail`);
  }
  assert.deepEqual([...new Set(leaks)], []);

  const foreign = asked.filter((line) => !line.startsWith(portal.origin) && !/127\.0\.0\.1:\d+/.test(line));
  assert.deepEqual(foreign, [], 'nobody else was asked anything');
  const named = asked.filter((line) => line.includes(email) || line.includes(encodeURIComponent(email)) || line.includes(card));
  assert.deepEqual(named, [], 'no address holds an e-mail address or a number');
  assert.ok(petition.startsWith('/petitions/'));
});
