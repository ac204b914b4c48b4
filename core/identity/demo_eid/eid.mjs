// The demonstration's provider of electronic identities: a real OpenID Connect provider (oidc-provider) whose people are
// invented. `kenes up` starts it for a [[sign_in]] with demonstration = true, the browser tests for themselves.
//
//   eid.mjs --port PORT --client ID --return URL --signed-out URL --people FILE
//
// The client's secret comes in KENES_EID_SECRET. Listens on this machine only, prints "listening on URL" when it is ready.
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import Provider, { errors } from 'oidc-provider';
import { choosing, leaving } from './page.mjs';

const { values: given } = parseArgs({ options: { port: { type: 'string' }, client: { type: 'string' }, return: { type: 'string' },
  'signed-out': { type: 'string' }, people: { type: 'string' } } });
const secret = process.env.KENES_EID_SECRET;
for (const name of ['port', 'client', 'return', 'signed-out', 'people']) if (!given[name]) throw new Error(`--${name} is missing`);
if (!secret) throw new Error('KENES_EID_SECRET is not set');

const people = JSON.parse(readFileSync(given.people, 'utf8'));
const issuer = `http://127.0.0.1:${given.port}`;

// Somebody who is always of the same age was born on the first of January of some year.
const bornOn = (person) => person.born ?? `${new Date().getUTCFullYear() - person.age}-01-01`;
const ageOf = (person) => person.age ?? Math.floor((Date.now() - Date.parse(person.born)) / (365.25 * 24 * 3600 * 1000));

const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
const provider = new Provider(issuer, {
  clients: [{ client_id: given.client, client_secret: secret, redirect_uris: [given.return], post_logout_redirect_uris: [given['signed-out']],
    response_types: ['code'], grant_types: ['authorization_code'], id_token_signed_response_alg: 'ES256' }],
  jwks: { keys: [{ ...key, use: 'sig', alg: 'ES256', kid: randomBytes(6).toString('hex') }] },
  cookies: { keys: [randomBytes(32).toString('hex')] },
  acrValues: ['low', 'substantial', 'high'],
  claims: { openid: ['sub'], profile: ['name', 'birthdate', 'citizenship', 'residence'] },
  conformIdTokenClaims: false,
  pkce: { required: () => true },
  features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true,
    logoutSource: (ctx, form) => { ctx.body = leaving(form, ctx.get('accept-language')); } } },
  interactions: { url: (_, interaction) => `/card/${interaction.uid}` },
  ttl: { Interaction: 1800, Grant: 1800, Session: 1800, IdToken: 300, AccessToken: 300 },
  findAccount: (_, number) => {
    const person = people.find((one) => one.number === number);
    return person && { accountId: number, claims: () => ({ sub: number, name: person.name, birthdate: bornOn(person),
      citizenship: person.citizenship, residence: person.residence }) };
  },
  // Whoever shows a card agrees to what the portal asks; real providers ask.
  loadExistingGrant: async (ctx) => {
    const grant = new provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
    grant.addOIDCScope('openid profile');
    await grant.save();
    return grant;
  },
});

provider.use(async (ctx, next) => {
  if (!ctx.path.startsWith('/card/')) return next();
  try {
    const { uid, params } = await provider.interactionDetails(ctx.req, ctx.res);
    if (ctx.method === 'GET') {
      ctx.type = 'text/html; charset=utf-8';
      ctx.body = choosing(uid, people, params.ui_locales ?? '', ageOf);
      return undefined;
    }
    let body = '';
    for await (const part of ctx.req) if (body.length < 10000) body += part;
    const chosen = people.find((one) => one.number === new URLSearchParams(body).get('number'));
    const result = chosen ? { login: { accountId: chosen.number, acr: chosen.acr ?? 'substantial', remember: false } }
      : { error: 'access_denied', error_description: 'cancelled' };
    ctx.status = 303;
    ctx.redirect(await provider.interactionResult(ctx.req, ctx.res, result, { mergeWithLastSubmission: false }));
    ctx.status = 303;
  } catch (error) {
    if (!(error instanceof errors.SessionNotFound)) throw error;
    ctx.status = 400;
    ctx.type = 'text/plain; charset=utf-8';
    ctx.body = 'This page is too old. Go back to the portal and begin anew.';
  }
  return undefined;
});

provider.listen(Number(given.port), '127.0.0.1', () => console.log(`listening on ${issuer}`));
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0));
