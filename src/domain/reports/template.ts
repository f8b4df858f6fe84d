import { type Condition, type Expression, readCondition, readExpression } from './expression.ts';

/*
 * The format of a report's template, described for its users in docs/MANUAL.zh-CN.md. A line is a block: `#` the title,
 * `##` to `#####` headings, `-` a point (一是), `>` a line of the signature, `|` a row of a table with cells between bars,
 * anything else a paragraph. Marks stand in double braces. A mark of a
 * condition, a loop or a definition that is alone on its line governs whole blocks; within a line it governs text.
 */

/** The ways in which a figure may be written. */
export const ways = {
  余: 'about',
  余两位: 'aboutTwo',
  上年: 'previous',
  前年: 'before',
  比上年: 'growth',
  以上: 'least',
  汉字: 'numeral',
  不带单位: 'bare',
} as const;
export type Way = (typeof ways)[keyof typeof ways];

/** The groups that a loop may go through. */
export const groupings = { 镇: 'town', 分队: 'squad', 专项活动: 'campaign' } as const;
export type Grouping = (typeof groupings)[keyof typeof groupings];

/** The marks that write the name of a loop's present group. */
const groupNames = { 镇名: 'town', 分队名: 'squad', 专项活动名: 'campaign' } as const satisfies Readonly<
  Record<string, Grouping>
>;

/** A part of a line. `name` is what the template says, a Chinese name. */
export type Inline =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'figure'; readonly name: string; readonly ways: readonly Way[]; readonly line: number }
  /** The name of the loop's present group. */
  | { readonly type: 'group'; readonly of: Grouping; readonly line: number }
  /** Prose that the office writes, kept from year to year. */
  | { readonly type: 'slot'; readonly name: string; readonly line: number }
  /** The end of a cell in a row of a table. */
  | { readonly type: 'cell' }
  | When<Inline>
  | Each<Inline>;

interface When<Part> {
  readonly type: 'when';
  readonly condition: Condition;
  readonly met: readonly Part[];
  readonly otherwise: readonly Part[];
  readonly line: number;
}

interface Each<Part> {
  readonly type: 'each';
  readonly of: Grouping;
  readonly parts: readonly Part[];
  readonly line: number;
}

export type Block =
  | {
      readonly type: 'title' | 'paragraph' | 'point' | 'row' | 'signature';
      readonly parts: readonly Inline[];
      readonly line: number;
    }
  | {
      readonly type: 'heading';
      readonly level: 1 | 2 | 3 | 4;
      readonly parts: readonly Inline[];
      readonly line: number;
    }
  | When<Block>
  | Each<Block>;

/** A number that the template computes, such as a mean. */
export interface Definition {
  readonly name: string;
  /** The unit's word; empty for none. */
  readonly unit: string;
  readonly expression: Expression;
  readonly line: number;
}

export interface Template {
  readonly blocks: readonly Block[];
  readonly definitions: readonly Definition[];
}

export const templateErrors = [
  'template_too_long',
  'brace_open',
  'mark_unknown',
  'way_unknown',
  'grouping_unknown',
  'condition_invalid',
  'expression_invalid',
  'block_open',
  'block_unopened',
  'too_deep',
  'group_outside',
  'figure_unknown',
  'figure_circular',
  'name_taken',
] as const;
export type TemplateErrorCode = (typeof templateErrors)[number];

/** An error with its place. `name` is the mark or the figure that it is about. */
export interface TemplateError {
  readonly code: TemplateErrorCode;
  /** From 1. */
  readonly line: number;
  readonly name: string;
}

/** Limits of a template, in characters, lines and nested blocks. A report of 30 pages has some 25,000 characters. */
export const MAX_CHARACTERS = 100_000;
export const MAX_LINES = 5_000;
export const MAX_DEPTH = 5;
export const MAX_DEFINITIONS = 200;
const MAX_MARK = 300;

const MARK = /\{\{([^{}]*)\}\}/g;

type Tag =
  | { readonly type: 'when'; readonly condition: Condition }
  | { readonly type: 'each'; readonly of: Grouping }
  | { readonly type: 'otherwise' | 'end' }
  | { readonly type: 'define'; readonly definition: Definition }
  | { readonly type: 'inline'; readonly inline: Inline };

type ReadTag = (mark: string, line: number, fail: Fail) => Tag | undefined;
type Fail = (code: TemplateErrorCode, line: number, name: string) => undefined;

const own = <T extends object>(table: T, key: string): T[keyof T] | undefined =>
  Object.hasOwn(table, key) ? table[key as keyof T] : undefined;

const DEFINITION = /^设\s+([^（）()=＝|]+?)\s*(?:[（(]([^（）()]*)[）)])?\s*[=＝]\s*(.+)$/;

const readTag: ReadTag = (mark, line, fail) => {
  const text = mark.trim();
  if (text.length > MAX_MARK) return fail('mark_unknown', line, text);
  if (text === '否则') return { type: 'otherwise' };
  if (text === '完') return { type: 'end' };
  const [word = '', ...rest] = text.split(/\s+/);
  const argument = rest.join(' ');
  switch (word) {
    case '若': {
      const condition = readCondition(argument);
      return condition ? { type: 'when', condition } : fail('condition_invalid', line, argument);
    }
    case '逐': {
      const of = own(groupings, argument);
      return of ? { type: 'each', of } : fail('grouping_unknown', line, argument);
    }
    case '待写':
      return argument
        ? { type: 'inline', inline: { type: 'slot', name: argument, line } }
        : fail('mark_unknown', line, text);
    case '设': {
      const [, name = '', unit = '', formula = ''] = DEFINITION.exec(text) ?? [];
      const expression = readExpression(formula);
      if (!name || !expression) return fail('expression_invalid', line, text);
      return { type: 'define', definition: { name, unit: unit.trim(), expression, line } };
    }
  }
  const group = own(groupNames, text);
  if (group) return { type: 'inline', inline: { type: 'group', of: group, line } };
  const [name = '', ...written] = text.split('|').map((part) => part.trim());
  if (!name) return fail('mark_unknown', line, text);
  const known = written.map((way) => own(ways, way) ?? fail('way_unknown', line, way));
  return { type: 'inline', inline: { type: 'figure', name, ways: known.filter((way) => way !== undefined), line } };
};

/** A condition or loop that is being read, with the parts read so far. */
interface Open<Part> {
  readonly tag: Extract<Tag, { type: 'when' | 'each' }>;
  readonly line: number;
  readonly met: Part[];
  readonly otherwise: Part[];
  isOtherwise: boolean;
}

/** Nests parts by their conditions and loops. Blocks and the parts of a line nest alike. */
function makeNest<Part>(fail: Fail) {
  const top: Part[] = [];
  const open: Open<Part>[] = [];
  const here = (): Part[] => {
    const last = open.at(-1);
    return last ? (last.isOtherwise ? last.otherwise : last.met) : top;
  };
  return {
    add: (part: Part) => void here().push(part),
    isOpen: () => open.length > 0,
    begin(tag: Open<Part>['tag'], line: number) {
      if (open.length >= MAX_DEPTH) fail('too_deep', line, '');
      open.push({ tag, line, met: [], otherwise: [], isOtherwise: false });
    },
    otherwise(line: number) {
      const last = open.at(-1);
      if (last?.tag.type === 'when' && !last.isOtherwise) last.isOtherwise = true;
      else fail('block_unopened', line, '否则');
    },
    end(line: number) {
      const last = open.pop();
      if (!last) return void fail('block_unopened', line, '完');
      const { tag, met, otherwise } = last;
      const made =
        tag.type === 'when' ? { ...tag, met, otherwise, line: last.line } : { ...tag, parts: met, line: last.line };
      // Safe: a nest of a kind of parts makes conditions and loops of that kind.
      here().push(made as Part);
    },
    finish(): Part[] {
      for (const { line, tag } of open) fail('block_open', line, tag.type === 'when' ? '若' : '逐');
      return top;
    },
  };
}

function readLine(text: string, line: number, fail: Fail): Inline[] {
  const nest = makeNest<Inline>(fail);
  let from = 0;
  const addText = (end: number) => {
    const between = text.slice(from, end);
    const brace = /\{\{|\}\}/.exec(between);
    if (brace) fail('brace_open', line, between.slice(brace.index, brace.index + 20));
    if (between) nest.add({ type: 'text', text: between });
  };
  for (const { 0: whole, 1: mark = '', index } of text.matchAll(MARK)) {
    addText(index);
    from = index + whole.length;
    const tag = readTag(mark, line, fail);
    if (!tag) continue;
    if (tag.type === 'when' || tag.type === 'each') nest.begin(tag, line);
    else if (tag.type === 'otherwise') nest.otherwise(line);
    else if (tag.type === 'end') nest.end(line);
    else if (tag.type === 'inline') nest.add(tag.inline);
    // A definition is no part of a sentence.
    else fail('mark_unknown', line, mark.trim());
  }
  addText(text.length);
  return nest.finish();
}

/** A title or a heading: its signs, then its text. */
export const headingPattern = /^(#{1,5})\s+(.*)$/;

/** Tells whether a mark that is alone on its line governs blocks. */
export const isBlockMark = (mark: string): boolean => /^(若|逐|设)\s|^(否则|完)$/.test(mark.trim());

/** A bar outside of a mark, which ends a cell. */
const BAR = /\|(?![^{}]*\}\})/;

/** Splits a row of a table, such as `| 指标 | {{镇}} |`, into its cells; undefined for a line of another kind. */
function rowCells(text: string): string[] | undefined {
  const inner = /^\|\s(.*)$/.exec(text)?.[1];
  return inner
    ?.replace(/\s*\|$/, '')
    .split(BAR)
    .map((cell) => cell.trim());
}

function readBlock(text: string, line: number, fail: Fail): Block {
  const [, marks = '', heading = ''] = headingPattern.exec(text) ?? [];
  const level = marks.length - 1;
  if (marks === '#') return { type: 'title', parts: readLine(heading, line, fail), line };
  if (level === 1 || level === 2 || level === 3 || level === 4)
    return { type: 'heading', level, parts: readLine(heading, line, fail), line };
  const point = /^-\s+(.*)$/.exec(text)?.[1];
  if (point !== undefined) return { type: 'point', parts: readLine(point, line, fail), line };
  const row = rowCells(text);
  if (row) {
    const cells = row.map((cell) => readLine(cell, line, fail));
    return { type: 'row', parts: cells.flatMap((cell, at) => (at ? [{ type: 'cell' }, ...cell] : cell)), line };
  }
  const signature = /^>\s+(.*)$/.exec(text)?.[1];
  if (signature !== undefined) return { type: 'signature', parts: readLine(signature, line, fail), line };
  return { type: 'paragraph', parts: readLine(text, line, fail), line };
}

/** A template, and all errors found in it. With errors, the template lacks the marks that could not be read. */
export interface ReadTemplate {
  readonly template: Template;
  readonly errors: readonly TemplateError[];
}

/** Reads a template's text. Takes time in proportion to its length. */
export function readTemplate(text: string): ReadTemplate {
  const errors: TemplateError[] = [];
  const fail: Fail = (code, line, name) => void errors.push({ code, line, name: name.slice(0, 60) }) as undefined;
  const lines = text.length > MAX_CHARACTERS ? [] : text.split(/\r?\n/);
  if (text.length > MAX_CHARACTERS || lines.length > MAX_LINES) {
    fail('template_too_long', 1, '');
    return { template: { blocks: [], definitions: [] }, errors };
  }
  const nest = makeNest<Block>(fail);
  const definitions: Definition[] = [];
  for (const [index, raw] of lines.entries()) {
    const [line, content] = [index + 1, raw.trim()];
    if (!content) continue;
    const alone = /^\{\{([^{}]*)\}\}$/.exec(content)?.[1];
    const tag = alone !== undefined && isBlockMark(alone) ? readTag(alone, line, fail) : 'text';
    if (tag === 'text') nest.add(readBlock(content, line, fail));
    else if (tag?.type === 'when' || tag?.type === 'each') nest.begin(tag, line);
    else if (tag?.type === 'otherwise') nest.otherwise(line);
    else if (tag?.type === 'end') nest.end(line);
    else if (tag?.type === 'define' && definitions.push(tag.definition) > MAX_DEFINITIONS) break;
  }
  if (definitions.length > MAX_DEFINITIONS) fail('template_too_long', definitions.at(-1)?.line ?? 1, '设');
  return { template: { blocks: nest.finish(), definitions }, errors };
}
