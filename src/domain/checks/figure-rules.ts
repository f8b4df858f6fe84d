import { catalogue, entryFor } from '../figures/catalogue.ts';
import { roundTenth } from '../figures/derive.ts';
import { yearOf } from '../kernel/day.ts';
import { wilson } from '../records/figure.ts';
import type { CheckCode, Finding, Values } from './question.ts';
import { statedIn, type YearFigures } from './stated.ts';

/** Regular meetings that a year needs: one a month. */
const MEETINGS = 12;
/** People at a training session that are usual. */
const SESSION_LEAST = 10;
const SESSION_MOST = 300;
/** A rate of fewer answers is no rate. */
const SAMPLE_LEAST = 30;
/** Below this, a part that is as large as its whole says nothing. */
const WHOLE_LEAST = 5;

const found = (code: CheckCode, { year }: YearFigures, figure: string, values: Values): Finding => ({
  ...{ code, subject: `${figure}/${year}`, squad: null, records: [], count: 0 },
  values: { figure, ...values, year },
});

/** The months of a year that are over. */
function monthsOver({ year, today }: YearFigures): number {
  if (year !== yearOf(today)) return year < yearOf(today) ? MEETINGS : 0;
  return Number(today.slice(5, 7)) - 1;
}

/** Fewer regular meetings than months: they are missing, or stand among the special ones. */
function meetingsDue(figures: YearFigures): Finding[] {
  const [held, special] = [figures.counted('meeting.held') ?? 0, figures.counted('meeting.special') ?? 0];
  const due = monthsOver(figures);
  if (held >= due || held + special === 0) return [];
  return [found('meetings_due', figures, 'meeting.held', { held, due, special })];
}

function meanUnusual(figures: YearFigures): Finding[] {
  const [sessions, people] = [figures.counted('training.held') ?? 0, figures.counted('training.attendance') ?? 0];
  const mean = sessions ? people / sessions : SESSION_LEAST;
  if (mean >= SESSION_LEAST && mean <= SESSION_MOST) return [];
  return [found('mean_unusual', figures, 'training.attendance', { sessions, people, mean: roundTenth(mean) })];
}

/** A part as large as its whole: are they one, or beside each other? */
function partIsWhole(figures: YearFigures): Finding[] {
  return catalogue.flatMap(({ id, parts }) => {
    const whole = figures.counted(id) ?? 0;
    const part = parts.find((each) => figures.counted(each) === whole);
    return whole >= WHOLE_LEAST && part ? [found('part_is_whole', figures, part, { whole: id, value: whole })] : [];
  });
}

/** More villages stated to have passed than records reach. */
function passedNotReached(figures: YearFigures): Finding[] {
  const [passed, reached] = [statedIn(figures, 'place.villagesPassed'), figures.counted('place.reached')];
  if (!passed || reached === undefined || passed.value <= reached) return [];
  const finding = found('passed_not_reached', figures, 'place.villagesPassed', { value: passed.value, reached });
  return [{ ...finding, records: passed.statement ? [passed.statement] : [], count: 1 }];
}

/** A rate that reaches its bound only without its interval, or comes from too few answers. */
function awarenessUncertain(figures: YearFigures): Finding[] {
  const [asked, passed] = [figures.counted('survey.asked') ?? 0, figures.counted('survey.passed') ?? 0];
  const interval = wilson(passed, asked);
  if (!interval) return [];
  const bound = entryFor('awareness.public')?.bound?.value ?? 100;
  const [rate, low] = [interval.rate * 100, interval.low * 100];
  const isUncertain = rate >= bound && low < bound;
  if (asked >= SAMPLE_LEAST && !isUncertain) return [];
  const values = { asked, passed, rate: roundTenth(rate), low: roundTenth(low), bound };
  return [found('awareness_uncertain', figures, 'awareness.public', values)];
}

/** Every rule over the figures of a year as the records count them. */
export const checkFigures = (figures: YearFigures): Finding[] => [
  ...meetingsDue(figures),
  ...meanUnusual(figures),
  ...partIsWhole(figures),
  ...passedNotReached(figures),
  ...awarenessUncertain(figures),
];
