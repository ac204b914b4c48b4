// A citizen writes a petition, five others support it by its link, a moderator publishes it, people sign, the government
// answers. In three languages, with and without JavaScript, on a phone and at a desk; every page is looked at by axe.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { Visitor, launch, narrow, wide } from './support/browser.mjs';
import { Portal, until } from './support/portal.mjs';
import { shortenedConfig } from './support/shortened.mjs';

let portal, browser, folder;

after(async () => {
  await browser?.close();
  await portal?.stop();
  if (folder) await rm(folder, { recursive: true, force: true });
});

const words = {
  en: { action: 'Plant a tree for every new home', background: 'Streets without shade are too hot in summer.',
    answer: 'We will plant them.' },
  kk: { action: 'Әр жаңа үйге бір ағаш отырғызу', background: 'Көлеңкесіз көшелер жазда тым ыстық болады.',
    answer: 'Біз оларды отырғызамыз.' },
  ru: { action: 'Сажать дерево у каждого нового дома', background: 'Улицы без тени летом слишком горячие.',
    answer: 'Мы их посадим.' },
};

const variants = [
  { language: 'en', js: true, viewport: wide }, { language: 'en', js: false, viewport: narrow },
  { language: 'kk', js: true, viewport: narrow }, { language: 'kk', js: false, viewport: wide },
  { language: 'ru', js: true, viewport: narrow }, { language: 'ru', js: false, viewport: wide },
];

const tagOf = ({ language, js }) => `${language}${js ? '' : '-plain'}`;

before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'kenes-story-'));
  portal = await Portal.start({ config: await shortenedConfig(folder, {
    answerAt: 7,
    staff: variants.flatMap((variant) => ['moderator', 'official'].map((role) => ({ email: `${role}-${tagOf(variant)}@example.org`, role }))),
  }) });
  browser = await launch();
});

for (const variant of variants) {
  const tag = tagOf(variant);
  test(`the way of a petition: ${variant.language}, ${variant.js ? 'with' : 'without'} JavaScript, ${variant.viewport.width} px`, async () => {
    const findings = [];
    const arrive = (name) => Visitor.arrive(browser, portal, { ...variant, name });
    const leave = async (visitor) => { findings.push(...visitor.findings); await visitor.leave(); };
    const word = words[variant.language];
    const action = `${word.action} (${tag})`;

    const author = await arrive('author');
    await author.look('home');
    await author.go('/petitions');
    await author.look('list');
    const link = await write(author, action, word);
    await leave(author);

    for (let i = 1; i <= 5; ++i) {
      const supporter = await arrive(`supporter ${i}`);
      await support(supporter, link, `supporter${i}-${tag}@example.org`, i === 1);
      await leave(supporter);
    }

    const moderator = await arrive('moderator');
    const id = await publish(moderator, action);
    await leave(moderator);
    const known = await portal.newMail(`author-${tag}@example.org`, 0, (mail) => mail.text.includes(`/petitions/${id}`));
    assert.ok(known, 'the author is told by mail');

    for (let i = 1; i <= 2; ++i) {
      const signer = await arrive(`signer ${i}`);
      await sign(signer, id, `signer${i}-${tag}@example.org`, i === 1);
      await leave(signer);
    }

    const official = await arrive('official');
    await answer(official, id, word);
    await leave(official);

    const reader = await arrive('reader');
    await until('the answer on the public page', async () => {
      await reader.go(`/petitions/${id}`);
      return (await reader.text()).includes(word.answer);
    });
    await reader.look('answered');
    await leave(reader);
    const news = await portal.newMail(`signer1-${tag}@example.org`, 1, (mail) => mail.text.includes(word.answer));
    assert.ok(news, 'who signed and asked for it is told of the answer');

    const count = await (await fetch(`${portal.origin}/petitions/${id}/count.json`)).json();
    assert.equal(count.signature_count, 7);
    assert.deepEqual(findings, []);
  });

  async function write(author, action, word) {
    await author.go('/petitions/new');
    await author.fill({ action: '' });
    await author.submit({ having: 'action' });
    await author.look('new-refused');
    await author.fill({ action });
    await author.submit({ having: 'action' });
    if (new URL(author.page.url()).pathname.endsWith('/similar')) {
      await author.look('similar');
      await author.page.locator('main .kn-actions a.govuk-button').first().click();
      await author.page.waitForLoadState('load');
    }
    if (author.page.url().includes('/sign-in')) await author.signIn(`author-${tag}@example.org`);
    assert.match(author.page.url(), /\/petitions\/new\/details/, 'back where the visitor was');
    assert.equal(await author.page.locator('[name=action]').inputValue(), action, 'nothing entered is lost');
    await author.fill({ background: 'x'.repeat(301) });
    await author.submit({ having: 'background' });
    assert.equal(await author.page.locator('[name=background]').inputValue(), 'x'.repeat(301));
    await author.look('details-refused');
    await author.fill({ background: word.background });
    await author.submit({ having: 'background' });
    await author.look('check');
    await author.submit({ to: '/submit' });
    await author.look('share');
    return author.page.locator('#share-link').getAttribute('href');
  }

  async function confirm(visitor, email) {
    if (visitor.page.url().includes('/sign-in')) await visitor.signIn(email);
  }

  async function support(supporter, link, email, look) {
    await supporter.go(link);
    if (look) await supporter.look('support');
    await supporter.fill({ name: 'Ann Example', place: 'Aberavon' });
    await supporter.submit({ having: 'place' });
    await confirm(supporter, email);
    if (!supporter.page.url().includes('/signed')) {
      assert.equal(await supporter.page.locator('main [name=place]').inputValue(), 'Aberavon', 'nothing entered is lost');
      await supporter.submit({ having: 'place' });
    }
    assert.match(supporter.page.url(), /\/signed/);
    if (look) await supporter.look('supported');
  }

  async function publish(moderator, action) {
    await moderator.signIn(`moderator-${tag}@example.org`);
    await moderator.go('/petitions/moderate');
    await moderator.look('queue');
    await moderator.page.getByRole('link', { name: action }).click();
    await moderator.page.waitForLoadState('load');
    const id = moderator.page.url().match(/petitions\/(\d+)\/moderate/)[1];
    await moderator.submit({ to: '/moderate/claim' });
    await moderator.look('review');
    await moderator.fill({ outcome: 'publish' });
    await moderator.submit({ having: 'outcome' });
    return id;
  }

  async function sign(signer, id, email, look) {
    await signer.go(`/petitions/${id}`);
    if (look) await signer.look('petition');
    await signer.page.locator(`a[href$="/petitions/${id}/sign"]`).first().click();
    await signer.page.waitForLoadState('load');
    await signer.fill({ name: 'Жан O’Neill', place: 'Nowhere at all' });
    await signer.submit({ having: 'place' });
    if (look) await signer.look('sign-refused');
    await signer.fill({ name: 'Жан O’Neill', place: 'Aberdeen North', notify: true });
    await signer.submit({ having: 'place' });
    await confirm(signer, email);
    if (!signer.page.url().includes('/signed')) await signer.submit({ having: 'place' });
    assert.match(signer.page.url(), /\/signed/);
    if (look) {
      await signer.look('signed');
      await proves(signer, id);
    }
  }

  // With the receipt of their signature, on the page that explains the log.
  async function proves(signer, id) {
    await signer.page.locator(`main a[href*="/petitions/${id}/log/receipt/"]`).first().click();
    await signer.page.waitForLoadState('load');
    await signer.look('receipt');
    const receipt = await (await signer.context.request.get(`${signer.page.url()}/file`)).text();
    await signer.submit({ to: '/mail' });
    await signer.go(`/petitions/${id}/log`);
    await signer.look('log');
    await signer.fill({ receipt });
    await signer.submit({ having: 'receipt' });
    assert.match(await signer.text(), /pseudonym|псевдоним|бүркеншік/i);
    assert.equal(await signer.page.locator('#checked .govuk-error-message').count(), 0);
    await signer.look('receipt-holds');
    await signer.fill({ receipt: receipt.replace('index ', 'index 9') });
    await signer.submit({ having: 'receipt' });
    assert.equal(await signer.page.locator('#checked .govuk-error-message').count(), 1);
    await signer.look('receipt-changed');
  }

  async function answer(official, id, word) {
    await official.signIn(`official-${tag}@example.org`);
    await official.go('/petitions/duties/work');
    await official.look('duties');
    await official.page.locator(`main a[href*="/petitions/${id}/duty/"]`).first().click();
    await official.page.waitForLoadState('load');
    await official.fill({ summary: word.answer, details: `${word.answer}\n\n${word.background}` });
    await official.submit({ having: 'summary' });
    await official.look('answer-published');
  }
}

test('the pages that everyone meets', async () => {
  for (const viewport of [narrow, wide]) {
    const visitor = await Visitor.arrive(browser, portal, { viewport });
    for (const [name, address] of [['imported', '/petitions/241584'], ['places', '/petitions/241584/places'],
      ['how-it-works', '/petitions/how-it-works'], ['feedback', '/feedback'], ['mailbox', '/mailbox'],
      ['sign-in', '/sign-in'], ['accessibility', '/accessibility'], ['missing', '/petitions/999999999'],
      ['search', '/petitions?q=cannabis'], ['search-nothing', '/petitions?q=zzzzzz']]) {
      await visitor.go(address);
      await visitor.look(name);
    }
    await visitor.signIn('reader@example.org');
    await visitor.go('/account');
    await visitor.look('account');
    assert.deepEqual(visitor.findings, []);
    await visitor.leave();
  }
});
