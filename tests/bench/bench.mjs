// script/bench: what the portal does in a second, beside references on the same machine in the same run. Figures of a
// shared machine drift, so each round measures the references too and what counts are the ratios (medians over rounds).
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile, chmod, mkdir } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Crowd } from '../e2e/support/crowd.mjs';
import { Portal, freePort, root, until } from '../e2e/support/portal.mjs';

const run = promisify(execFile);
const here = path.dirname(fileURLToPath(import.meta.url));
const rounds = Number(process.env.ROUNDS ?? 3);
const seconds = Number(process.env.DURATION ?? 5);
const pages = '/petitions/241584';

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

async function wrk(url, { headers = [], script, connections = 64, env = {} } = {}) {
  const words = ['-t2', `-c${connections}`, `-d${seconds}s`, '--latency', ...headers.flatMap((header) => ['-H', header]),
    ...(script ? ['-s', script] : []), url];
  const { stdout } = await run('wrk', words, { env: { ...process.env, ...env } });
  const milliseconds = (text) => { const [, value, unit] = text?.match(/^([\d.]+)(us|ms|s|m)$/) ?? []; return value * { us: 0.001, ms: 1, s: 1000, m: 60000 }[unit]; };
  return {
    rate: Number(stdout.match(/Requests\/sec:\s+([\d.]+)/)[1]),
    p99: milliseconds(stdout.match(/99%\s+(\S+)/)?.[1]),
    bad: Number(stdout.match(/Non-2xx or 3xx responses: (\d+)/)?.[1] ?? 0),
  };
}

async function staticNginx(folder, size) {
  const port = await freePort();
  await mkdir(path.join(folder, 'www'), { recursive: true });
  await writeFile(path.join(folder, 'www/page.html'), 'x'.repeat(size));
  await writeFile(path.join(folder, 'nginx.conf'), `worker_processes 2; daemon off; pid ${folder}/nginx.pid; error_log ${folder}/error.log;
events { worker_connections 1024; } http { access_log off; client_body_temp_path ${folder}/b; proxy_temp_path ${folder}/p; fastcgi_temp_path ${folder}/f;
uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s; keepalive_requests 100000000; sendfile on; server { listen 127.0.0.1:${port}; root ${folder}/www; } }`);
  const child = spawn('nginx', ['-c', path.join(folder, 'nginx.conf'), '-p', folder, '-e', path.join(folder, 'error.log')], { stdio: 'ignore' });
  return { child, url: `http://127.0.0.1:${port}/page.html` };
}

async function barePistache(size) {
  const port = await freePort();
  const child = spawn(path.join(root, 'build/release/bin/bare_pistache'), [String(port), '2', String(size)], { stdio: 'ignore' });
  return { child, url: `http://127.0.0.1:${port}/` };
}

async function pgbench(crowd, folder) {
  const script = path.join(folder, 'hot.sql');
  await writeFile(script, `\\set person random(1, 1000000000)
BEGIN;
INSERT INTO bench.entry (person, place) VALUES (:person, 'E14000530');
UPDATE bench.counter SET n = n + 1 WHERE id = 1;
COMMIT;
`);
  const { stdout } = await run('pgbench', ['-n', '-M', 'prepared', '-c', '16', '-j', '2', '-T', String(seconds), '-f', script, crowd.url]);
  return { rate: Number(stdout.match(/tps = ([\d.]+)/)[1]), p99: NaN, bad: 0 };
}

async function signatures(crowd, folder, petition, people) {
  const list = path.join(folder, 'people.txt');
  await writeFile(list, people.map(({ token }) => `${token} ${crowd.csrf(token)}`).join('\n'));
  // What counts is what is on disk afterwards, not what the client believes.
  const entries = async () => Number(await crowd.sql(`SELECT count(*) FROM participation.support_entry WHERE submission_id = ${petition}`));
  const before = await entries();
  const result = await wrk(`${crowd.portal.origin}/petitions/${petition}/sign`, { script: path.join(here, 'sign.lua'), env: { PEOPLE: list } });
  return { ...result, rate: (await entries() - before) / seconds };
}

const folder = await mkdtemp(path.join(os.tmpdir(), 'kenes-bench-'));
await chmod(folder, 0o755);
const children = [];
const portal = await Portal.start({ args: ['--set', 'http.requests_per_minute=1000000'] });
try {
  const body = await (await fetch(portal.origin + pages)).text();
  const size = Buffer.byteLength(body);
  const nginx = await staticNginx(folder, size);
  const pistache = await barePistache(size);
  children.push(nginx.child, pistache.child);
  for (const { url } of [nginx, pistache]) await until(url, async () => (await fetch(url)).ok);

  const each = 4500 * seconds;
  const crowd = await Crowd.gather(portal, each * rounds);
  await crowd.sql(`CREATE SCHEMA bench; CREATE TABLE bench.counter (id int PRIMARY KEY, n bigint); INSERT INTO bench.counter VALUES (1, 0);
    CREATE TABLE bench.entry (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, person bigint, place text, at timestamptz DEFAULT now());`);
  const { data } = await (await fetch(`${portal.origin}/petitions.json?state=open`)).json();
  const petition = data[0].id;
  const cookie = `Cookie: kenes_session=${crowd.people[0].token}`;

  const rows = new Map();
  const note = (name, result) => { rows.set(name, [...(rows.get(name) ?? []), result]); };
  for (let round = 0; round < rounds; ++round) {
    note('nginx, a file of equal size', await wrk(nginx.url));
    note('bare Pistache, equal size', await wrk(pistache.url));
    note('petition page, anonymous', await wrk(portal.origin + pages));
    note('petition page, signed in', await wrk(portal.origin + pages, { headers: [cookie] }));
    note('pgbench, insert and count', await pgbench(crowd, folder));
    note('signatures', await signatures(crowd, folder, petition, crowd.people.slice(round * each, (round + 1) * each)));
    process.stderr.write(`round ${round + 1} of ${rounds} done\n`);
  }

  const rate = (name) => median(rows.get(name).map((row) => row.rate));
  console.log(`page: ${size} bytes; ${rounds} rounds of ${seconds} s; wrk -t2 -c64; ${os.cpus().length} cores shared by client, nginx, server and database\n`);
  console.log('what                              a second      p99 ms   refused');
  for (const [name, results] of rows) {
    console.log(`${name.padEnd(30)} ${rate(name).toFixed(0).padStart(10)} ${median(results.map((row) => row.p99)).toFixed(1).padStart(11)} ${String(results.reduce((sum, row) => sum + row.bad, 0)).padStart(9)}`);
  }
  const ratio = (name, reference) => console.log(`${name} / ${reference}: ${median(rows.get(name).map((row, i) => row.rate / rows.get(reference)[i].rate)).toFixed(2)}`);
  console.log('');
  ratio('petition page, anonymous', 'nginx, a file of equal size');
  ratio('petition page, anonymous', 'bare Pistache, equal size');
  ratio('petition page, signed in', 'nginx, a file of equal size');
  ratio('petition page, signed in', 'bare Pistache, equal size');
  ratio('signatures', 'pgbench, insert and count');
  crowd.leave();
} finally {
  for (const child of children) child.kill('SIGTERM');
  await portal.stop();
  await rm(folder, { recursive: true, force: true });
}
