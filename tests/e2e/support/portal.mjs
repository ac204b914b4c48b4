// Starts a whole portal (`kenes up`: PostgreSQL, nginx, server, mailbox) on free ports with a data directory of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, chmod } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
export const binary = process.env.KENES_BINARY ?? path.join(root, 'build/dev/bin/kenes');

// Below those that the system gives to outgoing connections: while a server is down, one of these could take its port.
export async function freePort() {
  for (;;) {
    const server = net.createServer().listen(10_000 + Math.floor(Math.random() * 20_000), '127.0.0.1');
    const free = await new Promise((done) => { server.once('listening', () => done(true)); server.once('error', () => done(false)); });
    if (!free) continue;
    const { port } = server.address();
    server.close();
    await once(server, 'close');
    return port;
  }
}

export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

// What no waiting will change.
class Hopeless extends Error {}

export async function until(what, probe, { within = 30000, every = 50 } = {}) {
  const end = Date.now() + within;
  let last;
  while (Date.now() < end) {
    try {
      const found = await probe();
      if (found) return found;
    } catch (error) {
      if (error instanceof Hopeless) throw error;
      last = error;
    }
    await sleep(every);
  }
  throw new Error(`${what} did not happen within ${within} ms${last ? `: ${last.message}` : ''}`);
}

export class Portal {
  // `host`: as browsers name it. Security keys need a name: localhost.
  static async start({ args = [], config, env = {}, host = '127.0.0.1' } = {}) {
    const portal = new Portal();
    portal.dir = await mkdtemp(path.join(os.tmpdir(), 'kenes-e2e-'));
    await chmod(portal.dir, 0o755); // PostgreSQL runs as another user and must be able to pass through
    portal.port = await freePort();
    portal.origin = `http://${host}:${portal.port}`;
    const server = await freePort();
    const words = ['up', '--data', path.join(portal.dir, 'data'), '--set', `http.front_port=${portal.port}`, '--set', `http.port=${server}`,
      '--set', `portal.base_url=${portal.origin}`, ...(config ? ['--config', config] : []), ...args];
    portal.process = spawn(binary, words, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    portal.output = '';
    for (const stream of [portal.process.stdout, portal.process.stderr]) {
      stream.on('data', (text) => {
        portal.output += text;
        if (portal.output.length > 50_000_000) portal.output = portal.output.slice(-1_000_000);  // a line for each request
      });
    }
    try {
      await until('the portal\'s first page', async () => {
        if (portal.process.exitCode !== null) throw new Hopeless('kenes up ended');
        return (await fetch(`http://127.0.0.1:${portal.port}/-/ready`)).ok;
      }, { within: 180000, every: 200 });
    } catch (error) {
      error.message += `\n${portal.output.slice(-4000)}`;
      await portal.stop();
      throw error;
    }
    return portal;
  }

  async stop() {
    if (this.process.exitCode === null && this.process.signalCode === null) {
      this.process.kill('SIGTERM');
      const ended = once(this.process, 'exit');
      const late = setTimeout(() => this.process.kill('SIGKILL'), 30000);
      await ended;
      clearTimeout(late);
    }
    await rm(this.dir, { recursive: true, force: true });
  }

  // Mails that reached the local mailbox for this address, the newest last.
  async mails(address) {
    const folder = path.join(this.dir, 'data/mailbox');
    const found = [];
    for (const name of (await readdir(folder).catch(() => [])).filter((file) => file.endsWith('.json')).sort()) {
      const mail = JSON.parse(await readFile(path.join(folder, name), 'utf8'));
      if ([mail.to].flat().some((to) => to.toLowerCase().includes(address.toLowerCase()))) found.push(mail);
    }
    return found;
  }

  async newMail(address, known, matching = () => true) {
    return until(`a mail to ${address}`, async () => {
      const all = await this.mails(address);
      return all.slice(known).find(matching);
    });
  }
}
