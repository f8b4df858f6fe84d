import MarkdownIt, { type Token } from 'markdown-it';
import cjkFriendly from 'markdown-it-cjk-friendly';
import {
  type Block,
  MAX_BLOCKS,
  MAX_POST_PICTURES,
  MAX_RUNS,
  type PostProblem,
  type PostProblemCode,
  picturesOf,
  type Run,
} from '../../domain/posts/block.ts';
import { checkLink } from '../../domain/posts/link.ts';
import { hasDirections, hasLookAlikes } from '../../domain/posts/text.ts';

/** Levels of blocks in blocks that the parser follows; deeper ones are text. */
const MAX_NESTING = 20;

/**
 * The parser of what the office types. HTML is recognized so that it can be refused by name, not passed on. Marks that a
 * clerk types without meaning them (indented code, rules, entities, references) are text. Emphasis follows the rules for
 * Chinese punctuation, without which **“减肥糖”** between characters stays as it is typed.
 */
const parser = new MarkdownIt('commonmark', { html: true, maxNesting: MAX_NESTING })
  .disable(['code', 'fence', 'hr', 'lheading', 'reference', 'backticks', 'entity'])
  .use(cjkFriendly);
// Addresses stay as they were typed, for `checkLink`.
parser.validateLink = () => true;
parser.normalizeLink = (address) => address;

/** The start of a picture's address in the text, and how many characters of its name follow. */
export const PICTURE = 'photo:';
export const PICTURE_CHARACTERS = 16;

export interface ParsedText {
  readonly blocks: readonly Block[];
  readonly problems: readonly PostProblem[];
}

interface Marks {
  strong: number;
  emphasis: number;
  href: string | undefined;
}

type Tell = (code: PostProblemCode, line: number) => void;
/** A paragraph's content: its runs, and the pictures that stand in it. */
interface Inline {
  readonly runs: readonly Run[];
  readonly pictures: readonly { readonly address: string; readonly alt: string }[];
}

const attributeOf = (token: Token, name: string): string => String(token.attrGet(name) ?? '');

/** Returns the text between a link's tokens. */
function textOfLink(tokens: readonly Token[], from: number): string {
  const close = tokens.findIndex((token, at) => at > from && token.type === 'link_close');
  return tokens
    .slice(from, close < 0 ? undefined : close)
    .map(({ content }) => content)
    .join('');
}

const sameLook = (a: Run, b: Run): boolean => a.strong === b.strong && a.emphasis === b.emphasis && a.href === b.href;

/** Adds a text to the runs, to the last one if it looks the same. */
function addText(runs: Run[], text: string, { strong, emphasis, href }: Marks): void {
  if (text === '') return;
  const run: Run = {
    text,
    ...(strong > 0 && { strong: true as const }),
    ...(emphasis > 0 && { emphasis: true as const }),
    ...(href !== undefined && { href }),
  };
  const last = runs.at(-1);
  if (last && sameLook(last, run)) runs[runs.length - 1] = { ...run, text: last.text + text };
  else runs.push(run);
}

/** Reads the tokens of a paragraph. */
function readInline(tokens: readonly Token[], line: number, tell: Tell): Inline {
  const runs: Run[] = [];
  const pictures: { address: string; alt: string }[] = [];
  const marks: Marks = { strong: 0, emphasis: 0, href: undefined };
  for (const [at, token] of tokens.entries()) {
    switch (token.type) {
      case 'strong_open':
      case 'strong_close':
        marks.strong += token.nesting;
        break;
      case 'em_open':
      case 'em_close':
        marks.emphasis += token.nesting;
        break;
      case 'link_open': {
        const checked = checkLink(attributeOf(token, 'href'), textOfLink(tokens, at));
        if (checked.ok) marks.href = checked.value;
        else tell(checked.error, line);
        break;
      }
      case 'link_close':
        marks.href = undefined;
        break;
      case 'softbreak':
      case 'hardbreak':
        addText(runs, '\n', marks);
        break;
      case 'image':
        pictures.push({ address: attributeOf(token, 'src'), alt: token.content.trim() });
        break;
      case 'html_inline':
        tell('html', line);
        break;
      default:
        addText(runs, token.content, marks);
    }
  }
  return { runs, pictures };
}

/** A list or quotation that is being read. */
interface Open {
  readonly type: 'list' | 'quote';
  readonly ordered: boolean;
  readonly parts: Run[][];
}

/** Turns the parser's tokens into blocks. */
function readBlocks(tokens: readonly Token[], pictures: ReadonlyMap<string, string>, tell: Tell): Block[] {
  const blocks: Block[] = [];
  let open: Open | undefined;
  let depth = 0;
  let level: 2 | 3 | undefined;
  let isNewItem = false;

  function addParts({ runs }: Inline): void {
    if (!open || runs.length === 0) return;
    const last = open.parts.at(-1);
    // A second paragraph of an item goes on in the item.
    if (open.type === 'list' && !isNewItem && last) last.push({ text: '\n' }, ...runs);
    else open.parts.push([...runs]);
    isNewItem = false;
  }
  function addPictures(inline: Inline, line: number): void {
    for (const { address, alt } of inline.pictures) {
      const photo = address.startsWith(PICTURE) ? pictures.get(address.slice(PICTURE.length)) : undefined;
      if (!photo) tell('picture_unknown', line);
      else if (alt === '') tell('picture_unnamed', line);
      else blocks.push({ type: 'picture', photo, alt });
    }
  }
  function addInline(inline: Inline, line: number): void {
    if (open) {
      if (inline.pictures.length > 0 || level !== undefined) tell('nested', line);
      addParts(inline);
      return;
    }
    if (level !== undefined) blocks.push({ type: 'heading', level, runs: inline.runs });
    else if (inline.runs.some(({ text }) => text.trim() !== '')) blocks.push({ type: 'paragraph', runs: inline.runs });
    addPictures(inline, line);
  }
  function enter(type: Open['type'], ordered: boolean, line: number): void {
    depth += 1;
    if (open) tell('nested', line);
    else open = { type, ordered, parts: [] };
  }
  function leave(): void {
    depth -= 1;
    if (depth > 0 || !open) return;
    const { type, ordered, parts } = open;
    open = undefined;
    if (parts.length === 0) return;
    blocks.push(type === 'list' ? { type, ordered, items: parts } : { type, paragraphs: parts });
  }

  let line = 1;
  for (const token of tokens) {
    if (token.map) line = token.map[0] + 1;
    switch (token.type) {
      case 'heading_open':
        level = Number(token.tag.slice(1)) <= 2 ? 2 : 3;
        break;
      case 'heading_close':
        level = undefined;
        break;
      case 'bullet_list_open':
      case 'ordered_list_open':
        enter('list', token.type === 'ordered_list_open', line);
        break;
      case 'blockquote_open':
        enter('quote', false, line);
        break;
      case 'list_item_open':
        isNewItem = true;
        break;
      case 'bullet_list_close':
      case 'ordered_list_close':
      case 'blockquote_close':
        leave();
        break;
      case 'html_block':
        tell('html', line);
        break;
      case 'inline':
        addInline(readInline(token.children ?? [], line, tell), line);
        break;
      default:
    }
  }
  return blocks;
}

/** Counts the runs of a block, which its size on a page follows from. */
function runsIn(block: Block): number {
  if (block.type === 'picture') return 1;
  const parts = block.type === 'list' ? block.items : block.type === 'quote' ? block.paragraphs : [block.runs];
  return parts.reduce((sum, runs) => sum + runs.length, 0);
}

/**
 * Parses the typed text of a post into blocks, and names everything in it that can not be published. The text is at most
 * `MAX_TEXT` characters, which bounds the work.
 * @param pictures hashes of the pictures that may be shown, by their first `PICTURE_CHARACTERS`
 */
export function parsePost(text: string, pictures: ReadonlyMap<string, string>): ParsedText {
  const problems: PostProblem[] = [];
  const tell: Tell = (code, line) => {
    if (!problems.some((known) => known.code === code && known.line === line)) problems.push({ code, line });
  };
  for (const [at, line] of text.split('\n').entries()) {
    if (hasDirections(line)) tell('bidi', at + 1);
    if (hasLookAlikes(line)) tell('look_alike', at + 1);
  }
  const blocks = readBlocks(parser.parse(text, {}), pictures, tell);
  if (picturesOf(blocks).length > MAX_POST_PICTURES) tell('pictures_many', 0);
  const runs = blocks.reduce((sum, block) => sum + runsIn(block), 0);
  if (blocks.length > MAX_BLOCKS || runs > MAX_RUNS) {
    tell('too_long', 0);
    return { blocks: [], problems };
  }
  return { blocks, problems: problems.sort((a, b) => a.line - b.line) };
}
