import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const root = new URL('../../../../src/client/', import.meta.url);
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => ({ path, text: readFileSync(new URL(path, root), 'utf8') }));
const having = (pattern: RegExp): string[] =>
  sources
    .filter(({ text }) => pattern.test(text))
    .map(({ path }) => path)
    .sort();

/** The server's answer about keys contains an unverified list. Any use of it that is not listed here is a fault. */
it('reads the server’s newest list in one place only', () => {
  const verifier = 'tips/desk/trusted-bundle.ts';
  expect(having(/\bTipKeys\b/)).toEqual(['tips/desk/tips-client.ts', verifier]);
  expect(having(/\bfetchTipKeys\b/)).toEqual(['tips/desk/create-desk.ts', 'tips/desk/tips-client.ts']);
  expect(having(/\breadOfficeKeys\b/)).toEqual(['tips/desk/create-desk.ts', verifier]);
  expect(having(/\bas (?:unknown as )?TrustedBundle\b/)).toEqual([verifier]);
  // Nothing is read from the signed text before its signature is verified.
  expect(having(/safeParse\(KeyBundle|parse\(KeyBundle/)).toEqual(['tips/crypto/bundle.ts']);
  expect(having(/signed\.bundle|newest\.bundle|newest\?\.bundle/)).toEqual([
    'tips/crypto/bundle.ts',
    'tips/desk/sign-bundle.ts',
    verifier,
  ]);
});
