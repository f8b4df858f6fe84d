import { campaignBrief } from '../../../../domain/reports/campaign-brief.ts';
import { usesOf } from '../../../../domain/reports/check.ts';
import { countyYear } from '../../../../domain/reports/county-year.ts';
import { districtYear } from '../../../../domain/reports/district-year.ts';
import { monthBrief } from '../../../../domain/reports/month-brief.ts';
import { schoolsYear } from '../../../../domain/reports/schools-year.ts';
import { readTemplate } from '../../../../domain/reports/template.ts';
import type { SavedList, SaveRequest } from '../../../../protocol/reports/saved.ts';
import { summary as words } from './words.ts';

/** How long a period a report is of. */
export type Span = SaveRequest['span'];

/** A report that can be written: a built-in one with its text, or one of the office's own. */
export interface ReportKind {
  readonly report: string;
  readonly title: string;
  readonly span: Span;
  readonly text: string | undefined;
}

/** The built-in reports, with the period that each is of. */
const builtIn = {
  districtYear: { text: districtYear, span: 'year' },
  countyYear: { text: countyYear, span: 'year' },
  monthBrief: { text: monthBrief, span: 'month' },
  campaignBrief: { text: campaignBrief, span: 'campaign' },
  schoolsYear: { text: schoolsYear, span: 'year' },
} as const;
type BuiltIn = keyof typeof builtIn;
const names = Object.keys(builtIn) as readonly BuiltIn[];

const isBuiltIn = (report: string): boolean => names.some((name) => name === report);

/** Lists the reports that can be written, the built-in ones first. The brief of a campaign is chosen by its campaign. */
export const reportKinds = (saved: SavedList['rows']): ReportKind[] => [
  ...names.map((report) => ({ report, title: words.templates[report], ...builtIn[report] })),
  ...saved.flatMap(({ report, title, span }): ReportKind[] =>
    isBuiltIn(report) || span === 'campaign'
      ? []
      : [{ report, title, span: span === 'month' ? 'month' : 'year', text: undefined }],
  ),
];

/** Names the reports that use a figure: as they were saved last, else as they are built in. */
export function whereUsed(saved: SavedList['rows']): (name: string) => readonly string[] {
  const uses = [
    ...names
      .filter((report) => !saved.some((row) => row.report === report))
      .map((report) => ({
        title: words.templates[report],
        names: new Set(usesOf(readTemplate(builtIn[report].text).template).map(({ name }) => name)),
      })),
    ...saved.map((row) => ({ title: row.title, names: new Set(row.uses) })),
  ];
  return (name) => uses.filter((each) => each.names.has(name)).map(({ title }) => title);
}
