// People who work with the portal: invited, asked for a second factor, at work, and out again.
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { Visitor, launch, narrow, press, wide } from './support/browser.mjs';
import { Portal, root, sleep } from './support/portal.mjs';

let browser, portal;
const findings = [];

before(async () => {
  browser = await launch();
  portal = await Portal.start({ config: path.join(root, 'config/portal.toml'), host: 'localhost',
    args: ['--set', 'security.staff_second_factor=required'] });
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
const pathOf = (visitor) => new URL(visitor.page.url()).pathname;

// What an app on a telephone does (RFC 6238).
function codeOf(typed, time = Date.now()) {
  const bits = [...typed.replaceAll(' ', '')].map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0')).join('');
  const secret = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(time / 30000)));
  const hash = crypto.createHmac('sha1', secret).update(counter).digest();
  return String((hash.readUInt32BE(hash[19] & 15) & 0x7fffffff) % 1000000).padStart(6, '0');
}

// From the overview on, to where the visitor wanted to go. The secret, as the page shows it for typing.
async function setUpApp(visitor, { look = true } = {}) {
  assert.equal(pathOf(visitor), '/account/second-factor');
  if (look) await visitor.look('second-factor');
  await press(visitor, visitor.page.locator('main a[href^="/account/second-factor/app"]'));
  const picture = await visitor.page.request.get(await visitor.page.locator('main img.kn-qr').getAttribute('src'));
  assert.match(picture.headers()['content-type'], /^image\/svg/);
  const secret = await visitor.page.locator('code.kn-secret').textContent();
  if (look) await visitor.look('second-factor-app');
  await visitor.fill({ code: '12345' });
  await visitor.submit({ having: 'code' });
  if (look) await visitor.look('second-factor-app-refused');
  await visitor.fill({ code: codeOf(secret) });
  await visitor.submit({ having: 'code' });
  assert.equal(await visitor.page.locator('.kn-codes li').count(), 10);
  if (look) await visitor.look('recovery-codes');
  await press(visitor, visitor.page.locator('main .kn-actions a'));
  return secret;
}

const operator = { email: 'operator@kenes.example' };
const newcomer = { email: 'newcomer@example.org' };

test('an administrator sets up an app before the back office opens, and invites somebody', async () => {
  const chief = await arrive({ language: 'en', viewport: wide });
  await chief.go('/sign-in?then=/staff/people');
  await chief.signIn(operator.email);
  operator.secret = await setUpApp(chief);
  assert.equal(pathOf(chief), '/staff/people');
  await chief.look('people');
  await press(chief, chief.page.locator('main a[href="/staff/people/invite"]'));
  await chief.look('invite-where');
  await chief.page.locator('main [name=scope]').selectOption('service:petitions');
  await chief.submit({ having: 'scope' });
  await chief.submit({ having: 'email' });
  await chief.look('invite-refused');
  await chief.fill({ role: 'moderator', email: newcomer.email, language: 'ru' });
  await chief.submit({ having: 'email' });
  assert.equal(pathOf(chief), '/staff/people/invitations');
  assert.match(await chief.text(), /newcomer@example\.org/);
  await chief.look('invitations');
  const mail = await portal.newMail(newcomer.email, 0);
  assert.match(mail.text, /приглашает вас/);
  newcomer.link = mail.text.match(/https?:\/\/\S+\/invitation\S+/)[0];
  await leave(chief);
});

test('a stranger with the link gets no role', async () => {
  const eve = await arrive({ language: 'kk', viewport: narrow });
  await eve.signIn('eve@example.org');
  await eve.go(newcomer.link);
  assert.equal(new URL(eve.page.url()).search, '', 'the secret is not left in the address bar');
  assert.doesNotMatch(await eve.text(), /newcomer/);
  assert.equal(await eve.page.locator('form[action="/invitation/accept"]').count(), 0);
  await eve.look('invited-other-address');
  await leave(eve);
});

test('whoever is invited accepts, sets up an app without JavaScript, and works', async () => {
  const moderator = await arrive({ language: 'ru', viewport: narrow, js: false });
  await moderator.go(newcomer.link);
  await moderator.look('invited');
  await press(moderator, moderator.page.locator('main a[href^="/sign-in"]'));
  await moderator.signIn(newcomer.email);
  if (pathOf(moderator) !== '/invitation') await moderator.go('/invitation');
  await moderator.look('invited-signed-in');
  await moderator.submit({ to: '/invitation/accept' });
  newcomer.secret = await setUpApp(moderator);
  await moderator.go('/petitions/moderate');
  assert.equal(moderator.status, 200);
  assert.equal(pathOf(moderator), '/petitions/moderate');
  await moderator.go('/staff/people');
  assert.equal(moderator.status, 403, 'a moderator is no administrator');
  await leave(moderator);
});

test('in the next session the factor is shown on the way, and a form that came too early is kept', async () => {
  const moderator = await arrive({ language: 'en', viewport: narrow });
  await moderator.signIn(newcomer.email);
  const twin = await moderator.page.request.get('/petitions/moderate.json');
  assert.equal(twin.status(), 403);
  assert.equal((await twin.json()).code, 'second_factor');
  await moderator.go('/petitions/moderate');
  assert.equal(pathOf(moderator), '/account/second-factor/show');
  await moderator.look('show-factor');
  await moderator.fill({ code: '000000' });
  await moderator.submit({ having: 'code' });
  await moderator.look('show-factor-refused');
  await sleep(30000 - (Date.now() % 30000) + 200);
  await moderator.fill({ code: codeOf(newcomer.secret) });
  await moderator.submit({ having: 'code' });
  assert.equal(pathOf(moderator), '/petitions/moderate');
  await leave(moderator);
});

test('a security key is added, and opens the next session', async () => {
  const chief = await arrive({ language: 'en', viewport: wide });
  await chief.go('/sign-in?then=/account/second-factor/key');
  await chief.signIn(operator.email);
  assert.equal(pathOf(chief), '/account/second-factor/show');
  await sleep(30000 - (Date.now() % 30000) + 200);
  await chief.fill({ code: codeOf(operator.secret) });
  await chief.submit({ having: 'code' });
  assert.equal(pathOf(chief), '/account/second-factor/key');
  await chief.look('add-key');
  // From here to the next look: any other session of the debugger that ends takes the key out.
  const devtools = await chief.context.newCDPSession(chief.page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'usb', hasUserVerification: true,
    isUserVerified: true, automaticPresenceSimulation: true } });
  await chief.fill({ name: 'Blue key' });
  await Promise.all([chief.page.waitForURL(/\/account\/second-factor$/), chief.submit({ having: 'name' })]);
  assert.match(await chief.text(), /Blue key/);
  await chief.go('/account');
  await press(chief, chief.page.locator('main form[action="/sign-out"] button'));
  await chief.go('/sign-in?then=/staff/audit');
  await chief.signIn(operator.email);
  assert.equal(pathOf(chief), '/account/second-factor/show');
  await Promise.all([chief.page.waitForURL(/\/staff\/audit/), chief.submit({ to: '/show/key' })]);
  assert.match(await chief.text(), /role\.accept/);
  await chief.look('audit');
  await chief.fill({ action: 'role.invite' });
  await chief.submit({ having: 'action' });
  assert.doesNotMatch(await chief.page.locator('main table').innerText(), /role\.accept/);
  await chief.go('/account/second-factor');
  await chief.look('second-factor-all');
  await leave(chief);
});

test('a role is taken away, with a reason, and whoever had it is told', async () => {
  const chief = await arrive({ language: 'en', viewport: narrow });
  await chief.go('/sign-in?then=/staff/people');
  await chief.signIn(operator.email);
  await chief.look('show-factor-key');
  await sleep(30000 - (Date.now() % 30000) + 200);
  await chief.fill({ code: codeOf(operator.secret) });
  await chief.submit({ having: 'code' });
  await chief.go('/staff/people?q=newcomer');
  await chief.look('people-found');
  await press(chief, chief.page.locator('main a[href$="/remove"]'));
  await chief.submit({ having: 'reason' });
  await chief.look('remove-role-refused');
  await chief.fill({ reason: 'Left the office' });
  await chief.submit({ having: 'reason' });
  await chief.go('/staff/people?q=newcomer');
  await chief.look('people-none');
  await portal.newMail(newcomer.email, 0, (mail) => /забрали роль/.test(mail.text) || /taken from you/.test(mail.text));
  await leave(chief);
});

test('nobody met a fault of accessibility, width or script', () => assert.deepEqual(findings, []));
