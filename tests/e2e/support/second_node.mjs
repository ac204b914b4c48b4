// Another server beside the one that a portal's supervisor runs, on the same database.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { serverPid } from './crowd.mjs';
import { binary, freePort, until } from './portal.mjs';

// As the supervisor runs the first, at a port of its own.
export class SecondNode {
  // `extra`: further variables of its environment.
  async start(portal, extra = {}) {
    const pid = await serverPid(portal);
    const words = (await readFile(`/proc/${pid}/cmdline`, 'utf8')).split('\0').slice(1, -1);
    const environment = Object.fromEntries((await readFile(`/proc/${pid}/environ`, 'utf8')).split('\0').filter(Boolean)
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
    this.port = await freePort();
    this.origin = `http://127.0.0.1:${this.port}`;
    this.words = words.map((word) => (word.startsWith('http.port=') ? `http.port=${this.port}` : word));
    this.environment = { ...environment, ...extra };
    await this.again();
  }

  async again() {
    this.process = spawn(binary, this.words, { env: this.environment, stdio: ['ignore', 'pipe', 'pipe'] });
    this.said = '';
    for (const stream of [this.process.stdout, this.process.stderr])
      stream.on('data', (text) => { this.said = (this.said + text).slice(-8000); });
    await until('the second server is ready', async () => (await fetch(`${this.origin}/-/ready`)).ok, { within: 60000 });
  }

  async kill() {
    this.process.kill('SIGKILL');
    if (this.process.exitCode === null && this.process.signalCode === null) await once(this.process, 'exit');
  }
}
