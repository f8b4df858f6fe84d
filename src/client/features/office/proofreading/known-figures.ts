import { entryFor } from '../../../../domain/figures/catalogue.ts';
import type { FigureEntry } from '../../../../domain/figures/entry.ts';
import type { Period } from '../../../../domain/kernel/period.ts';
import { figureNamesInReports } from '../../../../domain/proofreading/figure-names.ts';
import type { KnownFigure } from '../../../../domain/proofreading/known.ts';
import { figures, isFigure } from '../../../../domain/records/kinds/index.ts';
import type { FigureNames } from '../../../../domain/reports/figure-names.ts';
import type { ReportData } from '../../../../domain/reports/figure-source.ts';
import type { Amounts } from '../../../../protocol/figures/board.ts';
import { catalogueNow } from '../../../figures/edited-catalogue.ts';
import { chineseUnitWord } from '../../../figures/unit-word.ts';
import { figureNames } from '../../../reports/figure-names.ts';

/** A figure to compare a text with, and whether somebody stated it. */
export interface Compared extends KnownFigure {
  readonly isStated: boolean;
}

/** Words by which reports name the register's figures; the catalogue's names are too short for some. */
const registerNames: Readonly<Record<string, readonly string[]>> = {
  'place.towns': ['乡镇'],
  'place.villages': ['行政村'],
  'squad.count': ['分队'],
  'people.volunteers': ['志愿者'],
};

/** A shorter name stands in too many sentences. */
const LEAST_NAME = 4;

const ofRecords = ({ figure, reported }: Amounts): Compared[] => {
  const names = figureNamesInReports[figure];
  if (!names || reported <= 0) return [];
  const isExact = entryFor(figure)?.rounding !== 'over';
  return [{ id: figure, names, unit: chineseUnitWord(figures[figure]), value: reported, isExact, isStated: false }];
};

function namesOf({ id }: FigureEntry, nameOf: FigureNames['nameOf']): readonly string[] {
  const name = nameOf(id) ?? '';
  return registerNames[id] ?? (name.length >= LEAST_NAME ? [name] : []);
}

/** Texts are read in ones: 35万元 as 350,000元. */
const inOnes = (value: number, unit: string) =>
  unit.startsWith('万') ? { value: Number((value * 10_000).toPrecision(15)), unit: unit.slice(1) } : { value, unit };

/**
 * Lists the figures with which a text of a period is compared. They are those of records, those that somebody stated, and
 * the register at its end.
 */
export function knownFigures(
  amounts: readonly Amounts[],
  stated: ReportData['stated'],
  register: Readonly<Record<string, number>>,
  period: Period,
): Compared[] {
  const { nameOf, unitOf } = figureNames();
  const others = catalogueNow().entries.flatMap((entry): Compared[] => {
    const names = isFigure(entry.id) ? [] : namesOf(entry, nameOf);
    if (names.length === 0) return [];
    const said = stated(entry, period);
    const value = said?.type === 'number' ? said.value : register[entry.id];
    if (value === undefined || value <= 0) return [];
    const isExact = entry.rounding !== 'over';
    return [{ id: entry.id, names, ...inOnes(value, unitOf(entry)), isExact, isStated: said?.type === 'number' }];
  });
  return [...amounts.flatMap(ofRecords), ...others];
}
