import type { Day } from '../../domain/kernel/day.ts';
import { yearOf } from '../../domain/kernel/day.ts';
import { newId } from '../../domain/kernel/id.ts';
import type { Draft } from '../draft.ts';
import type { Random } from '../random.ts';
import type { Material } from '../world.ts';
import type { Founding } from './founding.ts';

/** Copies printed: 70,000. With 24,000 in stock this covers the more than 80,000 that are handed out. */
const items = [
  { name: '折页', form: 'folder', pack: 500, opening: 10_000, printed: 40_000, month: '03-10' },
  { name: '手册', form: 'booklet', pack: 100, opening: 4_000, printed: 12_000, month: '03-18' },
  { name: '海报', form: 'poster', pack: 50, opening: 2_000, printed: 3_000, month: '04-02' },
  { name: '扇子', form: 'fan', pack: 100, opening: 4_000, printed: 9_000, month: '05-12' },
  { name: '购物袋', form: 'bag', pack: 200, opening: 4_000, printed: 6_000, month: '05-20' },
] as const;

/** Day of a year's last printing. Before it, last year's figures are used. */
const LAST_PRINTING = '05-20';

/** Makes the five materials, with this year's printing, or last year's if this year's is not finished. */
export function generateMaterials(
  random: Random,
  founding: Founding,
  today: Day,
): { materials: Material[]; drafts: Draft[] } {
  const year = today.slice(5) >= LAST_PRINTING ? yearOf(today) : yearOf(today) - 1;
  const drafts = items.map(
    ({ month, ...fields }): Draft => ({
      id: newId(founding.at, random.bytes),
      kind: 'material',
      steps: [{ ...founding, fields: { ...fields, date: `${year}-${month}` } }],
    }),
  );
  const materials = items.map(({ name, opening, printed }, index) => ({
    id: drafts[index]?.id ?? '',
    name,
    stock: opening + printed,
  }));
  return { materials, drafts };
}
