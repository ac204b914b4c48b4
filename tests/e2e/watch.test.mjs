// A petition gets signatures from one network as never before: a moderator holds it, sees where they come from, invalidates them, and ends
// the hold. Nothing fell due by signatures that don't count.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Visitor, launch, narrow, wide } from './support/browser.mjs';
import { Crowd } from './support/crowd.mjs';
import { Portal, until } from './support/portal.mjs';

let browser, portal, id, attackers;

before(async () => {
  [portal, browser] = await Promise.all([Portal.start({ args: ['--set', 'http.requests_per_minute=1000000'] }), launch()]);
  const { data } = await (await fetch(`${portal.origin}/petitions.json?state=open`)).json();
  id = data.find(({ attributes }) => attributes.action.startsWith('Make buses')).id;  // 9,990 signatures
  attackers = await Crowd.gather(portal, 80);
  // Some days as they were.
  await attackers.sql(`INSERT INTO participation.support_rate SELECT ${id}, to_timestamp(floor(extract(epoch FROM now()) / 600) * 600)
      - i * interval '10 minutes', d.dimension, d.key, 3 + i % 4, 1
    FROM generate_series(7, 700) i, (VALUES ('all', ''), ('provider', 'email')) d(dimension, key)`);
});

after(async () => {
  attackers?.leave();
  await browser?.close();
  await portal?.stop();
});

const count = async () => (await (await fetch(`${portal.origin}/petitions/${id}/count.json?at=${Date.now()}`)).json()).signature_count;
const owed = () => attackers.sql(`SELECT count(*) FROM participation.duty WHERE submission_id = ${id}`);

test('a surge is held, looked into and invalidated', async () => {
  const moderator = await Visitor.arrive(browser, portal, { viewport: narrow, js: false });
  await moderator.signIn('moderator@kenes.example');
  await moderator.go('/petitions/moderate/surges');
  assert.match(await moderator.text(), /No surge was seen/);
  await moderator.look('surges-none');

  await moderator.go(`/petitions/${id}/moderate`);
  await moderator.page.getByRole('link', { name: 'Where signatures come from' }).click();
  await moderator.page.getByRole('button', { name: 'Hold this petition' }).click();
  await moderator.submit({ having: 'reason' });
  assert.match(await moderator.text(), /Say why, for everyone/);
  await moderator.fill({ reason: 'Many signatures come from one place', note: 'The office next door?' });
  await moderator.submit({ having: 'reason' });
  await moderator.look('hold-preview');
  await moderator.submit({ having: 'note', button: '[value=confirm]' });
  assert.match(await moderator.text(), /This petition is held/);

  await attackers.all((person) => attackers.sign(person, id));
  assert.equal(await count(), 10_070);
  assert.equal(await owed(), '0');
  const everyone = await Visitor.arrive(browser, portal, { language: 'ru', viewport: wide });
  await everyone.go(`/petitions/${id}`);
  assert.match(await everyone.text(), /Приостановлена с .*: Many signatures come from one place/);
  assert.doesNotMatch(await everyone.text(), /office next door/);
  await everyone.look('petition-held');

  await until('watching to have looked', async () => {
    await attackers.sql("UPDATE kenes.job SET due_at = now() WHERE kind = 'participation.watch' AND state = 'waiting'");
    await moderator.go('/petitions/moderate');
    return /1 in the last 24 hours/.test(await moderator.text());
  }, { every: 500 });
  await moderator.go('/petitions/moderate/surges');
  await moderator.look('surges');
  const staff = await Visitor.arrive(browser, portal, { viewport: wide });
  await staff.signIn('operator@kenes.example');
  await staff.go('/petitions/moderate/surges');
  await staff.look('surges');
  await staff.page.getByRole('link', { name: 'Make buses' }).click();
  await staff.look('watch');
  await moderator.go(`/petitions/${id}/moderate/watch`);
  await moderator.look('watch');

  await moderator.page.getByRole('link', { name: /Invalidate… 127\.0\.0\.0/ }).click();
  assert.match(await moderator.text(), /80 signatures are meant/);
  await moderator.fill({ reason: 'They came by one machine', typed: '80' });
  await moderator.submit({ having: 'typed' });
  await until('the invalidation', async () => (await count()) === 9_990);

  await moderator.go(`/petitions/${id}/moderate/watch/hold/end`);
  await moderator.look('end-hold');
  await moderator.submit({ to: '/hold/end' });
  assert.match(await moderator.text(), /The hold is over/);
  assert.equal(await owed(), '0');
  await until('the page to tell of it', async () => {
    await everyone.go(`/petitions/${id}`);
    return /Больше не приостановлена/.test(await everyone.text());
  });
  for (const visitor of [staff, moderator, everyone]) assert.deepEqual(visitor.findings, []);
});
