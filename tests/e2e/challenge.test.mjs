// Signing costs a moment: of the device with JavaScript, of the person's patience without it. Nothing entered is lost.
import assert from 'node:assert/strict';
import { mkdtemp, rm, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { Visitor, launch, narrow, wide } from './support/browser.mjs';
import { Portal, sleep, until } from './support/portal.mjs';
import { shortenedConfig } from './support/shortened.mjs';

let browser, portal, folder, ids;
const wait = 6;

before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'kenes-challenge-'));
  const config = await shortenedConfig(folder);
  const text = await readFile(config, 'utf8');
  const changed = text.replace('[service.settings]\n', `[service.settings]\nchallenge = "always"\nchallenge_effort = 20000\nchallenge_wait = ${wait}\n`);
  assert.notEqual(changed, text);
  await writeFile(config, changed);
  [portal, browser] = await Promise.all([Portal.start({ config, args: ['--set', 'http.requests_per_minute=1000000'] }), launch()]);
  const { data } = await (await fetch(`${portal.origin}/petitions.json?state=open`)).json();
  ids = data.map(({ id }) => id);
});

after(async () => {
  await browser?.close();
  await portal?.stop();
  if (folder) await rm(folder, { recursive: true, force: true });
});

// Signed in, on the form, with everything filled in but not sent.
async function atForm(id, email, options) {
  const visitor = await Visitor.arrive(browser, portal, options);
  await visitor.signIn(email);
  await visitor.go(`/petitions/${id}/sign`);
  await visitor.fill({ name: 'Ann Example', place: 'Aberavon' });
  return visitor;
}

const counted = async (id) => (await (await fetch(`${portal.origin}/petitions/${id}/count.json?at=${Date.now()}`)).json()).signature_count;

test('with JavaScript the button computes, then signs', async () => {
  for (const [options, email] of [[{ viewport: wide }, 'wide@example.org'], [{ viewport: narrow, language: 'kk' }, 'narrow@example.org']]) {
    const visitor = await atForm(ids[0], email, options);
    await visitor.page.locator('altcha-widget [type=checkbox]').waitFor();
    assert.equal(await visitor.page.locator('[data-without-script]').isVisible(), false);
    assert.equal(await visitor.page.locator('altcha-widget a').count(), 0, 'nothing leads to another site');
    await visitor.look('challenge-form');
    const before = await counted(ids[0]);
    await visitor.page.locator('main form button:not([type=button])').click();
    await visitor.page.waitForURL(/\/signed$/);
    await until('the signature to count', async () => (await counted(ids[0])) === before + 1);
    assert.deepEqual(visitor.findings, []);
  }
});

test('by keyboard alone, and what happens is told', async () => {
  const visitor = await atForm(ids[1], 'keyboard@example.org', { language: 'ru' });
  const { page } = visitor;
  await page.locator('altcha-widget [type=checkbox]').waitFor();
  await page.evaluate(() => {
    window.told = [];
    const status = document.querySelector('.kn-challenge [role=status]');
    new MutationObserver(() => window.told.push(status.textContent)).observe(status, { childList: true, characterData: true, subtree: true });
  });
  // From the name through every field to the box of the widget.
  await page.locator('main [name=name]').focus();
  await until('the keyboard to reach the widget', async () => {
    await page.keyboard.press('Tab');
    return page.evaluate(() => Boolean(document.activeElement.closest('altcha-widget')));
  });
  await page.keyboard.press('Space');
  await until('the solution', () => page.evaluate(() => document.querySelector('altcha-widget input[name=altcha]')?.value.length > 50));
  await visitor.look('challenge-solved');
  const told = await page.evaluate(() => window.told.filter(Boolean));
  assert.deepEqual(told, ['Устройство вычисляет. Форма отправится, когда оно закончит.', 'Вычисление закончено.']);
  await page.locator('main [name=name]').press('Enter');
  await page.waitForURL(/\/signed$/);
  assert.deepEqual(visitor.findings, []);
});

test('without JavaScript one waits, and nothing is lost', async () => {
  for (const [options, email] of [[{ viewport: narrow }, 'patient@example.org'], [{ viewport: wide, language: 'lv' }, 'patient2@example.org']]) {
    const visitor = await atForm(ids[0], email, { ...options, js: false });
    await visitor.look('challenge-form');
    const before = await counted(ids[0]);
    await visitor.submit({ having: 'place' });
    assert.match(visitor.page.url(), /\/sign\/line\?name=Ann%20Example&place=Aberavon&turn=/);
    await visitor.look('challenge-line');
    await visitor.submit({ having: 'turn' });
    assert.match(visitor.page.url(), /\/sign\/line\?/, 'too early: still in the line');
    assert.equal(await visitor.page.locator('[name=name]').inputValue(), 'Ann Example');
    assert.equal(await counted(ids[0]), before);
    // The page loads itself when it is time.
    await until('the page to say so', async () => !/\d/.test(await visitor.page.locator('main [role=status]').innerText()), { every: 250 });
    await visitor.look('challenge-turn');
    await visitor.submit({ having: 'turn' });
    assert.match(visitor.page.url(), /\/signed$/);
    await until('the signature to count', async () => (await counted(ids[0])) === before + 1);
    assert.deepEqual(visitor.findings, []);
  }
});

test('where the computation fails, the same form leads into the line', async () => {
  const visitor = await atForm(ids[1], 'unlucky@example.org', {});
  const { page } = visitor;
  await page.route('**/sign/challenge.json', (route) => route.fulfill({ status: 503, body: '' }));
  await page.locator('altcha-widget [type=checkbox]').waitFor();
  await page.locator('main form button:not([type=button])').click();
  await page.locator('.kn-challenge [role=status]', { hasText: 'The computation failed' }).waitFor();
  await visitor.look('challenge-failed');
  await sleep(1000);  // a button that is pressed twice within a second counts once
  await visitor.submit({ having: 'place' });
  assert.match(page.url(), /\/sign\/line\?/);
  await visitor.look('challenge-line');
  await sleep(wait * 1000 + 500);
  await visitor.submit({ having: 'turn' });
  assert.match(page.url(), /\/signed$/);
  // The widget logs why it failed.
  assert.deepEqual(visitor.findings.filter((finding) => !/ALTCHA/.test(finding)), []);
});
