#!/usr/bin/env node
// Counts a published log again. Shares no code with the server: Node's own library only.
//   tests/verify/recount.mjs https://example.org/petitions/7/log [KEY…]
// KEYs are verifier keys (name+hash+base64); without them those that the log names are trusted.
// Checks: the checkpoint's signature, the sequence and the root of all entries, every tile of hashes, that nobody counts twice, and
// that the portal shows the number that the entries come to.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { pathToFileURL } from 'node:url';

const width = 256;
const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const leaf = (entry) => sha256(Buffer.of(0), entry);
const node = (left, right) => sha256(Buffer.of(1), left, right);

// The largest power of two below n.
function split(n) {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

// RFC 6962, 2.1, over a range of hashes.
function root(hashes, begin = 0, end = hashes.length) {
  const n = end - begin;
  if (n === 0) return sha256(Buffer.alloc(0));
  if (n === 1) return hashes[begin];
  const middle = begin + split(n);
  return node(root(hashes, begin, middle), root(hashes, middle, end));
}

// tlog-tiles: x001/x234/067, with .p/W for a tile that isn't full.
function tilePath(prefix, index, count) {
  const groups = [String(index % 1000).padStart(3, '0')];
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    groups.unshift(`x${String(rest % 1000).padStart(3, '0')}`);
  }
  return `tile/${prefix}/${groups.join('/')}${count < width ? `.p/${count}` : ''}`;
}

async function get(url, path) {
  const answer = await fetch(`${url}/${path}`);
  if (!answer.ok) throw new Error(`${url}/${path}: status ${answer.status}`);
  return Buffer.from(await answer.arrayBuffer());
}

// What the portal says that its log comes to, after how many entries; null where it says nothing.
async function said(url) {
  const answer = await fetch(`${url}/count`);
  if (answer.status === 404) return null;
  if (!answer.ok) throw new Error(`${url}/count: status ${answer.status}`);
  const count = await answer.json();
  if (count.shown !== count.standing + count.elsewhere) throw new Error(`the portal shows ${count.shown}, not ${count.standing} + ${count.elsewhere}`);
  return count;
}

// The signed log that has all entries which the portal has counted: caches may hold an older one for some seconds.
async function checkpointFor(url, origin, keys, count) {
  for (let left = 10; ; --left) {
    const head = readCheckpoint(await get(url, 'checkpoint'), origin, keys);
    if (!count || count.entries <= head.size) return head;
    if (left === 0) throw new Error(`the portal has counted ${count.entries} entries, and signed a log of ${head.size}`);
    await new Promise((wake) => { setTimeout(wake, 2000); });
  }
}

// signed-note: text, an empty line, "— name base64(4 bytes of key id, signature)".
function readCheckpoint(note, origin, keys) {
  const text = note.toString('utf8');
  const end = text.lastIndexOf('\n\n');
  const body = text.slice(0, end + 1);
  const [name, size, hash] = body.split('\n');
  if (name !== origin) throw new Error(`the checkpoint is of ${name}, not of ${origin}`);
  const good = text.slice(end + 2).split('\n').filter(Boolean).some((line) => {
    const [dash, signer, encoded] = line.split(' ');
    const bytes = Buffer.from(encoded, 'base64');
    return dash === '\u2014' && keys.some(({ key, keyName, id }) => keyName === signer && id.equals(bytes.subarray(0, 4))
      && verify(null, Buffer.from(body), key, bytes.subarray(4)));
  });
  if (!good) throw new Error('none of the trusted keys has signed the checkpoint');
  return { size: Number(size), hash: Buffer.from(hash, 'base64') };
}

function readKey(text) {
  const [, keyName, hash, encoded] = text.match(/^([^+]+)\+([0-9a-f]{8})\+(.+)$/);
  const raw = Buffer.from(encoded, 'base64');
  const id = sha256(Buffer.from(`${keyName}\n`), raw).subarray(0, 4);
  if (id.toString('hex') !== hash || raw[0] !== 1 || raw.length !== 33) throw new Error(`${text} is no key of Ed25519`);
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw.subarray(1).toString('base64url') }, format: 'jwk' });
  return { keyName, id, key };
}

function* unbundle(bytes) {
  for (let at = 0; at < bytes.length;) {
    const size = bytes.readUInt16BE(at);
    yield bytes.subarray(at + 2, at + 2 + size);
    at += 2 + size;
  }
}

// Several at once, in their order.
async function* ahead(jobs, most = 8) {
  const under_way = [];
  for (const job of jobs) {
    under_way.push(job());
    if (under_way.length === most) yield await under_way.shift();
  }
  while (under_way.length > 0) yield await under_way.shift();
}

function tilesOf(count) {
  return Array.from({ length: Math.ceil(count / width) }, (_, index) => ({ index, count: Math.min(width, count - index * width) }));
}

// One entry into the books: by pseudonym those whose support stands, and those whose was invalidated.
function enter(entry, standing, away, reasons) {
  const { kind, pseudonym } = entry;
  const can = (good) => {
    if (!good) throw new Error(`entry ${entry.number}: ${kind}, but that can't be`);
  };
  if (kind === 'supported') {
    can(!standing.has(pseudonym) && !away.has(pseudonym));
    standing.set(pseudonym, entry);
  } else if (kind === 'withdrawn') {
    can(standing.delete(pseudonym));
  } else if (kind === 'invalidated') {
    can(standing.get(pseudonym)?.number === entry.support && entry.reason);
    away.set(pseudonym, standing.get(pseudonym));
    standing.delete(pseudonym);
    reasons[entry.reason] = (reasons[entry.reason] ?? 0) + 1;
  } else {
    can(kind === 'restored' && away.get(pseudonym)?.number === entry.support);
    standing.set(pseudonym, away.get(pseudonym));
    away.delete(pseudonym);
  }
}

export async function recount(url, trusted = []) {
  const origin = url.replace(/^https?:\/\//, '');
  const named = trusted.length > 0 ? trusted : (await get(url, 'keys')).toString('utf8').split('\n').filter(Boolean);
  const count = await said(url);
  const { size, hash } = await checkpointFor(url, origin, named.map(readKey), count);

  let hashes = [];
  const standing = new Map();
  const away = new Map();
  const compare = (entries) => {
    if (count?.entries === entries && count.standing !== standing.size) {
      throw new Error(`the portal says that ${count.standing} stand after ${entries} entries; ${standing.size} do`);
    }
  };
  compare(0);
  const counts = { size, supported: 0, withdrawn: 0, invalidated: 0, restored: 0, reasons: {}, places: {} };
  for await (const bundle of ahead(tilesOf(size).map((tile) => () => get(url, tilePath('entries', tile.index, tile.count))))) {
    for (const bytes of unbundle(bundle)) {
      hashes.push(leaf(bytes));
      const entry = JSON.parse(bytes.toString('utf8'));
      if (entry.number !== hashes.length) throw new Error(`entry ${hashes.length} says that it is ${entry.number}`);
      enter(entry, standing, away, counts.reasons);
      counts[entry.kind] += 1;
      compare(hashes.length);
    }
  }
  if (hashes.length !== size) throw new Error(`${hashes.length} entries came, ${size} were signed`);
  if (!root(hashes).equals(hash)) throw new Error('the entries do not come to the root that was signed');

  for (let level = 0; hashes.length > 0; ++level) {
    const above = [];
    for await (const [bytes, { index, count }] of ahead(tilesOf(hashes.length).map((tile) =>
      async () => [await get(url, tilePath(level, tile.index, tile.count)), tile]))) {
      const expected = hashes.slice(index * width, index * width + count);
      if (!bytes.equals(Buffer.concat(expected))) throw new Error(`tile ${level}/${index} holds other hashes`);
      if (count === width) above.push(root(expected));
    }
    hashes = above;
  }
  for (const { territory } of standing.values()) counts.places[territory] = (counts.places[territory] ?? 0) + 1;
  counts.standing = standing.size;
  counts.said = count ?? 'nothing: compare the number on its page yourself';
  return counts;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [url, ...keys] = process.argv.slice(2);
  if (!url) {
    console.error('recount.mjs URL-OF-A-LOG [KEY…]');
    process.exit(2);
  }
  try {
    console.log(JSON.stringify(await recount(url.replace(/\/$/, ''), keys), null, 1));
  } catch (error) {
    console.error(`recount: ${error.message}`);
    process.exit(1);
  }
}
