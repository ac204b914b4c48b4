// Many signed-in people at once. Their sessions are put into the database as identity would have put them there, so that a
// test of signing does not have to read ten thousand mails; everything after that goes through nginx and HTTP.
import { execFile } from 'node:child_process';
import crypto from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

// The server process that this portal's supervisor runs at present; a SecondNode that has the same words is not meant.
export async function serverPid(portal, second = 0) {
  for (const entry of await readdir('/proc')) {
    if (!/^\d+$/.test(entry) || Number(entry) === second) continue;
    const words = await readFile(`/proc/${entry}/cmdline`, 'utf8').catch(() => '');
    if (words.includes('\0serve\0') && words.includes(portal.dir)) return Number(entry);
  }
  return 0;
}

async function databaseUrl(portal) {
  const pid = await serverPid(portal);
  const environment = await readFile(`/proc/${pid}/environ`, 'utf8');
  return environment.split('\0').find((line) => line.startsWith('KENES_DATABASE_URL=')).slice('KENES_DATABASE_URL='.length);
}

export class Crowd {
  // `seenIn`: their sessions were last used that many seconds from now; those not used for long are written at their next use.
  static async gather(portal, count, { first = 0, sockets = 64, seenIn = 0 } = {}) {
    const crowd = new Crowd();
    crowd.portal = portal;
    crowd.url = await databaseUrl(portal);
    crowd.key = (await readFile(path.join(portal.dir, 'data/secret.key'), 'utf8')).trim();
    crowd.agent = new http.Agent({ keepAlive: true, maxSockets: sockets });
    crowd.people = Array.from({ length: count }, (_, i) => ({ number: first + i, token: `crowd-${first + i}-${crypto.randomBytes(12).toString('hex')}` }));
    const rows = crowd.people.map(({ number, token }) => `${number}\t${crowd.hash('identity.session', token)}`).join('\n');
    await crowd.sql(`
      CREATE TEMP TABLE crowd (number bigint, hash text);
      COPY crowd FROM stdin;
${rows}
\\.
      INSERT INTO kenes.person (key, email, name, created_at)
        SELECT 'email:crowd' || number || '@example.org', 'crowd' || number || '@example.org', 'Crowd ' || number, now() FROM crowd;
      INSERT INTO kenes.session (token_hash, person_id, provider, assurance, created_at, seen_at, expires_at)
        SELECT hash, person.id, 'email', 'contact', now(), now() + interval '${seenIn} seconds', now() + interval '1 day'
        FROM crowd JOIN kenes.person ON person.key = 'email:crowd' || number || '@example.org';`);
    return crowd;
  }

  // As core/secrets: HKDF-SHA-256 for the purpose, then HMAC-SHA-256.
  hash(purpose, text) {
    this.keys ??= new Map();
    if (!this.keys.has(purpose)) this.keys.set(purpose, Buffer.from(crypto.hkdfSync('sha256', this.key, 'kenes secrets 1', purpose, 32)));
    return crypto.createHmac('sha256', this.keys.get(purpose)).update(text).digest('hex');
  }

  csrf(token) {
    const nonce = crypto.randomBytes(15).toString('base64url');
    return `${nonce}.${this.hash('identity.csrf', `${nonce}:${token}`)}`;
  }

  async sql(text) {
    const child = run('psql', ['-qAtX', '-v', 'ON_ERROR_STOP=1', '-d', this.url], { maxBuffer: 1 << 28 });
    child.child.stdin.end(text);
    return (await child).stdout.trim();
  }

  // The answer's status and where it leads; status 0 when the connection broke.
  post(person, address, form, origin = this.portal.origin) {
    const body = new URLSearchParams({ csrf: this.csrf(person.token), ...form }).toString();
    return new Promise((done) => {
      const request = http.request(`${origin}${address}`, {
        method: 'POST', agent: this.agent,
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': Buffer.byteLength(body),
          Cookie: `kenes_session=${person.token}` },
      }, (answer) => {
        answer.resume();
        answer.on('end', () => done({ status: answer.statusCode, location: answer.headers.location ?? '' }));
        answer.on('error', () => done({ status: 0, location: '' }));
      });
      request.on('error', () => done({ status: 0, location: '' }));
      request.end(body);
    });
  }

  sign(person, petition) {
    return this.post(person, `/petitions/${petition}/sign`, { name: `Crowd ${person.number}`, place: 'Aberavon' });
  }

  // Everyone does `act`, `width` at a time.
  async all(act, { people = this.people, width = 64 } = {}) {
    const waiting = [...people];
    await Promise.all(Array.from({ length: width }, async () => {
      for (let person = waiting.shift(); person; person = waiting.shift()) await act(person);
    }));
  }

  leave() { this.agent.destroy(); }
}
