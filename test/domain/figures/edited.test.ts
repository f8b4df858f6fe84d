import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../src/domain/figures/catalogue.ts';
import { editedCatalogue, type FigureEdit } from '../../../src/domain/figures/edited.ts';
import { ownWays, writeFormula } from '../../../src/domain/figures/own-figures.ts';

const own = (figure: string, formula: string): FigureEdit => ({ figure, name: figure, formula });
const failureOf = (...edits: FigureEdit[]) => editedCatalogue(edits).failures.get('own.a')?.code;

describe('the office edits the catalogue', () => {
  it('with words, a target and what is hidden, each edit a version', () => {
    const { find } = editedCatalogue([
      { figure: 'leaflet.distributed', name: '发放资料' },
      { figure: 'leaflet.distributed', definition: '只算纸质资料。', hidden: true },
      { figure: 'leaflet.distributed', hidden: false },
    ]);
    expect(find('leaflet.distributed')).toMatchObject({
      name: '发放资料',
      definition: '只算纸质资料。',
      isHidden: false,
    });
    expect(find('leaflet.distributed')?.version).toBe(4);
  });

  it('with a target of a year before that of all years', () => {
    const least = (value: number) => ({ is: 'least', value }) as const;
    const edits: FigureEdit[] = [
      { figure: 'pledge.rate', target: { bound: least(95) } },
      { figure: 'pledge.rate', target: { bound: least(90), year: 2025 } },
      { figure: 'pledge.rate', target: { bound: 'none', year: 2024 } },
    ];
    const boundIn = (year: number) => editedCatalogue(edits, year).find('pledge.rate')?.bound;
    expect([2024, 2025, 2026].map(boundIn)).toEqual([undefined, least(90), least(95)]);
    expect(editedCatalogue([], 2026).find('pledge.rate')?.bound).toEqual(least(98));
  });
});

describe('a figure of the office’s own', () => {
  it('adds what is alike, and divides', () => {
    const { find, failures } = editedCatalogue([
      own('own.b', 'share own.a meeting.held'),
      own('own.a', 'sum meeting.held meeting.special'),
    ]);
    expect([...failures]).toEqual([]);
    expect(find('own.a')).toMatchObject({ sort: 'flow', unit: 'time', source: 'computed', version: 1 });
    expect(find('own.b')).toMatchObject({ sort: 'ratio', unit: 'percent', rounding: 'tenth' });
  });

  it.each([
    ['bad_formula', 'product meeting.held meeting.special'],
    ['bad_formula', 'sum meeting.held'],
    ['unknown_figure', 'sum meeting.held meeting.nowhere'],
    ['never_added', 'sum pledge.rate coverage.rate'],
    ['never_added', 'sum place.reached place.reached'],
    ['not_alike', 'sum training.attendance training.held'],
    ['not_alike', 'sum people.volunteers training.attendance'],
    ['not_alike', 'share leaflet.distributed event.held'],
    ['counted_twice', 'sum event.held event.school'],
    ['counted_twice', 'sum leaflet.distributed inspect.leaflets'],
    ['counted_twice', 'sum meeting.held meeting.held'],
    ['circular', 'sum own.a meeting.held'],
    ['circular', 'sum own.b meeting.held'],
  ])('is refused with %s: %s', (code, formula) => {
    expect(failureOf(own('own.a', formula), own('own.b', 'sum own.a meeting.held'))).toBe(code);
  });

  it('is computed or refused, whatever is written, and never adds what the sorts forbid', () => {
    const ids = fc.oneof(
      fc.constantFrom('own.a', 'own.b', 'own.c', 'own.d'),
      fc.constantFrom(...catalogue.map(({ id }) => id)),
    );
    const formula = fc
      .tuple(fc.constantFrom(...ownWays), fc.array(ids, { minLength: 1, maxLength: 9 }))
      .map(([way, operands]) => writeFormula(way, operands));
    const edit = fc.tuple(fc.constantFrom('own.a', 'own.b', 'own.c', 'own.d'), formula);
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 12 }), (drawn) => {
        const { find, failures, entries } = editedCatalogue(drawn.map(([id, text]) => own(id, text)));
        for (const [id] of drawn) expect((find(id) !== undefined) !== failures.has(id)).toBe(true);
        for (const { formula: made } of entries)
          for (const operand of made && 'sum' in made ? made.sum : [])
            expect(['flow', 'state']).toContain(find(operand)?.sort);
      }),
    );
  });
});
