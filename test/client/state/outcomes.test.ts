import { expect, it } from 'vitest';

const sources = import.meta.glob<string>('../../../src/client/**/*.{ts,tsx}', {
  eager: true,
  query: '?raw',
  import: 'default',
});

const writes =
  'saveActivity|createRecord|editRecord|deleteRecord|review|takeBackReview|resolveConflict|retryRefused|replaceRefused|withdrawRefused';

/** A statement that runs a command and reads no result: it fails in silence, on a full phone for instance. */
const dropped = new RegExp(`(?:^|[;{}]|\\)|\\belse|=>)\\s*(?:void|await) commands\\.(?:${writes})\\(`, 'm');

it('no page drops the outcome of a command that writes', () => {
  expect(dropped.test('if (known) await commands.editRecord(id, fields);')).toBe(true);
  expect(dropped.test('onClick={() => void commands.deleteRecord(id)}')).toBe(true);
  const dropping = Object.entries(sources).filter(([, text]) => dropped.test(text));
  expect(Object.keys(sources).length).toBeGreaterThan(100);
  expect(dropping.map(([file]) => file)).toEqual([]);
});
