// Somebody signs by e-mail, another day with a card, and then finds out that both accounts are theirs: they become one, in a portal of
// the preset kz-epetition, and what both signed counts once.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { Visitor, launch, narrow, press, wide } from './support/browser.mjs';
import { chooseEid, showCard } from './support/card.mjs';
import { Portal, root, until } from './support/portal.mjs';

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
for (const { language, js, viewport, card, address } of [
  { language: 'en', js: false, viewport: narrow, card: '950730300127', address: 'daniyar@example.org' },
  { language: 'kk', js: true, viewport: wide, card: '880412400318', address: 'aliya@example.org' },
]) {
  test(`two accounts become one (${language}, ${js ? 'with' : 'without'} JavaScript)`, async () => {
    const other = await arrive({ language, js, viewport });
    await other.go('/sign-in?then=/account');
    await chooseEid(other);
    await showCard(other, card);
    await other.go('/account');
    assert.doesNotMatch(await other.text(), new RegExp(address));

    const person = await arrive({ language, js, viewport });
    await person.go('/sign-in?then=/account');
    await press(person, person.page.locator('main a[href*="with=email"]'));
    await person.signIn(address);
    await person.go('/sign-in?way=eid&then=/account');
    await chooseEid(person);
    await showCard(person, card);
    assert.match(person.page.url(), /\/account\/join$/);
    assert.doesNotMatch(person.page.url(), /token/);
    assert.match(await person.text(), new RegExp(address));
    await person.look('join');
    await person.submit({ to: '/account/join' });
    assert.match(person.page.url(), /\/account\/join$/, 'not without saying that it is meant');
    await person.look('join-refused');
    await person.fill({ sure: true });
    await person.submit({ to: '/account/join' });
    assert.match(person.page.url(), /\/account$/);
    await person.look('joined');
    assert.match(await person.text(), new RegExp(address));

    await until('the other session ends', async () => {
      await other.go('/account');
      return new URL(other.page.url()).pathname.startsWith('/sign-in');
    });
    await chooseEid(other);
    await showCard(other, card);
    await other.go('/account');
    assert.match(await other.text(), new RegExp(address), 'the card leads to the account that stays');
    await person.go('/account/join');
    await person.look('join-over');
    await leave(other);
    await leave(person);
  });
}

test('nobody met a fault of accessibility, width or script', () => assert.deepEqual(findings, []));
