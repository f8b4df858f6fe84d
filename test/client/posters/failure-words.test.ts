import { expect, it } from 'vitest';
import { posterFailureText } from '../../../src/client/posters/failure-words.ts';

it('says how much of a long text to remove', () => {
  const { title, hint } = posterFailureText({ code: 'too_long', given: 500, fits: 332 });
  expect(title).toBe('字太多，这张海报写不下');
  expect(hint).toContain('正文有 500 字，这种版式和大小写得下约 332 字，请删去约 168 字');
});

it('does not ask to shorten a text that is not the cause', () => {
  expect(posterFailureText({ code: 'too_long', given: 0, fits: 0 }).hint).toMatch(/^正文以外的字/);
});

it('says what is safe where there is no canvas', () => {
  expect(posterFailureText({ code: 'no_canvas' }).hint).toMatch(/^您写的字还在/);
});
