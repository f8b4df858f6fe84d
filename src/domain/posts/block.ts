/** A run of characters of one look. Its text may have line breaks, never marks. */
export interface Run {
  readonly text: string;
  readonly strong?: true;
  readonly emphasis?: true;
  /** Where a link leads: a checked address (`checkLink`). */
  readonly href?: string;
}

/** A part of a post's body. Blocks are what travels and is stored beside the typed text; there is no HTML in them. */
export type Block =
  | { readonly type: 'heading'; readonly level: 2 | 3; readonly runs: readonly Run[] }
  | { readonly type: 'paragraph'; readonly runs: readonly Run[] }
  | { readonly type: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Run[])[] }
  | { readonly type: 'quote'; readonly paragraphs: readonly (readonly Run[])[] }
  /** A picture by the SHA-256 of its JPEG; `alt` says what is on it. */
  | { readonly type: 'picture'; readonly photo: string; readonly alt: string };

/** Limits of a post: characters of its parts, blocks, and runs of all blocks. */
export const MAX_TITLE = 40;
export const MAX_LINE = 60;
export const MAX_TEXT = 8_000;
export const MAX_BLOCKS = 300;
export const MAX_RUNS = 2_000;
export const MAX_POST_PICTURES = 9;

/** Why a post can not be published. Codes are stable. */
export const postProblems = [
  /** The text has HTML, such as a script. */
  'html',
  /** The text has characters that turn its direction, so that it reads otherwise than it is. */
  'bidi',
  /** A word mixes letters of several scripts that look alike. */
  'look_alike',
  /** A link starts with something else than https, http or tel. */
  'link_scheme',
  /** A link has invisible characters, spaces or backslashes. */
  'link_hidden',
  /** A link's host has foreign letters, a user name, or is written as a number. */
  'link_look_alike',
  /** A link reads like another address than the one to which it leads. */
  'link_disguised',
  /** A picture is not there, or the consent to it was taken back. */
  'picture_unknown',
  /** A picture has no words for those who do not see it. */
  'picture_unnamed',
  /** There are more pictures than a post may have. */
  'pictures_many',
  /** A list stands in a list, or a heading or picture in a list or quotation. */
  'nested',
  /** There are more blocks or runs than a post may have. */
  'too_long',
  /** The post has no title or no text. */
  'empty',
] as const;
export type PostProblemCode = (typeof postProblems)[number];

export interface PostProblem {
  readonly code: PostProblemCode;
  /** Line of the typed text, from 1; 0 for the title and the lines beside it. */
  readonly line: number;
}

/** Returns the texts of a block, a paragraph or an item each. */
export function textsOf(block: Block): readonly string[] {
  const plain = (runs: readonly Run[]) => runs.map(({ text }) => text).join('');
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return [plain(block.runs)];
    case 'list':
      return block.items.map(plain);
    case 'quote':
      return block.paragraphs.map(plain);
    case 'picture':
      return [];
  }
}

/** Returns the pictures that the blocks show, each once. */
export const picturesOf = (blocks: readonly Block[]): readonly string[] => [
  ...new Set(blocks.flatMap((block) => (block.type === 'picture' ? [block.photo] : []))),
];
