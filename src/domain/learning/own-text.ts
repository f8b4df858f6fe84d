import type { OwnLine, OwnSource } from './content.ts';

/** The number of a source at the end of a sentence, as in `句子。[1]`. */
const mark = /\s*[[［【]\s*(\d{1,2})\s*[\]］】]\s*$/;

/** Writes sentences as the desk edits them: one a line, a fact with the number of its source behind it. */
export const writeLines = (lines: readonly OwnLine[]): string =>
  lines.map(({ text, source }) => (source === undefined ? text : `${text} [${source + 1}]`)).join('\n');

/** Reads sentences as the desk edits them. Empty lines are left out. */
export const readLines = (text: string): readonly OwnLine[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const found = mark.exec(line);
      return found ? { text: line.slice(0, found.index), source: Number(found[1]) - 1 } : { text: line };
    });

/** Writes sources as the desk edits them: one a line, title, issuer and date between semicolons. */
export const writeSources = (sources: readonly OwnSource[]): string =>
  sources.map(({ title, by, date }) => [title, by, ...(date ? [date] : [])].join('；')).join('\n');

/** Reads sources as the desk edits them. Empty lines are left out. */
export const readSources = (text: string): readonly OwnSource[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [title = '', by = '', date = ''] = line.split(/[；;]/).map((part) => part.trim());
      return { title, by, ...(date && { date }) };
    });

/** Returns the numbers of sources, from 1, that sentences name and the list does not have. */
export const unknownSources = (lines: readonly OwnLine[], sources: readonly OwnSource[]): readonly number[] => [
  ...new Set(
    lines.flatMap(({ source }) => (source !== undefined && sources[source] === undefined ? [source + 1] : [])),
  ),
];
