import type { ReportScope } from '../../../../domain/reports/figure-source.ts';
import type { CountedNumber } from '../../../../domain/reports/numbers.ts';
import type { Report } from '../../../../domain/reports/render.ts';
import type { Explanations } from '../../../../domain/reports/signed.ts';
import type { AppendixLine } from '../../../../protocol/reports/signed.ts';
import { xlsxOf } from '../../../components/table-file.ts';
import { type AppendixRow, appendixHeads, appendixRows, appendixTexts } from '../../../reports/appendix.ts';
import { columnWidths, type DocumentAppendix, makeDocx } from '../../../reports/docx.ts';
import { entriesByName } from '../../../reports/figure-names.ts';
import { reportWords } from '../../../reports/words.ts';
import { inChinese } from '../../../words/language.ts';
import { runHref } from './links.ts';

/** A report as documents are made of it: the text, its numbers, and why something is missing. */
export interface Written {
  readonly report: Pick<Report, 'lines'>;
  readonly numbers: readonly CountedNumber[];
  readonly explanations: Explanations;
  readonly scope: ReportScope;
  /** The questions about the records with their answers, in Chinese. */
  readonly asked: readonly AppendixLine[];
}

/** The tables below the text: where the numbers come from, and the answers to what was asked. */
function appendicesOf({ numbers, explanations, asked }: Written): DocumentAppendix[] {
  const words = inChinese(() => ({ ...reportWords }));
  const rows = appendixTexts(appendixRows(numbers, explanations));
  const answers = asked.map(({ level, question, answer }) => [level, question, answer]);
  return [
    { title: words.appendix(1), widths: columnWidths.figures, rows },
    ...(asked.length
      ? [{ title: words.asked(2), widths: columnWidths.asked, rows: [words.askedHeads, ...answers] }]
      : []),
  ];
}

/**
 * Makes the document of a report.
 * @param origin the server's address, for a copy whose numbers link to their evidence; undefined for the other
 */
export async function documentOf(written: Written, origin: string | undefined): Promise<Blob> {
  const { report, scope } = written;
  const bytes = await makeDocx(report, {
    idOf: (name) => entriesByName().get(name)?.id,
    link: origin
      ? (run) => {
          const href = runHref(run, scope);
          return href && new URL(href, origin).href;
        }
      : undefined,
    appendices: appendicesOf(written),
    missing: inChinese(() => reportWords.missing),
  });
  return new Blob([bytes as Uint8Array<ArrayBuffer>], {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  });
}

/** Makes a workbook of the appendix: one row for each number. */
export const workbookOf = ({ numbers, explanations }: Pick<Written, 'numbers' | 'explanations'>): Promise<Blob> =>
  xlsxOf(
    { heads: appendixHeads(), lines: appendixRows(numbers, explanations).map((row: AppendixRow) => [...row]) },
    inChinese(() => reportWords.table),
  );
