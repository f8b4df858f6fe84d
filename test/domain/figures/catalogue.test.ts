import { expect, it } from 'vitest';
import { catalogue, entryFor, topics } from '../../../src/domain/figures/catalogue.ts';
import { operandsOf } from '../../../src/domain/figures/derive.ts';
import { figureNames, figures } from '../../../src/domain/records/kinds/index.ts';

it('has one entry for each figure, those of records with the units of their kinds', () => {
  const ids = catalogue.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.slice(0, figureNames.length)).toEqual(figureNames);
  expect(figureNames.map((id) => entryFor(id)?.unit)).toEqual(figureNames.map((id) => figures[id]));
  expect(new Set(catalogue.map(({ topic }) => topic))).toEqual(new Set(topics));
});

it('has ids that statements and targets can hold', () => {
  expect(catalogue.filter(({ id }) => !/^[a-z]+\.[A-Za-z]+$/.test(id))).toEqual([]);
});

it('has a unit for every number, and none for text or a yes', () => {
  expect(catalogue.filter(({ unit, value }) => (unit === undefined) !== (value !== 'number'))).toEqual([]);
});

it('names only figures that it has, as parts, wholes and operands', () => {
  const named = catalogue.flatMap(({ parts, of, formula }) => [
    ...parts,
    ...(of === undefined ? [] : [of]),
    ...(formula ? operandsOf(formula) : []),
  ]);
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((id) => entryFor(id) === undefined)).toEqual([]);
});

it('has parts in the unit and sort of their whole, and each "of these" in one entry alone', () => {
  for (const whole of catalogue)
    for (const part of whole.parts) {
      expect(entryFor(part)).toMatchObject({ unit: whole.unit, sort: whole.sort });
      expect(entryFor(part)?.of).not.toBe(whole.id);
    }
});

it('computes exactly the figures that have a formula', () => {
  expect(catalogue.filter(({ source, formula }) => (source === 'computed') !== (formula !== undefined))).toEqual([]);
});

it('never writes money, people or rates with 余', () => {
  const over = catalogue.filter(({ rounding }) => rounding === 'over');
  expect(over.map(({ id }) => id)).toContain('leaflet.distributed');
  expect(over.filter(({ unit }) => ['tenThousandYuan', 'person', 'percent'].includes(unit ?? ''))).toEqual([]);
});
