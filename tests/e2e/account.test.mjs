// A person's account from the first petition to its erasure, in a portal of its own procedure: one step, names by consent.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { Visitor, launch, narrow, press, wide } from './support/browser.mjs';
import { Crowd } from './support/crowd.mjs';
import { Portal, binary, root, until } from './support/portal.mjs';

const run = promisify(execFile);
const name = 'Ann Uniquename', first = 'ann@example.org', later = 'ann.new@example.org';
let browser, portal, folder, database, ann;
const findings = [];

const law = `
[process]
key = "one-step"
title = { en = "Petition" }
[limits]
action = 80
background = 300
additional_details = 800
[eligibility]
author = { assurance = "contact" }
support = { assurance = "contact" }
[support]
names = "optional"
[[stage]]
id = "draft"
kind = "draft"
visible = "author"
then = "moderation"
title = { en = "Draft" }
[[stage]]
id = "moderation"
kind = "review"
visible = "author"
by = "petitions-committee"
together = true
title = { en = "Being checked" }
outcomes = [ { id = "publish", to = "open", title = { en = "Publish" } } ]
[[stage]]
id = "open"
kind = "collect"
visible = "everyone"
within = "6 months"
then = "closed"
title = { en = "Open" }
[[stage]]
id = "closed"
kind = "end"
visible = "everyone"
title = { en = "Closed" }
`;

before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'kenes-account-'));
  await cp(path.join(root, 'config'), folder, { recursive: true });
  await writeFile(path.join(folder, 'processes/one-step.toml'), law);
  const config = path.join(folder, 'portal.toml');
  const text = await readFile(config, 'utf8');
  await writeFile(config, text.replace('processes/uk-parliament.toml', 'processes/one-step.toml')
    .replace(/demonstration_data = \[[^\]]*\]/, 'demonstration_data = []').replace('public_api = "uk-parliament"', ''));
  portal = await Portal.start({ config });
  database = await Crowd.gather(portal, 1);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await portal?.stop();
  if (folder) await rm(folder, { recursive: true, force: true });
});

const arrive = (options) => Visitor.arrive(browser, portal, options);
async function leave(visitor) {
  findings.push(...visitor.findings);
  await visitor.leave();
}
const kenes = (...words) => run(binary, [...words], { maxBuffer: 1 << 24 });
const model = async (address) => (await fetch(portal.origin + address)).json();

async function start(author, action) {
  await author.go('/petitions/new');
  await author.fill({ action });
  await author.submit({ having: 'action' });
  if (author.page.url().includes('/similar')) await press(author, author.page.locator('main .kn-actions a.govuk-button'));
  await author.fill({ background: 'Because it is needed.' });
  await author.submit({ having: 'background' });
  return author.page.url().match(/petitions\/(\d+)\//)[1];
}
async function publish(id) {
  const moderator = await arrive();
  await moderator.signIn('moderator@kenes.example');
  await moderator.go(`/petitions/${id}/moderate`);
  await moderator.submit({ to: '/moderate/claim' });
  await moderator.fill({ outcome: 'publish' });
  await moderator.submit({ having: 'outcome' });
  await moderator.leave();
}
async function sign(visitor, id, fields) {
  await visitor.go(`/petitions/${id}/sign`);
  await visitor.fill(fields);
  await visitor.submit({ having: 'name' });
}
// The code that came to the address that the page of signing in has written to.
async function enterCode(visitor, address, known) {
  const mail = await portal.newMail(address, known, ({ text }) => /\b\d{6}\b/.test(text));
  await visitor.fill({ code: mail.text.match(/\b\d{6}\b/)[0] });
  await visitor.submit({ having: 'code' });
}

const made = {};

test('a person starts, signs, comments, drafts and gives feedback', async () => {
  ann = await arrive({ language: 'en', viewport: wide });
  await ann.go('/sign-in?then=/account');
  await ann.signIn(first);
  await ann.fill({ name });
  await ann.submit({ having: 'name' });
  made.own = await start(ann, 'Let the library open on Sundays');
  await ann.submit({ to: '/submit' });
  await ann.go(`/petitions/${made.own}/drafting`);
  await ann.fill({ text: 'Sundays matter most to those who work on Saturdays.' });
  await ann.submit({ to: '/drafting/comment' });
  await ann.look('account-comment');
  made.draft = await start(ann, 'A secret draft about the bridge');
  await publish(made.own);

  const ben = await arrive({ language: 'kk', js: false, viewport: narrow });
  await ben.go('/sign-in?then=/petitions');
  await ben.signIn('ben@example.org');
  made.other = await start(ben, 'More benches in the park');
  await ben.submit({ to: '/submit' });
  await publish(made.other);
  await sign(ben, made.own, { name: 'Ben', show_name: true });
  await ben.go('/account/news');
  await ben.look('account-no-news');
  await leave(ben);

  await sign(ann, made.other, { name, show_name: true, notify: true });
  assert.match(ann.page.url(), /\/signed/);
  await ann.go('/feedback/new');
  await ann.fill({ text: 'The search finds nothing.', notify: true });
  await ann.submit({ having: 'text' });
  const list = await model(`/petitions/${made.other}/supporters.json`);
  assert.ok(list.names.some((one) => one.name === name), 'she is listed by name');
});

test('the account tells all that she did, and gives it as a file', async () => {
  await ann.go('/account');
  await ann.look('account');
  await ann.go('/account/activity');
  await ann.look('account-activity');
  const text = await ann.text();
  for (const part of ['Let the library open', 'More benches', 'A secret draft', 'The search finds nothing']) {
    assert.ok(text.includes(part), `${part} is listed`);
  }
  await ann.go('/account/export');
  await ann.look('account-export');
  const [download] = await Promise.all([ann.page.waitForEvent('download'),
    ann.page.locator('main form[action$="/account/export"] button').click()]);
  const { kept_by: kept } = JSON.parse(await readFile(await download.path(), 'utf8'));
  assert.equal(kept.core.account[0].email, first);
  assert.deepEqual(kept.petition.petitions.map((one) => String(one.petition)).sort(), [made.own, made.draft].sort());
  assert.equal(String(kept.petition.signed[0].petition), made.other);
  assert.equal(kept.participation.supports[0].public_name, name);
  assert.deepEqual(kept.petition.comments_on_drafts.map((one) => [String(one.petition), one.name]), [[made.own, name]]);
  assert.equal(kept.feedback.waiting_for_an_answer[0].text, 'The search finds nothing.');
});

test('news are stopped, a device is signed out', async () => {
  const phone = await arrive({ language: 'ru', js: false, viewport: narrow });
  await phone.signIn(first);
  await phone.go('/account');
  await phone.look('account');
  await phone.go('/account/news');
  await phone.look('account-news');
  await phone.submit({ to: '/account/news/stop' });
  assert.equal(await phone.page.locator('main form[action$="/news/stop"]').count(), 0);
  await phone.go('/account/activity');
  await phone.look('account-activity');

  await ann.go('/account/sessions');
  await ann.look('account-sessions');
  await ann.submit({ to: '/account/sessions/sign-out' });
  assert.equal(await ann.page.locator('main form[action$="/sessions/sign-out"]').count(), 0);
  await until('the phone is signed out', async () => {
    await phone.go('/account');
    return phone.page.url().includes('/sign-in');
  });
  await leave(phone);
});

test('another address: proved, used, and the former one opens nothing', async () => {
  await ann.go('/account/email');
  if (ann.page.url().includes('/prove')) {
    await ann.look('account-prove');
    const known = (await portal.mails(first)).length;
    await ann.submit({ having: 'email' });
    await enterCode(ann, first, known);
  }
  await ann.look('account-email');
  await ann.fill({ email: later });
  await ann.submit({ having: 'email' });
  await enterCode(ann, later, 0);
  assert.match(ann.page.url(), /\/account\/email\/use$/);
  await ann.look('account-use-email');
  const known = (await portal.mails(first)).length;
  await ann.submit({ having: 'address' });
  assert.match(await ann.text(), /ann\.new@example\.org/);
  const notice = await portal.newMail(first, known, ({ text }) => text.includes(portal.origin));
  assert.match(notice.subject, /changed/);

  const thief = await arrive({ language: 'kk', js: true, viewport: narrow });
  await thief.signIn(first);
  await thief.look('address-given-up');
  assert.match(await thief.page.locator('header').innerText(), /кіру/i, 'nobody is signed in');
  await leave(thief);
});

test('a further way is added, then removed', async () => {
  await ann.go('/account/ways');
  await ann.look('account-ways');
  await press(ann, ann.page.locator('main a[href*="way=email"]'));
  await ann.fill({ email: 'ann.third@example.org' });
  await ann.submit({ having: 'email' });
  await enterCode(ann, 'ann.third@example.org', 0);
  await ann.look('account-two-ways');
  await press(ann, ann.page.locator('main li:has-text("ann.third") a[href*="/remove"]'));
  await ann.look('account-remove-way');
  await ann.submit({ having: 'way' });
  assert.doesNotMatch(await ann.text(), /ann\.third/);
});

test('the account is erased, and what others rely on stays', async () => {
  const before = await model(`/petitions/${made.other}.json`);
  const asked = await arrive({ language: 'ru', js: false, viewport: narrow });
  await asked.signIn(later);
  await asked.go('/account/erase');
  await asked.look('account-erase');
  await leave(asked);

  await ann.go('/account/erase');
  await ann.look('account-erase');
  await ann.submit({ having: 'sure' });
  await ann.look('account-erase-refused');
  await ann.fill({ sure: true });
  await ann.submit({ having: 'sure' });
  assert.match(ann.page.url(), /\/account\/erased$/);
  await ann.look('account-erased');
  await portal.newMail(later, 0, ({ subject }) => /erased/.test(subject));

  await until('the pages have no name', async () => {
    const [own, list] = [await model(`/petitions/${made.own}.json`), await model(`/petitions/${made.other}/supporters.json`)];
    return own.creator_name === null && !JSON.stringify(list).includes('Uniquename');
  });
  const after = await model(`/petitions/${made.other}.json`);
  assert.equal(after.support_count ?? after.count, before.support_count ?? before.count);
  assert.equal(await database.sql("SELECT person_id, name, text FROM petition.drafting_comment"),
    '0||Sundays matter most to those who work on Saturdays.', 'what she commented stays without her');
  await ann.go(`/petitions/${made.own}`);
  await ann.look('author-erased');
  assert.match(await ann.text(), /account was erased/);
  assert.doesNotMatch(await ann.page.content(), /Uniquename/);
  assert.equal((await ann.go(`/petitions/${made.draft}`)).status(), 404);
});

test('nothing in the database leads to her, and every ledger can be counted', async () => {
  await kenes('log', 'check', '--data', path.join(portal.dir, 'data'));
  for (const id of [made.own, made.other]) await kenes('verify', `${portal.origin}/petitions/${id}/log`);
  const tables = (await database.sql(`SELECT table_schema || '.' || table_name FROM information_schema.tables
    WHERE table_schema IN ('kenes', 'participation', 'petition', 'feedback') AND table_type = 'BASE TABLE'`)).split('\n');
  assert.ok(tables.length > 30);
  await until('no row has her name or address', async () => {
    const rows = await database.sql(tables.map((table) =>
      `SELECT '${table}', t FROM ${table} t WHERE t::text ~ 'Uniquename|ann@|ann\\.new@|ann\\.third@|secret draft'`).join(' UNION ALL ')
      .replaceAll(', t FROM', ', t::text FROM'));
    if (rows) throw new Error(rows);
    return true;
  }, { within: 15000, every: 1000 });
});

test('who comes back has a new account, and can’t sign the same again', async () => {
  const again = await arrive({ language: 'en', viewport: narrow });
  await again.go('/sign-in?then=/account/activity');
  await again.signIn(first);
  await again.go('/account/activity');
  assert.doesNotMatch(await again.text(), /benches|library/);
  await sign(again, made.other, { name: 'Ann Again' }).catch(() => {});
  await again.look('signed-before');
  const count = await model(`/petitions/${made.other}/supporters.json`);
  assert.ok(!JSON.stringify(count).includes('Ann Again'));
  assert.match(await again.text(), /already signed/i);
  await leave(again);
});

test('nobody met a fault of accessibility, width or script', async () => {
  await leave(ann);
  assert.deepEqual(findings, []);
});
