import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { cards } from '../../../src/domain/learning/cards/index.ts';
import { comparisons, likeness } from '../../../src/domain/learning/plants.ts';

const symbolsOf = (file: string): readonly string[] =>
  Array.from(
    readFileSync(new URL(`../../../public/pictures/${file}`, import.meta.url), 'utf8').matchAll(
      /<symbol id="([\w-]+)"/g,
    ),
    ([, id = '']) => id,
  );

const views = comparisons.flatMap((comparison) => comparison.views);
const drawings = comparisons.flatMap(({ views: each, whole }) => [
  ...each.flatMap((view) => view.drawings),
  ...(whole ? [whole] : []),
]);

it('judges how far the marks agree, and never by one side alone', () => {
  expect(likeness([])).toBe('open');
  expect(likeness(['unseen', 'unseen'])).toBe('open');
  expect(likeness(['unseen', 'watched'])).toBe('alike');
  expect(likeness(['watched', 'other', 'unseen'])).toBe('mixed');
  expect(likeness(['other', 'other'])).toBe('unlike');
});

it('has every drawing, and no drawing that nobody shows', () => {
  const shown = new Set(drawings.map(({ symbol }) => symbol));
  expect([...symbolsOf('plants.svg')].sort()).toEqual([...shown].sort());
});

it('has a picture for every card, and no picture that nobody shows', () => {
  const shown = new Set(cards.map(({ picture }) => picture.symbol));
  expect([...symbolsOf('cards.svg')].sort()).toEqual([...shown].sort());
});

it('says in words what each drawing shows', () => {
  for (const { shows } of drawings) expect(shows.length).toBeGreaterThan(8);
});

it('points at marks that are compared, within the drawing', () => {
  for (const { drawings: pair, marks, size } of views)
    for (const { pins } of pair)
      for (const { mark, at, label } of pins) {
        expect(marks.map(({ id }) => id)).toContain(mark);
        expect(at[0] < size[0] && at[1] < size[1] && label < size[1]).toBe(true);
      }
});

it('compares by marks that differ, never by colour alone', () => {
  for (const { marks } of views) {
    expect(marks.length).toBeGreaterThan(1);
    for (const { watched, other } of marks) {
      expect(watched).not.toBe(other);
      expect(`${watched}${other}`).not.toMatch(/[红白紫黄]色/);
    }
  }
});

it('keeps the pictures free of scripts, texts and foreign files', () => {
  for (const file of ['cards.svg', 'plants.svg']) {
    const text = readFileSync(new URL(`../../../public/pictures/${file}`, import.meta.url), 'utf8');
    expect(text).not.toMatch(/<script|<style|<text|\bon\w+=|(?:href|src)="(?!#)/);
  }
});
