import type { Actor } from '../domain/kernel/actor.ts';
import { dayAt, yearOf } from '../domain/kernel/day.ts';
import { newId } from '../domain/kernel/id.ts';
import { type Period, wholeYear } from '../domain/kernel/period.ts';
import type { Result } from '../domain/kernel/result.ts';
import { districtYear } from '../domain/reports/district-year.ts';
import { makeSource, type ReportCampaign, type ReportData, reportPeriodsOf } from '../domain/reports/figure-source.ts';
import { numbersOf } from '../domain/reports/numbers.ts';
import { renderReport } from '../domain/reports/render.ts';
import { unexplained } from '../domain/reports/signed.ts';
import { readStatements as statedIn } from '../domain/reports/stated.ts';
import { readTemplate } from '../domain/reports/template.ts';
import { board } from '../server/figures/board.ts';
import { register } from '../server/figures/register.ts';
import type { ServerContext } from '../server/platform/context.ts';
import type { NamedActor } from '../server/records/actor.ts';
import { appendChanges } from '../server/records/append.ts';
import { readStatements } from '../server/reports/count.ts';
import { saveReport } from '../server/reports/saved.ts';
import { signReport } from '../server/reports/sign.ts';
import type { Draft, Step } from './draft.ts';
import { readFigureNames } from './figure-names.ts';
import { reportProse, whyMissing } from './words/report.ts';

const SUMMARY = 'districtYear';
const title = '无毒害区年度总结';

/** Returns the value of a request that the server must take. */
function taken<T>(what: string, result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`the demo's ${what} was refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** Reads the figures of a period and of the two years before, as the page of the desk fetches them. */
async function readData(
  context: ServerContext,
  actor: Actor,
  { present, previous, before }: ReportData['periods'],
  campaign: ReportCampaign | undefined,
) {
  const query = campaign ? { campaign: campaign.id } : {};
  const read = async (period: Period) => ({
    board: taken('board', await board(context, actor, { ...period, ...query })),
    register: (await register(context, { day: period.to })).figures,
  });
  const [now, last, older] = [await read(present), await read(previous), await read(before)];
  return {
    boards: { present: now.board, previous: last.board, before: older.board },
    registers: { present: now.register, previous: last.register, before: older.register },
  };
}

/** A report to write: its template, its period, and what the office wrote itself. */
export interface ReportRequest {
  readonly text: string;
  readonly period: Period;
  /** The district's name, as the text says it. */
  readonly district: string;
  readonly prose: Readonly<Record<string, string>>;
  readonly campaign?: ReportCampaign;
}

/** Writes a report from the records, by the functions that the desk uses. */
export async function writeReport(context: ServerContext, actor: Actor, request: ReportRequest) {
  const { text, period, district, prose, campaign } = request;
  const names = await readFigureNames();
  const stated = statedIn(names, await readStatements(context.db, context.district));
  const periods = reportPeriodsOf(period);
  const data = { periods, district, campaign, stated, ...(await readData(context, actor, periods, campaign)) };
  const figures = makeSource(names, data);
  const source = { ...figures, slot: (name: string) => prose[name] ?? figures.slot(name) };
  const { template } = readTemplate(text);
  const report = renderReport(template, source);
  return { report, numbers: numbersOf(names, template, report, source, data, dayAt(context.now())) };
}

/**
 * Writes last year's summary as the desk does: an organizer writes it, the office looks it through and signs it.
 * @param district the district's name, which the text begins with
 */
export async function signSummary(
  context: ServerContext,
  district: string,
  organizer: Actor,
  office: NamedActor,
): Promise<void> {
  const today = dayAt(context.now());
  const period = wholeYear(yearOf(today) - 1);
  const { draft, final } = reportProse(district, today);
  const saved = { report: SUMMARY, ...period, title, span: 'year', text: districtYear } as const;
  taken('draft', await saveReport(context, organizer.member, { ...saved, prose: draft, basedOn: 0 }));
  taken('draft', await saveReport(context, office.member, { ...saved, prose: final, basedOn: 1 }));

  const asked = { text: districtYear, period, district, prose: final };
  const { report, numbers } = await writeReport(context, office, asked);
  const explanations = Object.fromEntries(unexplained(report.gaps, {}).map((name) => [name, whyMissing(name)]));
  const request = {
    ...{ report: SUMMARY, ...period, title: `${title}-${yearOf(period.from)}`, version: 1, text: districtYear },
    ...{ lines: [...report.lines], numbers, explanations, asked: [] },
  };
  taken('summary', await signReport(context, office, request));
}

/** The place of the digit that was typed once too often. */
const TOO_MANY = 10;

/** Finds last year's largest bundle of copies that nobody has verified, and the step by which its author corrects it. */
export function laterCorrection(drafts: readonly Draft[], now: number): { draft: Draft; step: Step } | undefined {
  const year = String(yearOf(dayAt(now)) - 1);
  const amount = ({ steps: [{ fields }] }: Draft): number => Number(fields.quantity);
  const [draft] = drafts
    .filter(({ kind, steps: [first, ...later] }) => {
      return kind === 'leaflet' && later.length === 0 && String(first.fields.date).startsWith(year);
    })
    .sort((a, b) => amount(b) - amount(a));
  if (!draft) return undefined;
  const { by } = draft.steps[0];
  return { draft, step: { by, at: now, fields: { quantity: Math.max(1, Math.round(amount(draft) / TOO_MANY)) } } };
}

/** Corrects a record of the signed year, so that the signed version differs from what is counted now. */
export async function correct(
  context: ServerContext,
  author: Actor,
  { draft: { id: record, kind }, step }: NonNullable<ReturnType<typeof laterCorrection>>,
): Promise<void> {
  const change = { id: newId(step.at, context.random), record, kind, fields: step.fields };
  taken('correction', await appendChanges(context, author, [change]));
}
