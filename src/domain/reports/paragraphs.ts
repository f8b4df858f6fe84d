import { headingPattern, isBlockMark } from './template.ts';

/** The styles of a paragraph. `control` is a mark alone that governs the paragraphs below it. */
export const styles = [
  'title',
  'first',
  'second',
  'third',
  'fourth',
  'paragraph',
  'point',
  'row',
  'signature',
  'control',
] as const;
export type Style = (typeof styles)[number];

/** A part of a paragraph: text, or a mark as the template has it, without braces. */
export type Part = { readonly type: 'text'; readonly text: string } | { readonly type: 'mark'; readonly mark: string };

/** A line of a template as an editor shows it. */
export interface Paragraph {
  readonly style: Style;
  readonly parts: readonly Part[];
}

const prefixes: Readonly<Record<Style, string>> = {
  title: '# ',
  first: '## ',
  second: '### ',
  third: '#### ',
  fourth: '##### ',
  paragraph: '',
  point: '- ',
  row: '| ',
  signature: '> ',
  control: '',
};
const signs: Readonly<Record<string, Style>> = { '-': 'point', '>': 'signature', '|': 'row' };
const headingStyles = ['title', 'first', 'second', 'third', 'fourth'] as const;

const MARK = /\{\{([^{}]*)\}\}/g;

/** Splits a line at its marks. */
export function readParts(line: string): Part[] {
  const parts: Part[] = [];
  let from = 0;
  const addText = (end: number): void => {
    if (end > from) parts.push({ type: 'text', text: line.slice(from, end) });
  };
  for (const { 0: whole, 1: mark = '', index } of line.matchAll(MARK)) {
    addText(index);
    parts.push({ type: 'mark', mark: mark.trim() });
    from = index + whole.length;
  }
  addText(line.length);
  return parts;
}

function readParagraph(line: string): Paragraph {
  const parts = readParts(line);
  const [first] = parts;
  if (parts.length === 1 && first?.type === 'mark' && isBlockMark(first.mark)) return { style: 'control', parts };
  const [, marks = '', heading] = headingPattern.exec(line) ?? [];
  const style = headingStyles[marks.length - 1];
  if (style && heading !== undefined) return { style, parts: readParts(heading) };
  const [, sign, rest = ''] = /^([->|])\s+(.*)$/.exec(line) ?? [];
  const named = sign && signs[sign];
  if (named) return { style: named, parts: readParts(rest) };
  return { style: 'paragraph', parts };
}

/** Reads a template's text as paragraphs, without its empty lines. */
export const readParagraphs = (text: string): Paragraph[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(readParagraph);

/** A text in which nothing is taken for a mark or a new line: braces become those of full width. */
const plain = (text: string): string =>
  text
    .replaceAll('{', '｛')
    .replaceAll('}', '｝')
    .replace(/[\r\n]+/g, ' ');

/** Writes the parts of a paragraph as a template has them. */
export const writeParts = (parts: readonly Part[]): string =>
  parts.map((part) => (part.type === 'text' ? plain(part.text) : `{{${plain(part.mark)}}}`)).join('');

/** Writes paragraphs as a template's text; the line of each is its place, from 1. */
export const writeParagraphs = (paragraphs: readonly Paragraph[]): string =>
  paragraphs.map(({ style, parts }) => `${prefixes[style]}${writeParts(parts)}`).join('\n');

/** The lines that each of two texts has and the other lacks. */
export interface LineDifference {
  readonly mine: readonly string[];
  readonly theirs: readonly string[];
}

/** Finds the lines of two versions that differ, in their order. */
export function lineDifference(mine: string, theirs: string): LineDifference {
  const linesOf = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');
  const [a, b] = [linesOf(mine), linesOf(theirs)];
  const [inMine, inTheirs] = [new Set(a), new Set(b)];
  return { mine: a.filter((line) => !inTheirs.has(line)), theirs: b.filter((line) => !inMine.has(line)) };
}
