/** A text with the part that is selected in it. */
export interface Selected {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** Puts marks around the selected words, as `**` for bold. */
export function wrap({ text, from, to }: Selected, mark: string): Selected {
  const inner = text.slice(from, to);
  const next = `${text.slice(0, from)}${mark}${inner}${mark}${text.slice(to)}`;
  return { text: next, from: from + mark.length, to: to + mark.length };
}

/** Puts a mark before each selected line, as `- ` for a list. */
export function prefix({ text, from, to }: Selected, mark: string): Selected {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const end = text.indexOf('\n', to) < 0 ? text.length : text.indexOf('\n', to);
  const lines = text
    .slice(start, end)
    .split('\n')
    .map((line) => mark + line);
  const marked = lines.join('\n');
  return {
    text: text.slice(0, start) + marked + text.slice(end),
    from: start + mark.length,
    to: start + marked.length,
  };
}

/** Puts a paragraph of its own behind the one in which the selection ends. */
export function insertParagraph({ text, to }: Selected, paragraph: string): Selected {
  const end = text.indexOf('\n', to) < 0 ? text.length : text.indexOf('\n', to);
  const before = text.slice(0, end).trimEnd();
  const next = `${before}${before ? '\n\n' : ''}${paragraph}`;
  const rest = text.slice(end).trimStart();
  return { text: rest ? `${next}\n\n${rest}` : next, from: next.length, to: next.length };
}
