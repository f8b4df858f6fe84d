import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { programFunctions } from '../../../src/server/pages/functions.ts';
import { zh } from '../../../src/server/pages/words.ts';

describe('功能设置说明', () => {
  it.each(programFunctions)('$name is proved by a test that exists', ({ test, proof }) => {
    expect(existsSync(test), test).toBe(true);
    const source = readFileSync(test, 'utf8');
    // The words are in the title of a test.
    const titles = Array.from(
      source.matchAll(/\b(?:it|test|describe)(?:\.[\w.]+\([^)]*\)|)\(\s*['`](.+?)['`],/g),
      ([, title]) => title,
    );
    expect(titles.filter((title) => title?.includes(proof))).not.toEqual([]);
  });

  it('has each of its words in one line', () => {
    expect(programFunctions.map(({ name }) => name).sort()).toEqual(Object.keys(zh.functions.lines).sort());
  });
});
