import { type Figure, figureNames, figures, isFigure } from '../records/kinds/index.ts';
import { operandsOf } from './derive.ts';
import type { Dimension, FigureEntry, Given, Rounding } from './entry.ts';
import { schoolFigures } from './schools.ts';
import { statedFigures } from './stated.ts';

type KeysOf<T> = T extends unknown ? keyof T & string : never;

/** The figures that a table of this room gives, by topic. */
const tables = { ...statedFigures, ...schoolFigures } as const;

export type Topic = keyof typeof tables;
export const topics = Object.keys(tables) as readonly Topic[];

/** A figure of the prepared set for schools. */
export type SchoolFigure = KeysOf<(typeof schoolFigures)[keyof typeof schoolFigures]>;

/** A figure of these tables. */
export type StatedFigure = KeysOf<(typeof tables)[Topic]>;

export type FigureId = Figure | StatedFigure;

/** Figures of records that add up to another, or are of another's number. */
const wholes: Readonly<Partial<Record<Figure, Pick<Given, 'parts' | 'of'>>>> = {
  'event.held': { parts: ['event.school', 'event.public'] },
  'survey.passed': { of: 'survey.asked' },
  'survey.selfPassed': { of: 'survey.selfAsked' },
  'pledge.signed': { of: 'pledge.asked' },
  'tip.lead': { of: 'tip.call' },
  'inspect.leaflets': { of: 'leaflet.distributed' },
  'informant.trained': { of: 'training.held' },
  'training.owners': { of: 'training.held' },
  'sign.warning': { of: 'sign.board' },
};

const fromRecords: readonly Dimension[] = ['time', 'place', 'squad', 'campaign'];

/** 余 is for what many hands counted; money, people of the register and rates are exact. */
function roundingOf({ sort, source = 'statement', value }: Given): Rounding {
  if (value !== undefined) return 'exact';
  if (sort === 'ratio' || sort === 'growth') return 'tenth';
  return sort === 'flow' && source === 'records' ? 'over' : 'exact';
}

function dimensionsOf({ dimensions, formula, source }: Given): readonly Dimension[] {
  if (dimensions) return dimensions;
  if (source === 'records') return fromRecords;
  const operands = formula ? operandsOf(formula) : [];
  return operands.length && operands.every(isFigure) ? fromRecords : ['time', 'place'];
}

const entryOf = (id: FigureId, topic: Topic, given: Given): FigureEntry => ({
  id,
  topic,
  sort: given.sort,
  value: given.value ?? 'number',
  unit: given.unit,
  source: given.source ?? 'statement',
  parts: given.parts ?? [],
  of: given.of,
  rounding: roundingOf(given),
  bound: given.bound,
  formula: given.formula,
  bases: given.bases ?? [],
  dimensions: dimensionsOf(given),
  version: given.version ?? 1,
});

/** The catalogue: an entry for each figure, those of records first, in the order of the board. */
export const catalogue: readonly FigureEntry[] = [
  ...figureNames.map((id) =>
    entryOf(id, 'records', { sort: 'flow', unit: figures[id], source: 'records', ...wholes[id] }),
  ),
  ...topics.flatMap((topic) =>
    Object.entries(tables[topic]).map(([id, given]) => entryOf(id as StatedFigure, topic, given)),
  ),
];

const byId = new Map(catalogue.map((entry) => [entry.id, entry]));

export const isStatedFigure = (id: string): id is StatedFigure => entryFor(id) !== undefined && !isFigure(id);

/** @returns undefined for a figure of a later release */
export const entryFor = (id: string): FigureEntry | undefined => byId.get(id);
