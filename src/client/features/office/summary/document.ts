import type { Report } from '../../../../domain/reports/render.ts';
import type { Explanations } from '../../../../domain/reports/signed.ts';
import { xlsxOf } from '../../../components/table-file.ts';
import { type AppendixRow, appendixHeads, appendixRows, appendixTexts } from '../../../reports/appendix.ts';
import { makeDocx } from '../../../reports/docx.ts';
import { entriesByName } from '../../../reports/figure-names.ts';
import type { CountedNumber } from '../../../reports/numbers.ts';
import type { ReportData } from '../../../reports/report-source.ts';
import { reportWords } from '../../../reports/words.ts';
import { chineseOf } from '../../../words/area.ts';
import { runHref } from './links.ts';

/** A report as documents are made of it: the text, its numbers, and why something is missing. */
export interface Written {
  readonly report: Pick<Report, 'lines'>;
  readonly numbers: readonly CountedNumber[];
  readonly explanations: Explanations;
  readonly periods: ReportData['periods'];
}

/**
 * Makes the document of a report.
 * @param origin the server's address, for a copy whose numbers link to their evidence; undefined for the other
 */
export async function documentOf(
  { report, numbers, explanations, periods }: Written,
  origin: string | undefined,
): Promise<Blob> {
  const { appendix, missing } = chineseOf(reportWords);
  const bytes = await makeDocx(report, {
    idOf: (name) => entriesByName.get(name)?.id,
    link: origin
      ? (run) => {
          const href = runHref(run, periods);
          return href && new URL(href, origin).href;
        }
      : undefined,
    appendix: { title: appendix, rows: appendixTexts(appendixRows(numbers, explanations)) },
    missing,
  });
  return new Blob([bytes as Uint8Array<ArrayBuffer>], {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  });
}

/** Makes a workbook of the appendix: one row for each number. */
export const workbookOf = ({ numbers, explanations }: Written): Promise<Blob> =>
  xlsxOf(
    { heads: appendixHeads(), lines: appendixRows(numbers, explanations).map((row: AppendixRow) => [...row]) },
    chineseOf(reportWords).appendix,
  );
