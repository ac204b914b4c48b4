// Files for tests that send them, and what the kernel says of the server meanwhile.
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, readdir } from 'node:fs/promises';
import { Upload } from 'tus-js-client';

// A file that doesn't compress and whose pieces all differ; its SHA-256.
export async function makeFile(path, bytes) {
  const hash = createHash('sha256');
  const block = randomBytes(1_000_000);
  const file = await open(path, 'w');
  for (let written = 0, number = 0; written < bytes; written += block.length) {
    block.writeUInt32LE(++number);
    const part = block.subarray(0, Math.min(block.length, bytes - written));
    hash.update(part);
    await file.write(part);
  }
  await file.close();
  return hash.digest('hex');
}

export async function hashOf(response) {
  const hash = createHash('sha256');
  for await (const part of response.body) hash.update(part);
  return hash.digest('hex');
}

// What a page that takes files lets its reader do.
export async function permissionOf(visitor) {
  const form = visitor.page.locator('form[data-files]');
  const cookies = await visitor.context.cookies();
  return {
    endpoint: new URL(await form.getAttribute('data-endpoint'), visitor.portal.origin).href,
    form: new URL(await form.getAttribute('action'), visitor.portal.origin).href,
    csrf: await form.locator('[name=csrf]').inputValue(),
    headers: {
      Cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
      'X-Upload-Permission': await form.getAttribute('data-permission'),
      'X-CSRF-Token': await form.locator('[name=csrf]').inputValue(),
    },
  };
}

// tus-js-client as a page would use it.
export function send(permission, path, name, { onProgress = () => {}, ...options } = {}) {
  const upload = new Upload(createReadStream(path), {
    endpoint: permission.endpoint,
    headers: permission.headers,
    chunkSize: 5_000_000,
    retryDelays: Array(60).fill(500),
    // As core/assets/files.js does it, and why.
    onAfterResponse: (request, response) => {
      if (request.getMethod() === 'HEAD' && response.getStatus() >= 500) throw new Error('the server is away');
    },
    metadata: { filename: name, filetype: 'application/octet-stream' },
    onProgress: (sent, size) => onProgress(sent, size, upload),
    ...options,
  });
  upload.ended = new Promise((done, failed) => Object.assign(upload.options, { onSuccess: done, onError: failed }));
  upload.start();
  return upload;
}

// The server among the children of `kenes up`.
export async function serverOf(portal) {
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const status = await readFile(`/proc/${name}/status`, 'utf8').catch(() => '');
    const words = (await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '')).split('\0');
    if (status.includes(`PPid:\t${portal.process.pid}\n`) && words[1] === 'serve') return Number(name);
  }
  throw new Error('the portal has no server at present');
}

// Megabytes of memory: now, and at most so far.
export async function memoryOf(pid) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const of = (name) => Number(status.match(new RegExp(`${name}:\\s+(\\d+)`))[1]) / 1000;
  return { now: of('VmRSS'), peak: of('VmHWM') };
}
