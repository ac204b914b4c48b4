// The demonstration's electronic identity (core/identity/demo_eid), reached through the browser.
import assert from 'node:assert/strict';
import { press } from './browser.mjs';

export const chooseEid = (visitor) => press(visitor, visitor.page.locator('main a[href*="with=eid"]'));

// On the provider's page: who shows a card. No number: nobody does.
export async function showCard(visitor, number) {
  assert.match(visitor.page.url(), /\/card\//, 'the browser is at the provider');
  await press(visitor, visitor.page.locator(number ? `button[value="${number}"]` : 'button[name=cancel]'));
}
