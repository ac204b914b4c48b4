// Visitors with a browser of their own, who look at pages as a person and as axe would.
import { readFile, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { root } from './portal.mjs';

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const shots = process.env.KENES_SHOTS ?? path.join(root, 'build/shots');
await mkdir(shots, { recursive: true });

export const wide = { width: 1280, height: 900 };
export const narrow = { width: 360, height: 740 };

export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync'],
  });
}

export async function press(visitor, locator) {
  await locator.first().click();
  await visitor.page.waitForLoadState('load');
}

export class Visitor {
  static async arrive(browser, portal, { language = 'en', js = true, viewport = wide, name = 'visitor' } = {}) {
    const context = await browser.newContext({ javaScriptEnabled: js, viewport, locale: language, baseURL: portal.origin });
    const visitor = new Visitor();
    Object.assign(visitor, { browser, portal, context, language, js, viewport, name, findings: [] });
    visitor.page = await context.newPage();
    visitor.page.on('pageerror', (error) => visitor.findings.push(`script error on ${visitor.page.url()}: ${error.message}`));
    visitor.page.on('console', (message) => {
      if (message.type() === 'error' && !/status of (4|5)\d\d/.test(message.text())) {
        visitor.findings.push(`console on ${visitor.page.url()}: ${message.text()}`);
      }
    });
    await visitor.go(`/?lang=${language}`);
    return visitor;
  }

  async go(address) {
    const answer = await this.page.goto(address, { waitUntil: 'load' });
    this.status = answer?.status();
    return answer;
  }

  async fill(fields) {
    for (const [name, value] of Object.entries(fields)) {
      const field = this.page.locator(`main [name="${name}"]`).first();
      const kind = (await field.getAttribute('type')) ?? '';
      const tag = await field.evaluate?.((node) => node.tagName).catch(() => '') ?? '';
      if (kind === 'radio') await this.page.locator(`main [name="${name}"][value="${value}"]`).check();
      else if (kind === 'checkbox') await field.setChecked(Boolean(value));
      else if (tag === 'SELECT') await field.selectOption(value);
      else await field.fill(String(value));
    }
  }

  // Submits the form that has this field (or the one that goes to this address) with its own button, as a person would.
  async submit({ having, to, button } = {}) {
    const form = to ? this.page.locator(`main form[action$="${to}"]`).first()
      : this.page.locator(`main form:has([name="${having}"])`).first();
    const pressed = button ? form.locator(button).first() : form.locator('button:not([type=button])').first();
    await Promise.all([this.page.waitForLoadState('load'), pressed.click()]);
    await this.page.waitForLoadState('load');
  }

  async text() { return this.page.locator('main').innerText(); }

  // No serious accessibility finding, no untranslated or unrendered text, nothing wider than the screen.
  async look(what) {
    const { page } = this;
    const file = `${what}-${this.language}-${this.viewport.width}${this.js ? '' : '-nojs'}.png`;
    await page.screenshot({ path: path.join(shots, file), fullPage: true });
    const overflow = await this.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (overflow > 0) this.findings.push(`${what}: ${overflow} px wider than the screen (${page.url()})`);
    const broken = await this.evaluate(() =>
      [...document.images].filter((image) => !image.complete || image.naturalWidth === 0).map((image) => image.src).join(' '));
    if (broken) this.findings.push(`${what}: no picture from ${broken}`);
    const raw = await page.locator('body').innerText();
    if (/\{\{|\}\}|\{[a-z_]+\}/.test(raw)) this.findings.push(`${what}: unrendered text ${raw.match(/.{0,30}\{.{0,30}/)}`);
    await this.axe(what);
  }

  // Works without JavaScript on the page too: the debugger's world is not the page's.
  async evaluate(fn) {
    const session = await this.context.newCDPSession(this.page);
    const { result, exceptionDetails } = await session.send('Runtime.evaluate',
      { expression: `(${fn})()`, returnByValue: true, awaitPromise: true });
    await session.detach();
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  async axe(what) {
    if (!this.js) return;  // the same markup is judged by the visitors with JavaScript
    await this.page.evaluate(axeSource);
    const { violations } = await this.page.evaluate(() => window.axe.run(document,
      { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
    for (const { impact, id, nodes } of violations) {
      if (impact === 'serious' || impact === 'critical') {
        this.findings.push(`${what}: axe ${impact} ${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')}`);
      }
    }
  }

  async signIn(email) {
    const known = (await this.portal.mails(email)).length;
    if (!new URL(this.page.url()).pathname.startsWith('/sign-in')) await this.go('/sign-in');
    await this.fill({ email });
    await this.submit({ having: 'email' });
    const mail = await this.portal.newMail(email, known);
    await this.fill({ code: mail.text.match(/\b\d{6}\b/)[0] });
    await this.submit({ having: 'code' });
  }

  leave() { return this.context.close(); }
}
