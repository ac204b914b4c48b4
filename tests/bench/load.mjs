// What puts load on a portal, and the references beside it.
import { execFile, spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePort, root } from '../e2e/support/portal.mjs';

export const run = promisify(execFile);
const here = path.dirname(fileURLToPath(import.meta.url));

export async function wrk(url, { seconds, headers = [], script, connections = 64, env = {} }) {
  const words = [`-t${Math.min(2, connections)}`, `-c${connections}`, `-d${seconds}s`, '--latency', ...headers.flatMap((header) => ['-H', header]),
    ...(script ? ['-s', script] : []), url];
  const { stdout } = await run('wrk', words, { env: { ...process.env, ...env } });
  const milliseconds = (text) => { const [, value, unit] = text?.match(/^([\d.]+)(us|ms|s|m)$/) ?? []; return value * { us: 0.001, ms: 1, s: 1000, m: 60000 }[unit]; };
  return {
    rate: Number(stdout.match(/Requests\/sec:\s+([\d.]+)/)[1]),
    p50: milliseconds(stdout.match(/^\s+50%\s+(\S+)/m)?.[1]),
    p99: milliseconds(stdout.match(/^\s+99%\s+(\S+)/m)?.[1]),
    bad: Number(stdout.match(/Non-2xx or 3xx responses: (\d+)/)?.[1] ?? 0),
  };
}

export async function staticNginx(folder, size) {
  const port = await freePort();
  await mkdir(path.join(folder, 'www'), { recursive: true });
  await writeFile(path.join(folder, 'www/page.html'), 'x'.repeat(size));
  await writeFile(path.join(folder, 'nginx.conf'), `worker_processes 2; daemon off; pid ${folder}/nginx.pid; error_log ${folder}/error.log;
events { worker_connections 1024; } http { access_log off; client_body_temp_path ${folder}/b; proxy_temp_path ${folder}/p; fastcgi_temp_path ${folder}/f;
uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s; keepalive_requests 100000000; sendfile on; server { listen 127.0.0.1:${port}; root ${folder}/www; } }`);
  const child = spawn('nginx', ['-c', path.join(folder, 'nginx.conf'), '-p', folder, '-e', path.join(folder, 'error.log')], { stdio: 'ignore' });
  return { child, url: `http://127.0.0.1:${port}/page.html` };
}

export async function barePistache(size) {
  const port = await freePort();
  const child = spawn(path.join(root, 'build/release/bin/bare_pistache'), [String(port), '2', String(size)], { stdio: 'ignore' });
  return { child, url: `http://127.0.0.1:${port}/` };
}

// One insert and one count a transaction, on one of `rows` counters.
export async function pgbench(crowd, { folder, seconds, rows = 1, clients = 16 }) {
  await crowd.sql(`CREATE SCHEMA IF NOT EXISTS bench;
    CREATE TABLE IF NOT EXISTS bench.counter (id int PRIMARY KEY, n bigint) WITH (fillfactor = 50);
    INSERT INTO bench.counter SELECT id, 0 FROM generate_series(1, 1000) id ON CONFLICT DO NOTHING;
    CREATE TABLE IF NOT EXISTS bench.entry (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, person bigint, place text, at timestamptz DEFAULT now());`);
  const script = path.join(folder, `count-${rows}.sql`);
  await writeFile(script, `\\set person random(1, 1000000000)
\\set counter random(1, ${rows})
BEGIN;
INSERT INTO bench.entry (person, place) VALUES (:person, 'E14000530');
UPDATE bench.counter SET n = n + 1 WHERE id = :counter;
COMMIT;
`);
  const { stdout } = await run('pgbench', ['-n', '-M', 'prepared', '-c', String(clients), '-j', '2', '-T', String(seconds), '-f', script, crowd.url]);
  return { rate: Number(stdout.match(/tps = ([\d.]+)/)[1]), p50: Number(stdout.match(/latency average = ([\d.]+)/)[1]), p99: NaN, bad: 0 };
}

// Signatures a second, as they are on disk afterwards, not as the client believes (unless nothing is `stored`). `origin`: of nginx,
// or of the server itself.
export async function sign(crowd, { folder, seconds, people, petitions, origin, connections = 1024, stored = true }) {
  const list = path.join(folder, 'people.txt');
  await writeFile(list, people.map(({ token }, i) => `${token} ${crowd.csrf(token)} ${petitions[i % petitions.length]}`).join('\n'));
  const entries = async () => Number(await crowd.sql('SELECT sum(ledger_size) FROM participation.submission'));
  const before = await entries();
  const result = await wrk(origin, { seconds, connections, script: path.join(here, 'sign.lua'), env: { PEOPLE: list } });
  return stored ? { ...result, rate: (await entries() - before) / seconds } : result;
}
