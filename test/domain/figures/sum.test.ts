import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../src/domain/figures/catalogue.ts';
import { type Measure, sumOf } from '../../../src/domain/figures/sum.ts';
import { addDays } from '../../../src/domain/kernel/day.ts';

const idsOf = (...sorts: readonly string[]): string[] =>
  catalogue.filter(({ sort }) => sorts.includes(sort)).map(({ id }) => id);

const year = (figure: string, value: number, of = 2026, group?: string): Measure => ({
  ...{ figure, value, from: `${of}-01-01`, to: `${of}-12-31` },
  ...(group === undefined ? {} : { group }),
});
const at = (figure: string, value: number, day: string, group?: string): Measure => ({
  ...{ figure, value, from: day, to: day },
  ...(group === undefined ? {} : { group }),
});

const amount = fc.integer({ min: 0, max: 1_000_000 });
const refused = (error: string) => ({ ok: false, error });

describe('what is added', () => {
  it('flows over years', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...idsOf('flow')),
        fc.array(amount, { minLength: 1, maxLength: 20 }),
        (id, values) => {
          const measures = values.map((value, i) => year(id, value, 2001 + i));
          expect(sumOf(measures)).toEqual({ ok: true, value: values.reduce((a, b) => a + b, 0) });
        },
      ),
    );
  });

  it('flows and states over groups, at the same time', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...idsOf('flow', 'state')),
        fc.array(amount, { minLength: 1, maxLength: 20 }),
        (id, values) => {
          const measures = values.map((value, i) => at(id, value, '2026-06-30', `town ${i}`));
          expect(sumOf(measures)).toEqual({ ok: true, value: values.reduce((a, b) => a + b, 0) });
        },
      ),
    );
  });

  it('parts of one whole', () => {
    expect(sumOf([year('event.school', 22), year('event.public', 26)])).toEqual({ ok: true, value: 48 });
  });
});

describe('what is refused', () => {
  it('states of two days: 320 volunteers twice are not 640', () => {
    fc.assert(
      fc.property(fc.constantFrom(...idsOf('state')), amount, fc.integer({ min: 1, max: 4000 }), (id, value, days) => {
        const measures = [at(id, value, '2015-12-31'), at(id, value, addDays('2015-12-31', days))];
        expect(sumOf(measures)).toEqual(refused('other_date'));
      }),
    );
  });

  it('what groups may share, rates, growth, lists, yes and no: even a single one', () => {
    fc.assert(
      fc.property(fc.constantFrom(...idsOf('distinct', 'ratio', 'growth', 'list', 'typed')), amount, (id, value) => {
        expect(sumOf([year(id, value)])).toEqual(refused('never_added'));
        expect(sumOf([year(id, value, 2025, 'a'), year(id, value, 2025, 'b')])).toEqual(refused('never_added'));
      }),
    );
  });

  it('different figures, unless they are parts of one whole', () => {
    const additive = catalogue.filter(({ sort }) => sort === 'flow');
    fc.assert(
      fc.property(fc.constantFrom(...additive), fc.constantFrom(...additive), (a, b) => {
        fc.pre(a.id !== b.id && !catalogue.some(({ parts }) => parts.includes(a.id) && parts.includes(b.id)));
        expect(sumOf([year(a.id, 1), year(b.id, 1)])).toEqual(refused('not_parts'));
      }),
    );
  });

  it('a whole with one of its parts, or with "of these"', () => {
    expect(sumOf([year('event.held', 48), year('event.school', 22)])).toEqual(refused('not_parts'));
    expect(sumOf([year('tip.call', 48), year('tip.lead', 22)])).toEqual(refused('not_parts'));
  });

  it('periods that overlap, and a group beside the whole district', () => {
    const month = { ...year('leaflet.distributed', 5), from: '2026-06-01', to: '2026-06-30' };
    expect(sumOf([year('leaflet.distributed', 9), month])).toEqual(refused('counted_twice'));
    expect(sumOf([year('leaflet.distributed', 9), { ...month, group: 'town' }])).toEqual(refused('counted_twice'));
    expect(sumOf([year('leaflet.distributed', 9, 2025), { ...month, group: 'town' }])).toEqual({ ok: true, value: 14 });
  });

  it('nothing: a missing value is not 0', () => {
    expect(sumOf([])).toEqual(refused('nothing_to_add'));
  });

  it('a figure of a later release', () => {
    expect(sumOf([year('later.figure', 1)])).toEqual(refused('unknown_figure'));
  });
});
