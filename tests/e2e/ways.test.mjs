// Other ways to petition, each in a portal of its preset. ru-president: nobody signs in, the letter goes to the authority of its
// subject. eu-parliament: a field to choose, one that is refused, no name published, a group, and petitions by post.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { Visitor, launch, narrow, wide } from './support/browser.mjs';
import { Portal, root } from './support/portal.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

const preset = (name) => path.join(root, 'config', `${name}.toml`);

async function inPortal(name, story) {
  const portal = await Portal.start({ config: preset(name) });
  const findings = [];
  const arrive = (options) => Visitor.arrive(browser, portal, options);
  const leave = async (visitor) => { findings.push(...visitor.findings); await visitor.leave(); };
  try {
    await story({ portal, arrive, leave });
    assert.deepEqual(findings, []);
  } finally {
    await portal.stop();
  }
}

async function start(author, service, action) {
  await author.go(`/${service}/new`);
  await author.fill({ action });
  await author.submit({ having: 'action' });
  if (!new URL(author.page.url()).pathname.endsWith('/similar')) return;
  await author.page.locator('main .kn-actions a.govuk-button').first().click();
  await author.page.waitForLoadState('load');
}

test('ru-president: written without signing in, confirmed, forwarded, answered', () => inPortal('ru-president', async ({ portal, arrive, leave }) => {
  const email = 'ivan@example.org';
  for (const { js, viewport } of [{ js: false, viewport: narrow }, { js: true, viewport: wide }]) {
    const author = await arrive({ language: 'ru', js, viewport });
    await author.go('/letters');
    await author.look('letters');
    await start(author, 'letters', `Вернуть скорую помощь ${js}`);
    await author.submit({ having: 'background' });
    await author.look('letter-refused');
    await author.fill({ background: 'До станции 60 километров.', field: 'courts', name: 'Иван Петров', email });
    await author.submit({ having: 'background' });
    await author.look('letter-elsewhere');
    await author.page.locator('main a.govuk-button').click();
    await author.page.waitForLoadState('load');
    assert.equal(await author.page.locator('[name=background]').inputValue(), 'До станции 60 километров.');
    const known = (await portal.mails(email)).length;
    await author.fill({ field: 'health', email });
    await author.submit({ having: 'background' });
    assert.match(author.page.url(), /\/confirm\/code$/);
    await author.look('confirm-code');
    const mail = await portal.newMail(email, known);
    assert.doesNotMatch(mail.subject + mail.text, /вход|войти|sign/i);
    if (js) {
      await author.go(mail.text.match(/https?:\/\/\S+\/confirm\/link\S+/)[0]);
    } else {
      await author.fill({ code: mail.text.match(/\b\d{6}\b/)[0] });
      await author.submit({ having: 'code' });
    }
    assert.match(author.page.url(), /\/letters\/new\/letter/);
    await author.look('letter');
    await author.submit({ to: '/new/letter' });
    assert.match(author.page.url(), /\/letters\/\d+\/share/);
    await author.look('letter-sent');
    await leave(author);
  }

  const other = await arrive({});
  await other.signIn('education@kenes.example');
  await other.go('/letters/duties/work');
  assert.doesNotMatch(await other.text(), /скорую/);
  await leave(other);

  const official = await arrive({});
  await official.signIn('official@kenes.example');
  await official.go('/letters/duties/work');
  await official.look('letters-due');
  const known = (await portal.mails(email)).length;
  await official.page.locator('main a[href*="/duty/answer"]').first().click();
  await official.page.waitForLoadState('load');
  await official.fill({ summary: 'Скорая помощь вернётся.', details: 'С марта.' });
  await official.submit({ having: 'summary' });
  await portal.newMail(email, known, (mail) => mail.text.includes('Скорая помощь вернётся.'));
  await leave(official);
}));

test('eu-parliament: a field, no name, a group, and by post', () => inPortal('eu-parliament', async ({ portal, arrive, leave }) => {
  const author = await arrive({});
  await author.go('/account');
  await author.signIn('ann@example.org');
  if (author.page.url().includes('/account/name')) {
    await author.fill({ name: 'Ann Secretname' });
    await author.submit({ having: 'name' });
  } else {
    await author.go('/account/details');
    await author.fill({ name: 'Ann Secretname' });
    await author.submit({ having: 'name' });
  }
  await start(author, 'petitions', 'Mend the bridge between our countries');
  await author.fill({ background: 'It is closed.', field: 'union-bodies', declared: true });
  await author.submit({ having: 'background' });
  await author.look('eu-elsewhere');
  await author.page.locator('main a.govuk-button').click();
  await author.page.waitForLoadState('load');
  await author.fill({ field: 'free-movement', group: 'Bridge Club', group_size: 'many', declared: true });
  await author.submit({ having: 'background' });
  await author.look('eu-details-refused');
  await author.fill({ group_size: '40', anonymous: true, declared: true });
  await author.submit({ having: 'background' });
  assert.match(author.page.url(), /\/files$/, 'after the texts come the files');
  await author.page.locator('main .kn-actions a.govuk-button').click();
  await author.page.waitForLoadState('load');
  await author.look('eu-check');
  await author.submit({ to: '/submit' });
  const id = author.page.url().match(/petitions\/(\d+)\/share/)[1];
  await leave(author);

  const registrar = await arrive({ viewport: narrow, js: false });
  await registrar.signIn('registrar@kenes.example');
  await registrar.go('/petitions/post');
  await registrar.look('post-empty');
  await registrar.go('/petitions/post/new');
  await registrar.submit({ having: 'postal_address' });
  await registrar.look('post-refused');
  await registrar.fill({ name: 'Paula Post', postal_address: '1 Main Street\nDublin', received_on: '2026-01-02', language: 'en',
    action: 'Let trains take bicycles', background: 'They do not.', field: 'consumers' });
  await registrar.submit({ having: 'postal_address' });
  assert.match(registrar.page.url(), /\/petitions\/post\/\d+$/);
  await registrar.look('post-entered');
  const entered = registrar.page.url();
  await registrar.go(`${entered}/edit`);
  await registrar.fill({ postal_address: '2 Main Street\nDublin', action: 'Let trains take bicycles along' });
  await registrar.look('post-edit');
  await registrar.submit({ having: 'postal_address' });
  assert.match(await registrar.text(), /2 Main Street/);
  assert.match(await registrar.text(), /bicycles along/);
  await registrar.page.locator('main input[type=file]').setInputFiles(
    { name: 'letter.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n') });
  await registrar.page.locator('main form[enctype] button').first().click();
  await registrar.page.waitForLoadState('load');
  assert.match(await registrar.text(), /letter\.pdf/);
  await registrar.look('post-scanned');
  await registrar.submit({ to: '/submit' });
  await registrar.go(`${entered}/address`);
  await registrar.look('post-address');
  await registrar.fill({ postal_address: '3 Main Street\nDublin' });
  await registrar.submit({ having: 'postal_address' });
  assert.match(await registrar.text(), /3 Main Street/);
  await registrar.look('post-sent-on');
  await registrar.go('/petitions/post');
  assert.match(await registrar.text(), /Admissibility is checked/);
  await registrar.look('post-list');
  await leave(registrar);

  const moderator = await arrive({});
  await moderator.signIn('moderator@kenes.example');
  await moderator.go(`/petitions/${id}/moderate`);
  await moderator.submit({ to: '/moderate/claim' });
  await moderator.look('eu-review');
  assert.match(await moderator.text(), /Ann Secretname/);
  await moderator.fill({ outcome: 'admit', note: 'It is about free movement.' });
  await moderator.submit({ having: 'outcome' });
  await leave(moderator);

  for (const { language, viewport, js } of [{ language: 'kk', viewport: narrow, js: false }, { language: 'en', viewport: wide, js: true }]) {
    const reader = await arrive({ language, viewport, js });
    await reader.go(`/petitions/${id}`);
    await reader.look('eu-petition');
    const text = await reader.text();
    assert.doesNotMatch(text, /Secretname|Bridge Club/);
    assert.match(text, /It is about free movement\./);
    await reader.go('/petitions?field=free-movement');
    assert.match(await reader.text(), /Mend the bridge/);
    await reader.look('eu-list');
    await reader.go('/petitions/how-it-works');
    await reader.look('eu-how-it-works');
    await leave(reader);
  }
}));
