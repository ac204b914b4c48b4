// The back office in the open: a committee's acts, what authorities owe, a note on a text, a pause; and a lawyers' desk that edits
// together with an author.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { Visitor, launch, narrow, wide } from './support/browser.mjs';
import { Portal } from './support/portal.mjs';
import { shortenedConfig } from './support/shortened.mjs';

let portal, browser, folder;
const petition = '/petitions/241584';  // of the demonstration's data

after(async () => {
  await browser?.close();
  await portal?.stop();
  if (folder) await rm(folder, { recursive: true, force: true });
});

// A second service, whose texts are edited together.
const desk = `
[[staff]]
email = "lawyer@example.org"
role = "moderator"
scope = "service:initiatives"
[[service]]
slug = "initiatives"
plugin = "petition"
process = "processes/desk.toml"
title = { en = "Initiatives", kk = "Бастамалар", ru = "Инициативы" }
summary = { en = "Written together.", kk = "Бірге жазылған.", ru = "Написанные вместе." }
`;

before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'kenes-desk-'));
  const config = await shortenedConfig(folder, {
    staff: ['committee', 'moderator', 'official'].map((role) => ({ email: `${role}@example.org`, role })),
    settings: `${desk}[[staff]]\nemail = "boss@example.org"\nrole = "administrator"\n`,
  });
  const law = await readFile(path.join(folder, 'processes/uk-parliament.toml'), 'utf8');
  await writeFile(path.join(folder, 'processes/desk.toml'), law.replace('then = "sponsors"', 'then = "moderation"')
    .replace('by = "petitions-committee"\nwithin = "7 days"', 'by = "petitions-committee"\ntogether = true\nwithin = "7 days"')
    .replace('{ id = "publish", to = "open" }', '{ id = "publish", to = "sponsors" }')
    .replace('then = "moderation"\notherwise = "lapsed"\ntitle = { en = "Finding', 'then = "open"\notherwise = "lapsed"\ntitle = { en = "Finding'));
  portal = await Portal.start({ config });
  browser = await launch();
});

const arrive = (options) => Visitor.arrive(browser, portal, options);
const leave = async (visitor) => { assert.deepEqual(visitor.findings, []); await visitor.leave(); };

test('what everyone sees of committees and duties', async () => {
  for (const [language, viewport] of [['en', wide], ['kk', narrow]]) {
    const reader = await arrive({ language, viewport });
    for (const [name, address] of [['committee', '/petitions/committee'], ['duties', '/petitions/duties'],
      ['duties-met', '/petitions/duties?state=met&authority=government'], ['how-it-works', '/petitions/how-it-works']]) {
      await reader.go(address);
      await reader.look(name);
    }
    await leave(reader);
  }
});

test('a committee asks for evidence, an official gives it, everyone sees it', async () => {
  const committee = await arrive({});
  await committee.signIn('committee@example.org');
  await committee.go('/petitions/acts');
  await committee.look('acts-empty');
  await committee.go(`${petition}/acts`);
  await committee.look('acts-of-petition');
  await committee.go(`${petition}/acts/new?act=evidence`);
  await committee.submit({ having: 'text' });
  await committee.look('act-refused');
  await committee.fill({ body: 'government', text: 'How many citizens\n\nlive abroad?' });
  await committee.submit({ having: 'text' });
  await committee.look('act-preview');
  await committee.submit({ having: 'text', button: '[value=change]' });
  assert.equal(await committee.page.locator('main [name=text]').inputValue(), 'How many citizens\n\nlive abroad?', 'nothing entered is lost');
  await committee.submit({ having: 'text' });
  await committee.submit({ having: 'text', button: '[value=confirm]' });
  await committee.look('act-done');
  const withdraw = await committee.page.locator('main a[href$="/withdraw"]').first().getAttribute('href');

  const official = await arrive({ js: false, viewport: narrow });
  await official.signIn('official@example.org');
  await official.go(petition);
  await official.page.locator('main a[href$="/reply"]').click();
  await official.page.waitForLoadState('load');
  await official.look('evidence');
  await official.fill({ text: 'About five million.' });
  await official.submit({ having: 'text' });
  await official.submit({ having: 'text', button: '[value=confirm]' });
  assert.match(await official.text(), /About five million/);
  await leave(official);

  await committee.go(withdraw);
  await committee.look('act-withdraw');
  await leave(committee);
  const reader = await arrive({});
  await reader.go(petition);
  assert.match(await reader.text(), /About five million/);
  await reader.look('petition-with-acts');
  await leave(reader);
});

test('a note under a text, and a pause', async () => {
  const moderator = await arrive({});
  await moderator.signIn('moderator@example.org');
  await moderator.go(`${petition}/correction`);
  await moderator.look('correction');
  await moderator.fill({ text: 'The figure is from 2019.' });
  await moderator.submit({ having: 'text' });
  await moderator.submit({ having: 'text', button: '[value=confirm]' });
  assert.match(await moderator.text(), /The figure is from 2019/);
  await moderator.look('corrected');
  await leave(moderator);

  const boss = await arrive({ language: 'ru', viewport: narrow });
  await boss.signIn('boss@example.org');
  await boss.go('/petitions/pauses');
  await boss.fill({ reason: 'Выборы' });
  await boss.submit({ having: 'reason' });
  await boss.look('pause-preview');
  await boss.submit({ having: 'reason', button: '[value=confirm]' });
  await boss.look('paused');
  const reader = await arrive({ viewport: narrow });
  await reader.go('/petitions?sort=newest');
  assert.match(await reader.text(), /Выборы/);
  await reader.look('list-paused');
  await boss.go('/petitions/pauses/end');
  await boss.submit({ to: '/pauses/end' });
  await boss.look('pauses');
  await leave(boss);
  await leave(reader);
});

test('an author and a lawyer edit together', async () => {
  const author = await arrive({ viewport: narrow });
  await author.go('/initiatives/new/details?action=Plant%20a%20tree');
  if (author.page.url().includes('/sign-in')) await author.signIn('writer@example.org');
  await author.fill({ action: 'Plant a tree', background: 'Streets without shade are hot.' });
  await author.submit({ having: 'background' });
  await author.submit({ to: '/submit' });
  await author.look('share-drafting');
  const id = author.page.url().match(/initiatives\/(\d+)/)[1];

  const lawyer = await arrive({});
  await lawyer.signIn('lawyer@example.org');
  await lawyer.go(`/initiatives/${id}/moderate`);
  await lawyer.look('review-drafting');
  await lawyer.go(`/initiatives/${id}/drafting`);
  await lawyer.fill({ text: 'Name the law, please.' });
  await lawyer.submit({ to: '/drafting/comment' });
  await lawyer.fill({ background: 'Streets without any shade are far too hot.', why: 'Clearer' });
  await lawyer.submit({ to: '/drafting/version' });
  await lawyer.look('workshop');

  // The author had the page open: nothing of what was written is lost.
  await author.go(`/initiatives/${id}/drafting`);
  await lawyer.fill({ background: 'Streets without any shade are unbearable.', why: 'Shorter' });
  await lawyer.submit({ to: '/drafting/version' });
  await author.fill({ background: 'Streets without shade are much too hot for the old.', why: 'Mine' });
  await author.submit({ to: '/drafting/version' });
  assert.match(await author.text(), /Somebody saved version 3/);
  await author.look('workshop-outdated');
  await author.go(`/initiatives/${id}/drafting/compare?from=1&to=3`);
  await author.look('compare');
  await author.go(`/initiatives/${id}/drafting`);
  await author.submit({ to: '/drafting/accept' });
  await author.look('workshop-accepted');
  await leave(author);

  await lawyer.go(`/initiatives/${id}/moderate`);
  await lawyer.submit({ to: '/claim' });
  await lawyer.fill({ outcome: 'publish' });
  await lawyer.submit({ having: 'outcome' });
  assert.match(await lawyer.text(), /Nothing waits|petition/);
  await leave(lawyer);
});
