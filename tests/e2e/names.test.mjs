// Two presets as people meet them: lv-manabalss, where who signs is shown by name and donations pay for it, with legal advice by
// text message beside; and us-we-the-people with its feedback section.
import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { Visitor, launch, narrow, wide } from './support/browser.mjs';
import { Portal, root } from './support/portal.mjs';

let browser, folder;
const portals = [];

after(async () => {
  await browser?.close();
  for (const portal of portals) await portal.stop();
  if (folder) await rm(folder, { recursive: true, force: true });
});

const advice = `
[[service]]
slug = "advice"
plugin = "advice"
title = { en = "Legal advice", lv = "Juridiskā konsultācija", ru = "Юридическая консультация" }
[service.settings]
telephones = [ { number = "+371 67 000 000", hours = { lv = "Darbdienās no 9 līdz 17", en = "On working days from 9 to 17" } } ]
topics = [ { code = "housing", title = { lv = "Mājoklis", en = "Housing" } } ]
[[staff]]
email = "advocate@example.org"
role = "lawyer"
scope = "service:advice"
`;

async function start(config) {
  const portal = await Portal.start({ config });
  portals.push(portal);
  return portal;
}

before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'kenes-names-'));
  await cp(path.join(root, 'config'), folder, { recursive: true });
  browser = await launch();
});

async function follow(visitor, link) {
  await link.first().click();
  await visitor.page.waitForLoadState('load');
}

test('Manabalss: initiatives, names by consent, donations, legal advice', async (t) => {
  const config = path.join(folder, 'lv-manabalss.toml');
  await writeFile(config, (await readFile(config, 'utf8')) + advice);
  const portal = await start(config);
  const arrive = (language, js, viewport) => Visitor.arrive(browser, portal, { language, js, viewport });

  async function sign(visitor, name, email, look) {
    await visitor.go('/initiatives');
    if (look) await visitor.look('lv-list');
    await follow(visitor, visitor.page.getByRole('link', { name: 'Atjaunot nakts vilcienu' }));
    if (look) await visitor.look('lv-initiative');
    await follow(visitor, visitor.page.locator('a[href$="/sign"]'));
    await visitor.fill({ name, declared: true });
    await visitor.submit({ having: 'declared' });
    assert.equal(await visitor.page.locator('[name=name]').inputValue(), name, 'nothing entered is lost');
    assert.match(await visitor.page.locator('#show_name-error').innerText(), /\S/, 'nobody signs without consent');
    if (look) await visitor.look('lv-sign-refused');
    await visitor.fill({ show_name: true });
    await visitor.submit({ having: 'show_name' });
    if (visitor.page.url().includes('/sign-in')) await visitor.signIn(email);
    assert.ok(await visitor.page.locator('[name=show_name]').isChecked(), 'the consent came along');
    await visitor.submit({ having: 'show_name' });
    assert.match(visitor.page.url(), /\/signed/);
    if (look) await visitor.look('lv-signed');
  }

  await t.test('who signs agrees to be shown, and is listed with the day', async () => {
    const [anna, john, ilze] = [await arrive('lv', false, narrow), await arrive('en', true, wide), await arrive('lv', true, narrow)];
    await anna.look('lv-home');
    await sign(anna, 'Anna Ozola', 'anna@example.org', true);
    await sign(john, 'John Smith', 'john@example.org', true);
    await sign(ilze, 'Ilze Kalniņa', 'ilze@example.org', false);
    for (const visitor of [john, ilze]) {
      await follow(visitor, visitor.page.locator('main a[href$="/supporters"]'));
      await visitor.look('lv-supporters');
      const names = await visitor.text();
      for (const name of ['Anna Ozola', 'John Smith', 'Ilze Kalniņa']) assert.ok(names.includes(name), `${name} is listed`);
    }
    await anna.go('/initiatives/how-it-works');
    await anna.look('lv-how-it-works');
    // 9,997 and three: it is before the Saeima now, and nobody's signature can be withdrawn; a name still can.
    await ilze.go(ilze.page.url().replace(/supporters.*/, 'hide-name'));
    await ilze.look('lv-hide-name');
    await ilze.submit({ to: '/hide-name' });
    const twin = await (await fetch(ilze.page.url().replace('/signed', '/supporters.json').replace(/\?.*/, ''))).json();
    assert.ok(twin.names.length >= 2 && twin.count === 10000);
    for (const visitor of [anna, john, ilze]) { assert.deepEqual(visitor.findings, []); await visitor.leave(); }
  });

  await t.test('donations: bank details to read, to copy and as a code', async () => {
    for (const [language, js, viewport] of [['lv', false, narrow], ['en', true, wide], ['ru', true, narrow]]) {
      const visitor = await arrive(language, js, viewport);
      await visitor.go('/donations');
      await visitor.look('donations');
      assert.ok((await visitor.text()).includes('LV80 BANK 0000 4351 9500 1'));
      assert.deepEqual(visitor.findings, []);
      await visitor.leave();
    }
  });

  await t.test('legal advice: asked by form, answered by text message, published without names', async () => {
    const citizen = await arrive('lv', false, narrow);
    await citizen.go('/advice');
    await citizen.look('advice');
    await follow(citizen, citizen.page.locator('main a[href$="/ask"]'));
    await citizen.fill({ name: 'Jānis', text: 'Vai saimnieks drīkst ienākt bez brīdinājuma?' });
    await citizen.submit({ having: 'text' });
    await citizen.look('advice-ask-refused');
    await citizen.fill({ topic: 'housing', way: 'sms', number: '21 234 567', consent: true });
    await citizen.submit({ having: 'text' });
    await citizen.look('advice-receipt');

    const lawyer = await arrive('en', true, wide);
    await lawyer.signIn('advocate@example.org');
    await lawyer.go('/advice/desk');
    await lawyer.look('advice-desk');
    await follow(lawyer, lawyer.page.locator('main .kn-list a'));
    await lawyer.submit({ to: '/claim' });
    await lawyer.fill({ answer: 'Nē.\n\nTikai avārijas gadījumā.' });
    await lawyer.look('advice-question');
    await lawyer.submit({ having: 'answer' });
    await lawyer.look('advice-preview');
    await lawyer.submit({ to: '/answer', button: 'button[value=send]' });
    const message = await portal.newMail('+37121234567', 0);
    assert.ok(message.text.includes('Nē.\n\nTikai'), 'the answer arrives as it was written');
    await follow(lawyer, lawyer.page.locator('main a[href$="/example"]'));
    await lawyer.fill({ question: 'Vai saimnieks drīkst ienākt?', answer: 'Nē.', anonymous: true });
    await lawyer.submit({ having: 'anonymous' });
    await lawyer.look('advice-example');
    assert.ok((await lawyer.text()).includes('Vai saimnieks drīkst ienākt?'));
    await citizen.go('/mailbox?q=%2B371');
    await citizen.look('mailbox-text-message');
    for (const visitor of [citizen, lawyer]) { assert.deepEqual(visitor.findings, []); await visitor.leave(); }
  });
});

test('We the People: a link to spread, an age to declare, feedback on the site', async () => {
  const portal = await start(path.join(folder, 'us-we-the-people.toml'));
  const author = await Visitor.arrive(browser, portal, { language: 'en', viewport: wide });
  await author.look('us-home');
  await author.go('/petitions/how-it-works');
  await author.look('us-how-it-works');
  await author.go('/petitions/new');
  await author.fill({ action: 'Keep libraries open in the evening' });
  await author.submit({ having: 'action' });
  if (new URL(author.page.url()).pathname.endsWith('/similar')) await follow(author, author.page.locator('main .kn-actions a.govuk-button'));
  if (author.page.url().includes('/sign-in')) await author.signIn('author@example.org');
  await author.fill({ background: 'People who work can’t go there by day.' });
  await author.submit({ having: 'background' });
  await author.look('us-details-refused');
  await author.fill({ declared: true });
  await author.submit({ having: 'background' });
  await author.submit({ to: '/submit' });
  await author.look('us-share');
  const link = await author.page.locator('#share-link').getAttribute('href');

  const friend = await Visitor.arrive(browser, portal, { language: 'ru', js: false, viewport: narrow });
  await friend.go(link);
  await friend.look('us-support');
  await friend.fill({ name: 'Ann', declared: true });
  await friend.submit({ having: 'declared' });
  if (friend.page.url().includes('/sign-in')) await friend.signIn('friend@example.org');
  if (!friend.page.url().includes('/signed')) await friend.submit({ having: 'declared' });
  assert.match(friend.page.url(), /\/signed/);
  await friend.go('/feedback/new?page=/petitions');
  await friend.fill({ text: 'Larger letters, please' });
  await friend.submit({ having: 'text' });
  await friend.go('/feedback');
  await friend.look('us-feedback');
  assert.ok((await friend.text()).includes('Larger letters, please'));
  for (const visitor of [author, friend]) { assert.deepEqual(visitor.findings, []); await visitor.leave(); }
});
