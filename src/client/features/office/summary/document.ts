import { isFigure } from '../../../../domain/records/kinds/index.ts';
import type { Report, Run } from '../../../../domain/reports/render.ts';
import { makeDocx } from '../../../reports/docx.ts';
import { chineseDefinition, entriesByName } from '../../../reports/figure-names.ts';
import type { ReportData } from '../../../reports/report-source.ts';
import type { BoardAnswer } from '../../../state/office-client.ts';
import { chineseOf } from '../../../words/area.ts';
import { runHref } from './links.ts';
import { summary as words } from './words.ts';

type FigureRun = Extract<Run, { type: 'figure' }>;

/** Rows of the appendix: each figure of the text with its exact value, its records and its definition. */
function appendixOf({ lines }: Report, board: BoardAnswer): string[][] {
  const { appendix } = chineseOf(words);
  const runs = lines.flatMap((line) => line.runs).filter((run): run is FigureRun => run.type === 'figure');
  const whole = runs.filter(({ name, of }) => entriesByName.has(name) && of.period === 'present' && !of.group);
  const rows = [...new Map(whole.map((run) => [run.name, run])).values()].map(({ name, value }) => {
    const entry = entriesByName.get(name);
    const id = entry?.id ?? '';
    const amounts = isFigure(id) ? board.figures.find(({ figure }) => figure === id) : undefined;
    const exact =
      value.type === 'number'
        ? `${value.value.toLocaleString('zh-CN', { maximumFractionDigits: 2 })} ${value.unit}`
        : '';
    return [
      name,
      exact.trim(),
      amounts ? String(amounts.records) : '—',
      amounts ? amounts.verified.toLocaleString('zh-CN') : '—',
      appendix.sources[entry?.source ?? 'computed'],
      chineseDefinition(id),
    ];
  });
  return [[...appendix.head], ...rows];
}

/**
 * Makes the document of a report.
 * @param origin the server's address, for a copy whose numbers link to their evidence; undefined for the other
 */
export async function documentOf(
  report: Report,
  periods: ReportData['periods'],
  board: BoardAnswer,
  origin: string | undefined,
): Promise<Blob> {
  const bytes = await makeDocx(report, {
    idOf: (name) => entriesByName.get(name)?.id,
    link: origin
      ? (run) => {
          const href = runHref(run, periods);
          return href && new URL(href, origin).href;
        }
      : undefined,
    appendix: { title: chineseOf(words).appendix.title, rows: appendixOf(report, board) },
    missing: (name) => chineseOf(words).missing(name),
  });
  return new Blob([bytes as Uint8Array<ArrayBuffer>], {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  });
}
