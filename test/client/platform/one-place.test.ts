import { describe, expect, it } from 'vitest';

const sources = Object.entries(
  import.meta.glob<string>('../../../src/client/**/*.{ts,tsx}', { eager: true, query: '?raw', import: 'default' }),
).map(([path, text]) => ({
  file: path.replace(/^.*\/src\/client\//, ''),
  code: text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, ''),
}));

/** What only the named files of the client may use. The examples show that the pattern finds it. */
const owned: readonly {
  readonly what: string;
  readonly pattern: RegExp;
  readonly owners: readonly string[];
  readonly examples: readonly string[];
}[] = [
  {
    what: 'requests over HTTP',
    pattern: /(?<![\w.'])fetch\(|globalThis\.fetch|= fetch\b|XMLHttpRequest|sendBeacon/,
    // The script of the server's pages counts an opening and awaits no answer; `request.ts` would bring the app along.
    owners: ['app/public-main.ts', 'platform/http/request.ts'],
    examples: ["await fetch('/api')", 'fetch = globalThis.fetch', 'ask: typeof fetch = fetch', 'new XMLHttpRequest()'],
  },
  {
    what: 'deadlines that the oldest promised browsers lack',
    pattern: /AbortSignal\.(timeout|any)/,
    owners: [],
    examples: ['AbortSignal.timeout(5)'],
  },
  {
    what: 'random bytes (`randomUUID` is missing where there is no https)',
    pattern: /randomUUID|getRandomValues/,
    owners: ['platform/random.ts'],
    examples: ['crypto.randomUUID()', 'crypto.getRandomValues(new Uint8Array(n))'],
  },
  {
    what: 'locks and channels between tabs',
    pattern: /BroadcastChannel|navigator\.locks/,
    owners: ['platform/tabs.ts'],
    examples: ["new BroadcastChannel('a')", 'navigator.locks.request(name)'],
  },
];

describe.each(owned)('$what', ({ pattern, owners, examples }) => {
  const using = sources.filter(({ code }) => pattern.test(code)).map(({ file }) => file);

  it('are found by the pattern', () => {
    for (const example of examples) expect(example).toMatch(pattern);
  });

  it(`have no other place than ${owners.join(' and ') || 'none'}`, () => expect(using.sort()).toEqual(owners));
});
