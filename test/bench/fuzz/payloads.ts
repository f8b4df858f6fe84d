import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { RandomBytes } from '../../../src/domain/kernel/id.ts';
import { newId } from '../../../src/domain/kernel/id.ts';
import type { Route } from '../../../src/server/http/route.ts';
import type { SignedIn } from './probe.ts';

/** What is sent again and again to one route. */
export interface Payload {
  readonly name: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: string;
  body?(): Uint8Array;
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const JSON_TYPE = { 'content-type': 'application/json' };
const PACKED = { ...JSON_TYPE, 'content-encoding': 'gzip' };

const json = (name: string, make: () => unknown): Payload => ({
  name,
  headers: JSON_TYPE,
  body: () => utf8(JSON.stringify(make())),
});
const packed = (name: string, text: () => string): Payload => {
  let bytes: Uint8Array | undefined;
  return {
    name,
    headers: PACKED,
    body() {
      bytes ??= gzipSync(text());
      return bytes;
    },
  };
};

const device = '01890000-0000-7000-8000-00000000000a';

/** What any body may be. */
const general: readonly Payload[] = [
  json('nothing', () => null),
  { name: 'no JSON', headers: JSON_TYPE, body: () => utf8('{"a":') },
  packed('gzip of blanks', () => `${' '.repeat(400_000)}{}`),
  packed('gzip of levels', () => `${'['.repeat(15_000)}${']'.repeat(15_000)}`),
  packed('gzip of empty lists', () => `[${'[],'.repeat(100_000)}0]`),
];

/** Enough to be dear, and not enough to end a server that has no budget. */
const COLUMNS = 4_000;
function columns(): string {
  const names = Array.from({ length: COLUMNS }, (_, i) => i.toString(36));
  const shapes = [[names, names.map(() => ({ same: 1 }))]];
  return JSON.stringify({ device, changes: { count: 500, order: { from: 0, step: 0 }, shapes } });
}

const clock = (wall: number, node: string): string => `${wall.toString(36).padStart(9, '0')}-0000-${node.slice(-12)}`;

/** Edits of one record by one device, which name nothing as seen. */
function edits({ record, member }: SignedIn['victim'], random: RandomBytes) {
  const own = newId(Date.now(), random);
  let seq = 0;
  return () => ({
    device: own,
    changes: Array.from({ length: 100 }, () => {
      seq++;
      const id = newId(Date.now(), random);
      const at = { id, seq, kind: 'leaflet', schema: 1, clock: clock(Date.now(), own) };
      return { ...at, record, fields: { quantity: seq, member } };
    }),
  });
}

const special: Readonly<Record<string, (people: SignedIn, random: RandomBytes) => readonly Payload[]>> = {
  '/api/sync/push': ({ victim }, random) => [
    packed('columns', columns),
    json('edits of one record', edits(victim, random)),
    json('500 that are none', () => ({ device, changes: Array.from({ length: 500 }, () => 0) })),
  ],
  '/api/sync/pull': () => [
    json('pages of one', () => ({ device: randomUUID(), epoch: null, cursors: {}, limit: 1 })),
    json('all', () => ({ device: randomUUID(), epoch: null, cursors: {} })),
  ],
  '/api/sync/hello': (_, random) => [json('a new device', () => ({ device: newId(Date.now(), random) }))],
  '/api/sync/withdraw': () => [json('500 ids', () => ({ changes: Array.from({ length: 500 }, () => randomUUID()) }))],
  '/api/sync/relay': () => [
    packed('gzip of one long file', () =>
      JSON.stringify({
        format: 'qingyuan-relay',
        version: 1,
        district: 'elsewhere',
        device,
        member: device,
        key: 'A'.repeat(22),
        packing: 'gzip',
        nonce: 'A'.repeat(16),
        sealed: 'A'.repeat(9_000_000),
      }),
    ),
  ],
  '/api/office/import/members': () => [
    json('line ends', () => ({ csv: '\n'.repeat(900_000), accept: false })),
    json('repeated rows', () => ({ csv: `姓名,分队\n${'周明,一分队\n'.repeat(5_000)}`, accept: false })),
    json('commas', () => ({ csv: `姓名,分队\n${','.repeat(900_000)}`, accept: false })),
  ],
  '/api/office/import/places': () => [
    json('repeated rows', () => ({ csv: `名称,类型\n${'上河村,村\n'.repeat(5_000)}`, accept: false })),
  ],
  '/api/tips': () => [
    json('false proof', () => ({
      sealed: 'x'.repeat(300_000),
      proof: { challenge: { parameters: {}, signature: '' }, solution: { counter: 1, derivedKey: '' } },
    })),
  ],
  '/api/tips/challenge': () => [json('a challenge', () => ({ hash: 'a'.repeat(64) }))],
  '/api/tips/mailbox': () => [json('a mailbox', () => ({ mailbox: randomUUID().replaceAll('-', '').padEnd(64, '0') }))],
};

const chunk: Payload = {
  name: 'a chunk',
  headers: {
    'content-type': 'application/offset+octet-stream',
    'upload-offset': '0',
    'tus-resumable': '1.0.0',
    'x-tip-mailbox': 'a'.repeat(64),
  },
  body: () => new Uint8Array(20_000),
};

/** Everything that is tried on a route. */
export function payloads({ method, path }: Route, people: SignedIn, random: RandomBytes): readonly Payload[] {
  if (method === 'GET')
    return path === '/api/sync/live'
      ? []
      : [{ name: 'plain' }, { name: 'a long query', query: `?from=${'9'.repeat(4_000)}` }];
  if (method === 'PATCH') return [chunk];
  if (method === 'DELETE' || path === '/api/auth/sign-out') return [{ name: 'plain' }];
  return [...general, ...(special[path]?.(people, random) ?? [])];
}
