import { type Accessor, createMemo } from 'solid-js';
import { type PlacesAbove, placesAbove, type Work } from '../../../../domain/coverage/coverage.ts';
import { reachedPlaces } from '../../../../domain/coverage/reached.ts';
import { surveySamples } from '../../../../domain/figures/awareness.ts';
import { entryFor } from '../../../../domain/figures/catalogue.ts';
import { statedValue } from '../../../../domain/figures/stated-value.ts';
import type { Day } from '../../../../domain/kernel/day.ts';
import type { Id } from '../../../../domain/kernel/id.ts';
import { sampleAim, shareAim } from '../../../../domain/programme/aims.ts';
import { type Counted, type CountedOf, type TaskRow, taskRows } from '../../../../domain/programme/cell.ts';
import {
  ofProgramme,
  type Programme,
  type ProgrammeTask,
  type ProgrammeUnit,
  programmeOf,
  programmeTaskOf,
  unitOf,
} from '../../../../domain/programme/plan.ts';
import { isFigure } from '../../../../domain/records/kinds/index.ts';
import { type FoldedRecord, textField } from '../../../../domain/records/record.ts';
import { fetchCoverage } from '../../../coverage/coverage-client.ts';
import { type BoardAnswer, fetchBoard, toSearch } from '../../../state/office-client.ts';
import { createPolled } from '../../../state/polled.ts';
import { createReferences, type LocalRecord } from '../../../state/records.ts';

const recordsOf = (all: readonly LocalRecord[] | undefined): FoldedRecord[] => (all ?? []).map(({ record }) => record);

/** Counts the places of a form in a town, and how many of them work reached. */
function placesIn(
  town: Id,
  { form, work }: { readonly form: string; readonly work: string },
  places: readonly FoldedRecord[],
  works: readonly Work[],
  above: PlacesAbove,
): Counted {
  const wanted = places.filter((place) => place.fields.form === form && above(place.id).includes(town));
  const reached = reachedPlaces(works, above, { work });
  // Coverage does not tell verified work from reported.
  return { reported: wanted.filter(({ id }) => reached.has(id)).length, verified: 0, all: wanted.length };
}

function figureIn(town: Id, figure: string, board: BoardAnswer): Counted {
  const found = board.towns.find(({ id }) => id === town)?.figures.find((each) => each.figure === figure);
  return { reported: found?.reported ?? 0, verified: found?.verified ?? 0 };
}

/** The address of the records behind a cell; undefined where records tell nothing of it. */
export function evidenceHref({ from, to }: Programme, { measure }: ProgrammeTask, { town }: ProgrammeUnit) {
  if (!measure || !town) return undefined;
  if ('figure' in measure) return `/office/evidence?${toSearch({ figure: measure.figure, from, to, town })}`;
  return `/office/coverage?${toSearch({ period: 'custom', from, to, ...measure, town })}`;
}

/** Lists the programmes, the latest first. */
export function createProgrammes() {
  const all = createReferences('programme');
  return createMemo(() => {
    const records = all();
    return (
      records &&
      recordsOf(records)
        .flatMap((record) => {
          const programme = programmeOf(record);
          return programme ? [{ programme, record }] : [];
        })
        .sort((a, b) => (a.programme.from < b.programme.from ? 1 : -1))
    );
  });
}

/** The last statement of a figure for the whole district that ends within the programme. */
function lastStated(statements: readonly FoldedRecord[], figure: string, { from, to }: Programme): number | undefined {
  const found = statements
    .filter((record) => {
      const day = textField(record, 'to') ?? '';
      const isWhole = !textField(record, 'place') && !textField(record, 'body');
      return textField(record, 'figure') === figure && isWhole && day >= from && day <= to;
    })
    .sort((a, b) => ((textField(a, 'to') ?? '') < (textField(b, 'to') ?? '') ? 1 : -1))[0];
  const value = found && statedValue(found.fields);
  return value && 'number' in value ? value.number : undefined;
}

const percentOf = (figure: string): number => entryFor(figure)?.bound?.value ?? 100;

/** The grid of a programme and its aims, from the records on this device and the figures of the server. */
export function createProgrammeData(programme: Accessor<Programme>, today: Accessor<Day>) {
  const [units, tasks, progress, places, statements] = [
    createReferences('programmeUnit', () => programme().id),
    createReferences('programmeTask', () => programme().id),
    createReferences('progress'),
    createReferences('place'),
    createReferences('statement'),
  ];
  const unitRecords = createMemo(() => ofProgramme(recordsOf(units()), programme().id));
  const taskRecords = createMemo(() => ofProgramme(recordsOf(tasks()), programme().id));
  const shownUnits = createMemo(() => unitRecords().flatMap((record) => unitOf(record) ?? []));
  const shownTasks = createMemo(() =>
    taskRecords()
      .flatMap((record) => programmeTaskOf(record) ?? [])
      .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0)),
  );
  const period = createMemo(() => ({ from: programme().from, to: programme().to }), undefined, {
    equals: (a, b) => a.from === b.from && a.to === b.to,
  });
  const board = createPolled(
    () => {
      const asked = period();
      return () => fetchBoard(asked);
    },
    { onPoke: true },
  );
  const needsWorks = createMemo(() => shownTasks().some(({ measure }) => measure && 'form' in measure));
  const coverage = createPolled(
    () => {
      const asked = period();
      return needsWorks() ? () => fetchCoverage(asked) : undefined;
    },
    { onPoke: true },
  );
  const placeRecords = createMemo(() => recordsOf(places()));
  const above = createMemo(() => placesAbove(placeRecords()));
  const countedOf: CountedOf = ({ measure }, { town }) => {
    if (!measure || !town) return undefined;
    if ('form' in measure) {
      const works = coverage.value()?.works;
      return works ? placesIn(town, measure, placeRecords(), works, above()) : 'unknown';
    }
    if (!isFigure(measure.figure)) return undefined;
    const figures = board.value();
    return figures ? figureIn(town, measure.figure, figures) : 'unknown';
  };
  const said = createMemo(() => new Map(recordsOf(progress()).map((record) => [record.id, record])));
  const rows = createMemo((): TaskRow[] => taskRows(shownTasks(), shownUnits(), said(), countedOf, today()));
  const towns = createMemo(() => placeRecords().filter((place) => place.fields.form === 'town'));
  const amount = (figure: string) => board.value()?.figures.find((each) => each.figure === figure)?.reported ?? 0;
  const samples = () =>
    surveySamples(board.value()?.surveys, { asked: amount('survey.asked'), passed: amount('survey.passed') });
  const aims = createMemo(() => {
    const [named, pupils] = ['town.named', 'awareness.pupils'].map((figure) =>
      lastStated(recordsOf(statements()), figure, programme()),
    );
    const asked = amount('survey.asked');
    const plans = { named: percentOf('town.namedRate'), people: percentOf('awareness.public') };
    return {
      named: { done: named, all: towns().length, plan: plans.named, ...shareAim(named, towns().length, plans.named) },
      people: { asked, plan: plans.people, ...sampleAim(samples(), plans.people) },
      pupils: { percent: pupils, plan: percentOf('awareness.pupils') },
    };
  });
  return {
    units: shownUnits,
    tasks: shownTasks,
    unitRecords,
    taskRecords,
    said,
    rows,
    towns,
    aims,
    countedOf,
    isReady: () => units() !== undefined && tasks() !== undefined && progress() !== undefined,
    isOffline: () => board.value() === undefined && board.failure() !== undefined,
  };
}

export type ProgrammeData = ReturnType<typeof createProgrammeData>;
