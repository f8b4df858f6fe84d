import { expect, it } from 'vitest';

const sources = import.meta.glob<string>('../../src/{client,service-worker}/**/*.{ts,tsx}', {
  eager: true,
  query: '?raw',
  import: 'default',
});

/** Whoever asks the phone's clock itself, and what for: moments and waits, never the day. */
const allowed: Readonly<Record<string, string>> = {
  'client/state/browser-client.ts': 'makes the phone clock that everybody else reads',
  'client/state/polled.ts': 'says how long ago an answer came',
  'client/tips/page/kit.ts': 'the tip pages share nothing with the members’ store; waits, and the office’s key list',
  'client/tips/queue/browser-sender.ts': 'waits between attempts',
  'client/tips/desk/create-desk.ts': 'the desk holds a key list against a clock that the server can not set',
  'client/tips/desk/desk-key.ts': 'locks the desk after a while',
  'client/records/SyncNotices.tsx': 'the next attempt, planned by the same clock',
  'client/features/member/outbox/Connection.tsx': 'the next attempt, planned by the same clock',
  'client/features/member/records/RecordPage.tsx': 'the next attempt, planned by the same clock',
};

it('nobody asks the phone’s clock which day it is', () => {
  const asking = Object.entries(sources)
    .filter(([, text]) => /\bDate\.now\b|new Date\(\)/.test(text))
    .map(([file]) => file.replace(/^.*\/src\//, ''));
  expect(asking.length).toBeGreaterThan(0);
  expect(asking.filter((file) => !Object.hasOwn(allowed, file))).toEqual([]);
});
