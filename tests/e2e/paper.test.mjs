// An official adds the rows of a list on paper as a CSV file: by scripts and without, on a telephone and at a desk; what is refused
// is told row by row, and the file is gone when its rows are taken.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Visitor, launch, narrow, wide } from './support/browser.mjs';
import { Portal, until } from './support/portal.mjs';

let browser, portal, id;

before(async () => {
  [portal, browser] = await Promise.all([Portal.start(), launch()]);
  const { data } = await (await fetch(`${portal.origin}/petitions.json?state=open`)).json();
  id = data[0].id;
});

after(async () => {
  await browser?.close();
  await portal?.stop();
});

const csv = (text) => ({ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.isBuffer(text) ? text : Buffer.from(text) });

// The file is listed on the page afterwards.
async function add(staff, file) {
  await staff.page.setInputFiles('#files', file);
  if (!staff.js) await staff.submit({ having: 'files' });
  await until('the file to be listed', async () => (await staff.page.locator('.kn-files__list li', { hasText: file.name }).count()) === 1);
}

const take = (staff) => staff.submit({ having: 'rows', button: '[value=take]' });
const files = (staff) => staff.page.locator('[data-list] .kn-files__name').count();

for (const [number, visitor] of [{ viewport: wide }, { viewport: narrow, js: false, language: 'kk' }].entries()) {
  test(`a list from a file, ${visitor.js === false ? 'without scripts' : 'with scripts'}`, async () => {
    const staff = await Visitor.arrive(browser, portal, visitor);
    await staff.signIn('operator@kenes.example');
    await staff.go(`/petitions/${id}/paper-lists/new`);
    const place = (await staff.page.locator('main ol li').count()) > 2 ? ';Aberavon' : '';
    const row = (name, born) => `${name} ${number};${born}${place}`;
    await staff.look('paper-file-empty');

    // Windows-1251: refused, and everything stays.
    await add(staff, csv(Buffer.concat([Buffer.from([0xc0, 0xed, 0xed, 0xe0]), Buffer.from(`;1980-05-31${place}\n`)])));
    await staff.fill({ title: `File ${number}`, rows: row('Typed', '1970-01-01') });
    await take(staff);
    assert.match(await staff.text(), /UTF-8/);
    assert.equal(await staff.page.locator('[name=title]').inputValue(), `File ${number}`);
    assert.equal(await staff.page.locator('[name=rows]').inputValue(), row('Typed', '1970-01-01'));
    assert.equal(await files(staff), 1);
    await staff.look('paper-file-refused');

    // Removed, and another added: two rows are wrong.
    await staff.page.locator('[data-list] li a').last().click();
    await staff.page.waitForLoadState('load');
    await staff.page.locator('main form button').first().click();
    await staff.page.waitForURL(/paper-lists\/new$/);
    assert.equal(await files(staff), 0);
    await add(staff, csv(`\ufeffName;Born${place && ';Place'}\r\n${row('Әйгерім', '1980-05-31')}\r\n${row('Nobody', '1980-02-31')}\r\n"${row('Open', '1980-05-31')}\r\n`));
    await staff.fill({ title: `File ${number}` });
    await take(staff);
    assert.equal(await staff.page.locator('main table tbody tr').count(), 2);
    assert.equal(await files(staff), 0);
    await staff.look('paper-file-faults');

    const rows = await staff.page.locator('[name=rows]').inputValue();
    assert.equal(rows.trim().split('\n').length, 4);
    await staff.fill({ rows: rows.split('\n').filter((line) => !/Nobody|Open/.test(line)).join('\n') });
    await staff.submit({ having: 'rows' });
    await staff.look('paper-file-preview');
    await staff.submit({ to: '/paper-lists/new', button: '[value=confirm]' });
    await until('the list to be counted', async () => {
      await staff.page.reload();
      return (await staff.page.locator('main progress').count()) === 0;
    });
    await staff.look('paper-file-counted');
    assert.match(await staff.text(), /1/);
    assert.deepEqual(staff.findings, []);
    await staff.leave();
  });
}
