// Signing in with a telephone, in the preset kz-epetition (whose law then asks for a card), and by a way that a plugin brings
// (tests/sign_in_plugin).
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { Visitor, launch, narrow, press, wide } from './support/browser.mjs';
import { Portal, binary, root } from './support/portal.mjs';

let browser;
const findings = [];
before(async () => { browser = await launch(); });
after(() => browser?.close());

async function leave(visitor) {
  findings.push(...visitor.findings);
  await visitor.leave();
}

const codeIn = (message) => message.text.match(/\b\d{6}\b/)[0];

test('a telephone signs in, and in the middle of signing a card is asked for with nothing lost', async () => {
  const portal = await Portal.start({ config: path.join(root, 'config/kz-epetition.toml') });
  try {
    for (const { language, js, viewport, entered, number } of [
      { language: 'ru', js: false, viewport: narrow, entered: '8 701 123 45 67', number: '+77011234567' },
      { language: 'kk', js: true, viewport: wide, entered: '+7 (701) 123-45-68', number: '+77011234568' },
    ]) {
      const visitor = await Visitor.arrive(browser, portal, { language, js, viewport });
      await visitor.go('/sign-in?then=/account');
      await visitor.look('ways-with-sms');
      await press(visitor, visitor.page.locator('main a[href*="with=sms"]'));
      await visitor.look('sms-number');
      await visitor.fill({ number: '12' });
      await visitor.submit({ having: 'number' });
      await visitor.look('sms-refused');
      assert.equal(await visitor.page.locator('main [name=number]').inputValue(), '12', 'what was entered is kept');
      await visitor.fill({ number: entered });
      await visitor.submit({ having: 'number' });
      assert.match(visitor.page.url(), /\/sign-in\/sms\/code$/);
      await visitor.look('sms-code');
      assert.equal(await visitor.page.locator('main [name=code]').getAttribute('autocomplete'), 'one-time-code');
      const message = await portal.newMail(number, 0);
      assert.equal(message.kind, 'text_message');
      assert.match(message.text, new RegExp(`\\n@127\\.0\\.0\\.1 #${codeIn(message)}$`));
      assert.ok([...message.text].length <= 70, `one message in any alphabet: ${message.text}`);
      await visitor.fill({ code: codeIn(message) === '000000' ? '000001' : '000000' });
      await visitor.submit({ having: 'code' });
      await visitor.look('sms-code-wrong');
      await visitor.fill({ code: codeIn(message) });
      await visitor.submit({ having: 'code' });
      assert.match(visitor.page.url(), /\/account/);

      await visitor.go('/petitions');
      await press(visitor, visitor.page.locator('main a[href^="/petitions/"]', { hasText: /пойыздар/ }));
      await press(visitor, visitor.page.locator('main a[href$="/sign"]'));
      const form = new URL(visitor.page.url()).pathname;
      const asked = visitor.page.locator('main [name=name]');
      const name = 'Әлия О’Коннор-Жұмабаева';
      if (await asked.count()) {
        await visitor.fill({ name });
        await visitor.submit({ having: 'name' });
      } else {
        await press(visitor, visitor.page.locator('main a.govuk-button'));
      }
      await visitor.look('step-up-after-sms');
      await press(visitor, visitor.page.locator('main a[href*="with=eid"]'));
      await press(visitor, visitor.page.locator(`button[value="${js ? '950730300127' : '880412400318'}"]`));
      assert.equal(new URL(visitor.page.url()).pathname, form, 'back at the form');
      if (await asked.inputValue() === '') await visitor.fill({ name });
      await visitor.submit({ having: 'name' });
      assert.match(visitor.page.url(), /\/signed/);
      await leave(visitor);
    }

    const phone = await Visitor.arrive(browser, portal, { language: 'en', viewport: narrow });
    const known = (await portal.mails('+77011234568')).length;
    await phone.go('/sign-in?with=sms&then=/account');
    await phone.fill({ number: '+77011234568' });
    await phone.submit({ having: 'number' });
    await phone.fill({ code: codeIn(await portal.newMail('+77011234568', known)) });
    await phone.submit({ having: 'code' });
    await phone.go('/mailbox');
    await phone.look('mailbox-with-text-messages');
    assert.match(await phone.text(), /\+77011234568/);
    await leave(phone);
  } finally {
    await portal.stop();
  }
});

test('a plugin brings a way to sign in, and a signed-in person adds it', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'kenes-card-'));
  const config = path.join(folder, 'portal.toml');
  await writeFile(config, `[portal]
name = "Card portal"
languages = ["en", "kk"]
demonstration = true
plugin_folders = ["${path.resolve(path.dirname(binary), '../test_plugins')}"]
[mail]
from = "no-reply@kenes.example"
mailbox = "/mailbox"
[[service]]
slug = "card"
plugin = "card_reader"
title = "Card reader"
[[service]]
slug = "mailbox"
plugin = "mailbox"
title = "Mailbox"
[service.settings]
demonstration = true
`);
  const portal = await Portal.start({ config });
  try {
    for (const js of [true, false]) {
      const visitor = await Visitor.arrive(browser, portal, { js, viewport: js ? wide : narrow });
      await visitor.go('/sign-in?then=/account');
      await visitor.look('ways-with-card');
      await press(visitor, visitor.page.locator('main a[href*="with=card"]'));
      await visitor.fill({ number: '12' });
      await visitor.submit({ having: 'number' });
      await visitor.look('card-refused');
      await visitor.fill({ number: '900101400123', name: 'Әлия О’Connor-Žižka' });
      await visitor.submit({ having: 'number' });
      assert.match(visitor.page.url(), /\/account/);
      await visitor.go('/account/details');
      assert.equal(await visitor.page.locator('main [name=name]').inputValue(), 'Әлия О’Connor-Žižka');
      await leave(visitor);
    }

    const ann = await Visitor.arrive(browser, portal, {});
    await ann.go('/sign-in?with=email&then=/account');
    await ann.signIn('ann@example.org');
    await ann.go('/sign-in?way=card&then=/accessibility');
    await press(ann, ann.page.locator('main a[href*="with=card"]'));
    await press(ann, ann.page.locator('main button', { hasText: 'Cancel' }));
    await ann.look('card-cancelled');
    await ann.go('/sign-in?way=card&with=card&then=/accessibility');
    await ann.fill({ number: '111111111111' });
    await ann.submit({ having: 'number' });
    assert.match(ann.page.url(), /\/accessibility$/);
    await ann.go('/account');
    assert.match(await ann.text(), /ann@example\.org/);
    await leave(ann);
  } finally {
    await portal.stop();
    await rm(folder, { recursive: true, force: true });
  }
});

test('nobody met a fault of accessibility, width or script', () => assert.deepEqual(findings, []));
