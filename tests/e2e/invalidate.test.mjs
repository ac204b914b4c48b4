// Signatures from a list on paper are counted; then moderators invalidate them in public, everybody sees the count fall and why, who
// recounts the log finds the same, and they count again.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Visitor, launch, narrow, wide } from './support/browser.mjs';
import { Portal, until } from './support/portal.mjs';
import { recount } from '../verify/recount.mjs';

let browser, portal, id, everyone;

before(async () => {
  [portal, browser] = await Promise.all([Portal.start(), launch()]);
  const { data } = await (await fetch(`${portal.origin}/petitions.json?state=open`)).json();
  id = data.find(({ attributes }) => attributes.action.startsWith('Установить')).id;
  everyone = await Visitor.arrive(browser, portal, { language: 'ru', viewport: narrow });
});

after(async () => {
  await browser?.close();
  await portal?.stop();
});

const count = async () => (await (await fetch(`${portal.origin}/petitions/${id}/count.json?at=${Date.now()}`)).json()).signature_count;
const counted = (number) => until(`a count of ${number}`, async () => (await count()) === number);

async function shown(words, what) {
  await until(`"${words}" for everyone`, async () => {
    await everyone.go(`/petitions/${id}`);
    return (await everyone.text()).includes(words);
  });
  await everyone.look(what);
}

test('a list on paper, invalidated and restored', async () => {
  const staff = await Visitor.arrive(browser, portal, { viewport: wide });
  await staff.signIn('operator@kenes.example');
  const before = await count();

  await staff.go(`/petitions/${id}/paper-lists/new`);
  const place = (await staff.page.locator('main ol li').count()) > 2 ? ';Aberavon' : '';
  const rows = Array.from({ length: 12 }, (_, i) => `Person ${i};19${60 + i}-05-31${place}`);
  await staff.fill({ title: 'File 12/2026', rows: [...rows, `Nobody;1980-02-31${place}`].join('\n') });
  await staff.submit({ having: 'rows' });
  assert.match(await staff.text(), /no real day/);
  await staff.look('paper-list-faults');
  await staff.fill({ rows: rows.join('\n') });
  await staff.submit({ having: 'rows' });
  await staff.look('paper-list-preview');
  await staff.submit({ to: '/paper-lists/new', button: '[value=confirm]' });
  await until('the list to be counted', async () => {
    await staff.page.reload();
    return /12 signatures of this list are counted/.test(await staff.text());
  });
  await staff.look('paper-list');
  await counted(before + 12);

  // Without JavaScript, on a telephone: by the list, with the number typed in.
  const moderator = await Visitor.arrive(browser, portal, { viewport: narrow, js: false });
  await moderator.signIn('moderator@kenes.example');
  await moderator.go(`/petitions/${id}/paper-lists`);
  await moderator.page.getByRole('link', { name: 'File 12/2026' }).click();
  await moderator.page.getByRole('link', { name: 'Invalidate the signatures of this list' }).click();
  assert.match(await moderator.text(), /12 signatures are meant/);
  await moderator.look('invalidate-preview');
  await staff.go(moderator.page.url());
  await staff.look('invalidate-preview');
  await moderator.fill({ reason: 'The list was forged: all in one hand', typed: '11' });
  await moderator.submit({ having: 'typed' });
  assert.match(await moderator.text(), /Look again: 12 signatures/);
  await moderator.fill({ typed: '12' });
  await moderator.submit({ having: 'typed' });
  // The page loads again by itself.
  await until('the work', async () => /(^|\n)done\n/i.test(await moderator.text()));
  await moderator.look('invalidation-done');
  await counted(before);

  await shown('Ещё 12 подписей признано недействительными', 'petition-invalidated');
  assert.match(await everyone.text(), /The list was forged: all in one hand/);
  const log = `${portal.origin}/petitions/${id}/log`;
  assert.deepEqual((await recount(log)).reasons, { 'The list was forged: all in one hand': 12 });
  await everyone.go(`/petitions/${id}/log`);
  await everyone.look('log-invalidated');

  await staff.go(moderator.page.url());
  await staff.look('invalidation-done');
  await staff.page.getByRole('button', { name: 'Let these signatures count again' }).click();
  await staff.look('invalidation-undo');
  await staff.fill({ because: 'The office has spoken to all twelve' });
  await staff.submit({ having: 'because' });
  await counted(before + 12);
  // What is published may be some seconds old.
  const again = await until('the log to tell of it', async () => {
    const found = await recount(log);
    return found.restored === 12 && found;
  }, { every: 1000 });
  assert.equal(again.invalidated, 12);
  await shown('12 недействительных подписей снова учитываются', 'petition-restored');
  await staff.go(`/petitions/${id}/moderate/invalidations`);
  await staff.look('invalidations');
  for (const visitor of [staff, moderator, everyone]) assert.deepEqual(visitor.findings, []);
});
