import { dropInvisible } from '../../domain/reading/characters.ts';

/** HTML whose values are escaped, so that it may be joined to more. */
export class Html {
  constructor(readonly text: string) {}
}

type Value = Html | string | number | false | undefined | readonly Html[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Returns a text for a page or an XML file: without invisible and direction characters, which could disguise it. */
export const escaped = (text: string): string =>
  dropInvisible(text).replace(/[&<>"']/g, (mark) => entities[mark] ?? '');

function textOf(value: Value): string {
  if (value === undefined || value === false) return '';
  if (value instanceof Html) return value.text;
  if (Array.isArray(value)) return value.map(({ text }: Html) => text).join('');
  return escaped(String(value));
}

/** Joins a template to HTML. Texts are escaped; `undefined` and `false` are left out. */
export const html = (parts: TemplateStringsArray, ...values: readonly Value[]): Html =>
  new Html(parts.reduce((joined, part, at) => `${joined}${textOf(values[at - 1])}${part}`));

/** Writes JSON for a data block of a page, in which no text can end the block. */
export const dataBlock = (type: string, value: unknown): Html =>
  new Html(`<script type="${type}">${dropInvisible(JSON.stringify(value)).replace(/</g, '\\u003c')}</script>`);
