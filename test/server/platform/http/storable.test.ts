import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../../../src/server/http/routes.ts';
import type { Services } from '../../../../src/server/http/services.ts';
import { makeQueueBudgets } from '../../../../src/server/platform/http/gate.ts';
import { createLog } from '../../../../src/server/platform/log.ts';
import { startTestServer, type TestServer, tokenOf } from './harness.ts';

const services = {
  publicUrl: 'http://localhost',
  secret: '-',
  queueBudgets: makeQueueBudgets(),
  staticFiles: new Map(),
  log: createLog({ level: 'silent' }),
};
const table = routes(services as unknown as Services).filter(({ input }) => input);

const strictJson =
  'JSON text, parsed by a strict schema whose texts all have patterns, or must equal one of the server’s';
const proof = 'compared with what the server computes, never stored';

/** Text fields that never reach a column unchanged, each with the reason. */
const elsewhere: Readonly<Record<string, string>> = {
  'POST /api/sync/relay district': 'compared with the district’s id, never stored',
  'GET /api/office/evidence after': 'read as a day and an id',
  'POST /api/tips sealed': strictJson,
  'POST /api/tips proof.challenge.signature': proof,
  'POST /api/tips proof.solution.derivedKey': proof,
  'POST /api/tips/messages sealed': strictJson,
  'POST /api/tips/messages proof.challenge.signature': proof,
  'POST /api/tips/messages proof.solution.derivedKey': proof,
  'POST /api/office/tip-bundles signed.bundle': strictJson,
  'POST /api/office/import/members csv': 'read as a table; each cell passes the check of its field',
  'POST /api/office/import/places csv': 'read as a table; each cell passes the check of its field',
};

interface Leaf {
  readonly path: string;
  readonly schema: v.GenericSchema;
}

/** Lists every text field of a schema with its checks. */
function* leaves(schema: v.GenericSchema, path = ''): Generator<Leaf> {
  const part = schema as unknown as Record<string, unknown> & { type: string };
  const pipe = part.pipe as v.GenericSchema[] | undefined;
  const inner = (next: unknown, name: string) => leaves(next as v.GenericSchema, path ? `${path}.${name}` : name);
  if (part.type === 'string') yield { path, schema };
  else if (part.entries) for (const [name, entry] of Object.entries(part.entries)) yield* inner(entry, name);
  else if (part.wrapped) yield* leaves(part.wrapped as v.GenericSchema, path);
  else if (part.item) yield* inner(part.item, '*');
  else if (Array.isArray(part.items)) for (const [i, item] of part.items.entries()) yield* inner(item, String(i));
  else if (part.type === 'record') for (const side of ['key', 'value'] as const) yield* inner(part[side], side);
  else if (Array.isArray(part.options) && typeof part.options[0] === 'object')
    for (const option of part.options) yield* leaves(option as v.GenericSchema, path);
  if (pipe && part.type !== 'string')
    for (const step of pipe.slice(1)) if ('kind' in step && step.kind === 'schema') yield* leaves(step, path);
}

const texts = table.flatMap(({ method, path, input }) =>
  input ? [...leaves(input)].map((leaf) => ({ ...leaf, name: `${method} ${path} ${leaf.path}` })) : [],
);

describe('text fields of all routes', () => {
  it('are found in the schemas', () => {
    expect(texts.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['POST /api/auth/invite/accept districtName', 'POST /api/auth/sign-in email']),
    );
    expect(texts.length).toBeGreaterThan(40);
  });

  it.each(texts.filter(({ name }) => !(name in elsewhere)))('refuse NUL and lone surrogates in $name', ({ schema }) => {
    for (const bad of ['\u0000', '\ud800']) {
      for (const text of [bad, `a${bad}b`, `${'0'.repeat(20)}${bad}`, `a@b.cn${bad}`])
        expect([text, v.safeParse(schema, text).success]).toEqual([text, false]);
    }
  });

  it('have no exception for a removed field', () => {
    const names = new Set(texts.map(({ name }) => name));
    expect(Object.keys(elsewhere).filter((name) => !names.has(name))).toEqual([]);
  });
});

describe('set-up', () => {
  let test: TestServer;
  beforeAll(async () => {
    test = await startTestServer();
  });
  afterAll(() => test.close());

  it.each(['\u0000', '\ud800'])('refuses %j in a name, and the link stays usable', async (bad) => {
    const token = tokenOf((await test.server.main.setupLink()) ?? '');
    const good = { districtName: '清源区', name: '李主任', email: 'a@example.cn', password: '青山绿水好地方 2026' };
    for (const field of ['districtName', 'name'] as const) {
      const json = { token, ...good, [field]: `a${bad}b` };
      const answer = await test.send('/api/auth/invite/accept', { json });
      expect([answer.status, await answer.json()]).toEqual([400, { error: { code: 'bad_request', detail: field } }]);
    }
  });
});
