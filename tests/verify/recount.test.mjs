// Whoever counts a log again finds a portal that shows another number. The log here is made by this file alone.
import assert from 'node:assert/strict';
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { recount } from './recount.mjs';

const sha256 = (...parts) => createHash('sha256').update(Buffer.concat(parts.map((part) => Buffer.from(part)))).digest();
const leaf = (entry) => sha256([0], entry);
const files = new Map();
const { publicKey, privateKey } = generateKeyPairSync('ed25519');
let server, url;

function root(hashes) {
  if (hashes.length === 1) return hashes[0];
  let k = 1;
  while (k * 2 < hashes.length) k *= 2;
  return sha256([1], root(hashes.slice(0, k)), root(hashes.slice(k)));
}

// Six sign, one of them withdraws, and `more` sign after that.
function publish(more) {
  const kinds = [1, 2, 3, 4, 5, 6].map((who) => ['supported', who]).concat([['withdrawn', 2]]);
  for (let i = 0; i < more; ++i) kinds.push(['supported', 100 + i]);
  const entries = kinds.map(([kind, who], index) => Buffer.from(JSON.stringify({
    number: index + 1, kind, pseudonym: `p${who}`, territory: 'E1', at: '2026-01-01T12:00:00Z' })));
  const hashes = entries.map(leaf), origin = url.replace('http://', ''), size = entries.length;
  const raw = Buffer.concat([Buffer.of(1), Buffer.from(publicKey.export({ format: 'jwk' }).x, 'base64url')]);
  const id = sha256(`${origin}\n`, raw).subarray(0, 4);
  const text = `${origin}\n${size}\n${root(hashes).toString('base64')}\n`;
  files.set('/log/keys', `${origin}+${id.toString('hex')}+${raw.toString('base64')}\n`);
  files.set('/log/checkpoint', `${text}\n— ${origin} ${Buffer.concat([id, sign(null, Buffer.from(text), privateKey)]).toString('base64')}\n`);
  files.set(`/log/tile/entries/000.p/${size}`, Buffer.concat(entries.map((entry) =>
    Buffer.concat([Buffer.of(entry.length >> 8, entry.length & 255), entry]))));
  files.set(`/log/tile/0/000.p/${size}`, Buffer.concat(hashes));
}

const say = (count) => files.set('/log/count', JSON.stringify(count));

before(async () => {
  server = createServer((request, answer) => {
    const file = files.get(request.url);
    answer.writeHead(file === undefined ? 404 : 200).end(file);
  });
  await new Promise((ready) => { server.listen(0, '127.0.0.1', ready); });
  url = `http://127.0.0.1:${server.address().port}/log`;
  publish(0);
});

after(() => server.close());

test('the number that is shown is the one that the entries come to', async () => {
  assert.match((await recount(url)).said, /yourself/);
  say({ entries: 7, standing: 5, elsewhere: 10, shown: 15 });
  const counted = await recount(url);
  assert.equal(counted.standing, 5);
  assert.equal(counted.said.shown, 15);
});

test('another number is found, also behind entries that came in since', async () => {
  say({ entries: 7, standing: 6, elsewhere: 0, shown: 6 });
  await assert.rejects(recount(url), /says that 6 stand after 7 entries; 5 do/);
  say({ entries: 7, standing: 5, elsewhere: 0, shown: 6 });
  await assert.rejects(recount(url), /shows 6, not 5 \+ 0/);
  publish(3);
  await assert.rejects(recount(url), /shows 6/);
  say({ entries: 7, standing: 5, elsewhere: 0, shown: 5 });
  assert.equal((await recount(url)).standing, 8);
});

test('a checkpoint that lay in a cache is asked for again', async () => {
  publish(0);
  say({ entries: 10, standing: 8, elsewhere: 0, shown: 8 });
  const wait = setTimeout(() => publish(3), 500);
  assert.equal((await recount(url)).standing, 8);
  clearTimeout(wait);
});
