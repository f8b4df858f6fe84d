import type { Day } from '../../domain/kernel/day.ts';
import { yearOf } from '../../domain/kernel/day.ts';
import { newId } from '../../domain/kernel/id.ts';
import type { Draft } from '../draft.ts';
import type { Random } from '../random.ts';
import type { Material } from '../world.ts';
import type { Founding } from './founding.ts';

/** 70,000 printed; with 24,000 in stock, more than 80,000 can be handed out. */
const items = [
  { name: '折页', form: 'folder', opening: 10_000, printed: 40_000, month: '03-10' },
  { name: '手册', form: 'booklet', opening: 4_000, printed: 12_000, month: '03-18' },
  { name: '海报', form: 'poster', opening: 2_000, printed: 3_000, month: '04-02' },
  { name: '扇子', form: 'fan', opening: 4_000, printed: 9_000, month: '05-12' },
  { name: '购物袋', form: 'bag', opening: 4_000, printed: 6_000, month: '05-20' },
] as const;

/** After the last printing of a year its figures are whole; before, the year before stands. */
const LAST_PRINTING = '05-20';

/** The five materials, printed in the current year, or in the last one while this year's printing is to come. */
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
