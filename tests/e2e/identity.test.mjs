// Electronic identities in the preset kz-epetition, whose law asks for strong identification and 16 years: a real OpenID provider
// (core/identity/demo_eid) with invented people, reached through the browser.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { Visitor, launch, narrow, press, wide } from './support/browser.mjs';
import { chooseEid, showCard } from './support/card.mjs';
import { Portal, root } from './support/portal.mjs';

let browser, portal;
const findings = [];

before(async () => {
  browser = await launch();
  portal = await Portal.start({ config: path.join(root, 'config/kz-epetition.toml') });
});
after(async () => {
  await browser?.close();
  await portal?.stop();
});

const arrive = (options) => Visitor.arrive(browser, portal, options);
async function leave(visitor) {
  findings.push(...visitor.findings);
  await visitor.leave();
}

async function openPetition(visitor) {
  await visitor.go('/petitions');
  await press(visitor, visitor.page.locator('main a[href^="/petitions/"]', { hasText: /пойыздар/ }));
  await press(visitor, visitor.page.locator('main a[href$="/sign"]'));
}

test('who signs without an account shows a card, and what was entered comes along', async () => {
  const daniyar = await arrive({ language: 'en', viewport: narrow });
  await openPetition(daniyar);
  const form = new URL(daniyar.page.url()).pathname;
  await daniyar.fill({ name: 'Daniyar O’Connor' });
  await daniyar.submit({ having: 'name' });
  await daniyar.look('asked-for-card');
  await chooseEid(daniyar);
  await daniyar.look('card');
  await showCard(daniyar, '950730300127');
  assert.equal(new URL(daniyar.page.url()).pathname, form, 'back at the form');
  assert.equal(await daniyar.page.locator('main [name=name]').inputValue(), 'Daniyar O’Connor');
  await daniyar.submit({ having: 'name' });
  assert.match(daniyar.page.url(), /\/signed/);
  await leave(daniyar);
});

test('signed in by mail, a card is asked for, and the account stays the same', async () => {
  const aliya = await arrive({ language: 'kk', js: false, viewport: narrow });
  await aliya.go('/sign-in?then=/account');
  await aliya.look('ways');
  await press(aliya, aliya.page.locator('main a[href*="with=email"]'));
  await aliya.signIn('aliya@example.org');
  await openPetition(aliya);
  await aliya.look('not-eligible-yet');
  await press(aliya, aliya.page.locator('main a.govuk-button'));
  await aliya.look('step-up');
  await chooseEid(aliya);
  await aliya.look('card');
  await showCard(aliya, '880412400318');
  await aliya.fill({ name: 'Әлия Н.' });
  await aliya.submit({ having: 'name' });
  assert.match(aliya.page.url(), /\/signed/);
  await aliya.go('/account');
  assert.match(await aliya.text(), /aliya@example\.org/, 'it is the same account');
  await leave(aliya);
});

test('the card alone is an account; another day it is the same one, which gets an address', async () => {
  const sean = await arrive({ language: 'en', viewport: wide });
  await sean.go('/sign-in?then=/account');
  await sean.look('ways');
  await chooseEid(sean);
  await showCard(sean, '710101500999');
  await sean.go('/account');
  await sean.look('account-without-address');
  await press(sean, sean.page.locator('main a[href*="way=email"]'));
  await sean.look('add-address');
  await sean.signIn('sean@example.org');
  assert.match(await sean.text(), /sean@example\.org/);
  assert.match(await sean.text(), /Seán Ó Súilleabháin D'Arcy/);

  await press(sean, sean.page.locator('main form[action="/sign-out"] button'));
  await sean.look('signed-out');
  await press(sean, sean.page.locator('main a[href*="/session/end"]'));
  await sean.look('sign-out-there');
  await press(sean, sean.page.locator('button[name=logout]'));
  await sean.page.waitForURL(/\/signed-out$/);
  await leave(sean);
});

test('too young, a weak card, a change of mind: each is told what it means', async () => {
  const visitor = await arrive({ language: 'ru', viewport: narrow });
  await openPetition(visitor);
  await visitor.fill({ name: 'Тимур' });
  await visitor.submit({ having: 'name' });
  await chooseEid(visitor);
  await showCard(visitor, null);
  await visitor.look('cancelled');
  await press(visitor, visitor.page.locator('main a.govuk-button'));
  await chooseEid(visitor);
  await showCard(visitor, '600606800666');
  await visitor.look('weak-card');
  await press(visitor, visitor.page.locator('main a.govuk-button'));
  await chooseEid(visitor);
  await showCard(visitor, '110901700555');
  if (await visitor.page.locator('main [name=name]').count()) await visitor.submit({ having: 'name' });
  await visitor.look('too-young');
  assert.match(await visitor.text(), /младше|моложе/);
  assert.doesNotMatch(visitor.page.url(), /\/signed/);
  await leave(visitor);
});

test('nobody met a fault of accessibility, width or script', () => assert.deepEqual(findings, []));
