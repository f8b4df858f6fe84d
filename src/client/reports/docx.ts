import {
  AlignmentType,
  Bookmark,
  Document,
  DocumentGridType,
  ExternalHyperlink,
  Footer,
  type IParagraphOptions,
  type IRunOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { strToU8, unzipSync, zipSync } from 'fflate';
import type { Level } from '../../domain/reports/numbering.ts';
import type { Line, Report, Run } from '../../domain/reports/render.ts';
import { type Part, partsOf } from '../../domain/reports/table.ts';

/*
 * A report as a Word document laid out by GB/T 9704-2012: A4, 22 lines of 28 characters. The numbers were measured on
 * rendered pages: a grid of 580 gives 21 lines, and without the tighter spacing a line holds 27 characters. Lengths are
 * twips (1/20 pt), sizes half points.
 */

const PAGE = {
  size: { width: 11_906, height: 16_838 },
  margin: { top: 2_098, right: 1_474, bottom: 1_984, left: 1_587, header: 851, footer: 1_435 },
};
const TEXT_WIDTH = PAGE.size.width - PAGE.margin.left - PAGE.margin.right;
const LINE_PITCH = 579;
const BODY_SIZE = 32;
const TITLE_SIZE = 44;
const PAGE_NUMBER_SIZE = 28;
const SPACING = -5;
/** The width of a character of the body. */
const CHARACTER = 315;
/** One character of the page number. */
const PAGE_NUMBER_INDENT = 280;

/** Widths of the columns of appendices, which fill the width of the text. */
export const columnWidths = {
  /** Name, value, records, verified, source, definition. */
  figures: [1_900, 1_350, 850, 1_000, 1_150, 2_595],
  /** Sort, question, answer. */
  asked: [1_100, 4_845, 2_900],
} as const;

/** A table below the text. The first row is its head. */
export interface DocumentAppendix {
  readonly title: string;
  readonly widths: readonly number[];
  readonly rows: readonly (readonly string[])[];
}

/** Fonts by name, with what a machine without them may use. None is shipped: their licence forbids it. */
const fonts = {
  body: { name: '仿宋_GB2312', other: '仿宋' },
  first: { name: '黑体', other: '黑体' },
  second: { name: '楷体_GB2312', other: '楷体' },
  title: { name: '方正小标宋简体', other: '方正小标宋_GBK' },
  number: { name: '宋体', other: '宋体' },
} as const;

/** Word has a font for each of four sorts of characters. All four are named, so that it never mixes in its own. */
const fontOf = (font: keyof typeof fonts): IRunOptions => {
  const { name } = fonts[font];
  return { font: { ascii: name, hAnsi: name, eastAsia: name, cs: name } };
};

const headingFonts: Readonly<Record<Level, keyof typeof fonts>> = { 1: 'first', 2: 'second', 3: 'body', 4: 'body' };

const bodyRun: IRunOptions = { size: BODY_SIZE, characterSpacing: SPACING, ...fontOf('body') };

const paragraphStyle: IParagraphOptions = {
  alignment: AlignmentType.BOTH,
  // An orphan's line moved to the next page would leave 21 lines.
  widowControl: false,
  overflowPunctuation: true,
  // Without it a program widens what stands between Chinese characters and digits, and lines hold fewer.
  autoSpaceEastAsianText: false,
  spacing: { before: 0, after: 0, line: 240, lineRule: LineRuleType.AUTO },
};

/** Two characters. LibreOffice reads the length and Word the number of characters. */
const indent = { firstLine: 2 * CHARACTER, firstLineChars: 200 };

/** Options of a document, beside the report. */
export interface DocumentOptions {
  /** The id of a figure by its name in the template; undefined for one that the template computes. */
  readonly idOf: (name: string) => string | undefined;
  /** The address of a figure's evidence, for the copy under review; undefined for the copy that goes up. */
  readonly link?: ((run: Extract<Run, { type: 'figure' }>) => string | undefined) | undefined;
  readonly appendices: readonly DocumentAppendix[];
  /** How a missing value is written. */
  readonly missing: (name: string) => string;
}

type NameBookmark = (name: string, text: string) => string;

/** A property of the document: a bookmark with the name of its figure and the text that was written. */
interface Written {
  readonly name: string;
  readonly value: string;
}

/**
 * Bookmarks carry the figure's id, and properties of the same names what was written. So an edited document says which
 * figures were changed by hand.
 */
function makeBookmarks(idOf: DocumentOptions['idOf'], written: Written[]): NameBookmark {
  let count = 0;
  return (name, text) => {
    // Word takes 40 letters, digits and underscores, and 255 characters of a property.
    const bookmark = `qy_${(idOf(name) ?? 'computed').replace(/\W/g, '_').slice(0, 28)}_${++count}`;
    if (name.length + text.length < MAX_PROPERTY) written.push({ name: bookmark, value: `${name}=${text}` });
    return bookmark;
  };
}

const MAX_PROPERTY = 255;

function runsOf(runs: readonly Run[], options: DocumentOptions, nameBookmark: NameBookmark, style: IRunOptions) {
  return runs.map((run): ParagraphChild => {
    if (run.type === 'missing') return new TextRun({ ...style, text: options.missing(run.name), highlight: 'yellow' });
    if (run.type !== 'figure') return new TextRun({ ...style, text: run.text });
    const text = new TextRun({ ...style, text: run.text });
    const target = options.link?.(run);
    const child = target ? new ExternalHyperlink({ link: target, children: [text] }) : text;
    return new Bookmark({ id: nameBookmark(run.name, run.text), children: [child] });
  });
}

/** Splits a line where prose of the office begins a new paragraph. */
function paragraphsOf(line: Line): (readonly Run[])[] {
  const paragraphs: Run[][] = [[]];
  for (const run of line.runs) {
    const [first = '', ...more] = run.type === 'slot' ? run.text.split(/\n+/) : [''];
    paragraphs.at(-1)?.push(run.type === 'slot' ? { ...run, text: first } : run);
    for (const text of more) paragraphs.push([{ type: 'text', text }]);
  }
  return paragraphs;
}

function lineParagraphs(line: Line, options: DocumentOptions, nameBookmark: NameBookmark): Paragraph[] {
  if (line.type === 'title') {
    const style = { size: TITLE_SIZE, ...fontOf('title') };
    return [
      new Paragraph({
        ...paragraphStyle,
        alignment: AlignmentType.CENTER,
        children: runsOf(line.runs, options, nameBookmark, style),
      }),
      new Paragraph({ ...paragraphStyle, children: [new TextRun(bodyRun)] }),
    ];
  }
  const style = line.level ? { ...bodyRun, ...fontOf(headingFonts[line.level]) } : bodyRun;
  return paragraphsOf(line).map(
    (runs, index) =>
      new Paragraph({
        ...paragraphStyle,
        indent,
        children: [
          ...(index === 0 && line.number ? [new TextRun({ ...style, text: line.number })] : []),
          ...runsOf(runs, options, nameBookmark, style),
        ],
      }),
  );
}

/** The width of a text in characters: digits and letters are half as wide. */
const widthOf = (text: string): number =>
  Array.from(text).reduce((sum, character) => sum + (character < '\u2E80' ? 0.5 : 1), 0);

const textOf = ({ runs }: Line, options: DocumentOptions): string =>
  runs.map((run) => (run.type === 'missing' ? options.missing(run.name) : run.text)).join('');

/**
 * Returns the signature and the date, without a seal (GB/T 9704-2012, 7.3.5.3). The longer ends two characters from the
 * right, and the date begins two characters to the right of the signature.
 */
function signatureParagraphs(
  lines: readonly Line[],
  options: DocumentOptions,
  nameBookmark: NameBookmark,
): Paragraph[] {
  const [office = 0, date = 0] = lines.map((line) => widthOf(textOf(line, options)));
  const dateRight = Math.max(2, office - date);
  const rights = [dateRight + date + 2 - office, dateRight];
  const blank = () => new Paragraph({ ...paragraphStyle, children: [new TextRun(bodyRun)] });
  return [
    blank(),
    blank(),
    ...lines.map(
      (line, index) =>
        new Paragraph({
          ...paragraphStyle,
          alignment: AlignmentType.RIGHT,
          indent: { right: Math.round((rights[index] ?? 2) * CHARACTER) },
          children: runsOf(line.runs, options, nameBookmark, bodyRun),
        }),
    ),
  ];
}

function pageNumber(side: 'left' | 'right'): Footer {
  const style: IRunOptions = { size: PAGE_NUMBER_SIZE, ...fontOf('number') };
  return new Footer({
    children: [
      new Paragraph({
        alignment: side === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: { [side]: PAGE_NUMBER_INDENT },
        children: [new TextRun({ ...style, children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  });
}

/** Small print of tables: 五号. */
const cellRun: IRunOptions = { size: 21, ...fontOf('body') };

/** A table whose first row is its head. */
function tableOf(widths: readonly number[], rows: readonly (readonly (readonly ParagraphChild[])[])[]): Table {
  const cell = (children: readonly ParagraphChild[]) =>
    new TableCell({ margins: { left: 60, right: 60 }, children: [new Paragraph({ children })] });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: [...widths],
    rows: rows.map(
      (row, index) => new TableRow({ tableHeader: index === 0, cantSplit: true, children: row.map(cell) }),
    ),
  });
}

const appendixOf = ({ title, widths, rows }: DocumentAppendix): (Paragraph | Table)[] => [
  new Paragraph({ children: [new TextRun({ ...bodyRun, ...fontOf('first'), text: title })] }),
  tableOf(
    widths,
    rows.map((row) => row.map((text) => [new TextRun({ ...cellRun, text })])),
  ),
];

/** Widths of the columns of a table in the text. The first, which names the rows, is twice as wide as the others. */
function textWidths(columns: number): number[] {
  const width = Math.floor(TEXT_WIDTH / (columns + 1));
  return [TEXT_WIDTH - width * (columns - 1), ...Array.from({ length: columns - 1 }, () => width)];
}

function partBlocks(part: Part, options: DocumentOptions, nameBookmark: NameBookmark): (Paragraph | Table)[] {
  if ('line' in part) return lineParagraphs(part.line, options, nameBookmark);
  const rows = part.rows.map((cells) => cells.map((runs) => runsOf(runs, options, nameBookmark, cellRun)));
  return [tableOf(textWidths(rows[0]?.length ?? 1), rows)];
}

/** Names the fonts that stand in for ours. The library writes such names for embedded fonts only. */
function nameOtherFonts(file: Uint8Array): Uint8Array {
  const parts = unzipSync(file);
  const entries = Object.values(fonts)
    .map(({ name, other }) => `<w:font w:name="${name}"><w:altName w:val="${other}"/><w:charset w:val="86"/></w:font>`)
    .join('');
  const head = '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">';
  parts['word/fontTable.xml'] = strToU8(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${head}${entries}</w:fonts>`,
  );
  return zipSync(parts);
}

/** Makes the document. Needs some hundred milliseconds for 30 pages. */
export async function makeDocx(report: Pick<Report, 'lines'>, options: DocumentOptions): Promise<Uint8Array> {
  const written: Written[] = [];
  const nameBookmark = makeBookmarks(options.idOf, written);
  const signature = report.lines.filter(({ type }) => type === 'signature');
  const text = report.lines.filter(({ type }) => type !== 'signature');
  const footers = { default: pageNumber('right'), even: pageNumber('left') };
  const body = {
    properties: { page: PAGE, grid: { type: DocumentGridType.LINES, linePitch: LINE_PITCH } },
    footers,
    children: [
      ...partsOf(text).flatMap((part) => partBlocks(part, options, nameBookmark)),
      ...(signature.length ? signatureParagraphs(signature, options, nameBookmark) : []),
    ],
  };
  // Small print does not keep to the grid of 22 lines.
  const appendices = options.appendices.map((appendix) => {
    return { properties: { page: PAGE }, footers, children: appendixOf(appendix) };
  });
  const document = new Document({
    evenAndOddHeaderAndFooters: true,
    customProperties: written,
    styles: { default: { document: { run: bodyRun, paragraph: { spacing: { before: 0, after: 0 } } } } },
    sections: [body, ...appendices],
  });
  return nameOtherFonts(new Uint8Array(await Packer.toArrayBuffer(document)));
}
