import type { Part } from '../../../../domain/reports/paragraphs.ts';
import { summary as words } from './words.ts';

/*
 * The content of an editable paragraph: text, and marks as chips that cannot be edited inside. Nothing else is kept of
 * what a browser may put there.
 */

/** The words of a chip: the mark as it is, without braces. */
export function chipText(mark: string): string {
  if (mark === '完') return words.editor.chips.end;
  const [name = '', ...ways] = mark.split('|');
  return ways.length ? `${name} · ${ways.join(' · ')}` : name;
}

/** Makes the chip of a mark. */
export function makeChip(mark: string): HTMLElement {
  const chip = document.createElement('span');
  chip.className = 'summary-chip';
  chip.contentEditable = 'false';
  chip.dataset.mark = mark;
  chip.textContent = chipText(mark);
  return chip;
}

const nodeOf = (part: Part): Node => (part.type === 'text' ? document.createTextNode(part.text) : makeChip(part.mark));

/** Shows parts in an element, in place of what is in it. */
export const showParts = (element: HTMLElement, parts: readonly Part[]): void =>
  element.replaceChildren(...parts.map(nodeOf));

/** Reads the parts of an element or a fragment as they stand in it. */
export function partsIn(parent: Node): Part[] {
  const parts: Part[] = [];
  const addText = (text: string): void => {
    const last = parts.at(-1);
    if (text === '') return;
    if (last?.type === 'text') parts[parts.length - 1] = { type: 'text', text: last.text + text };
    else parts.push({ type: 'text', text });
  };
  for (const node of parent.childNodes) {
    const mark = node instanceof HTMLElement ? node.dataset.mark : undefined;
    if (mark !== undefined) parts.push({ type: 'mark', mark });
    else addText((node.textContent ?? '').replace(/\u200b/g, ''));
  }
  return parts;
}

/** Puts a node at the place of a selection, and the caret behind it. */
export function insertAt(range: Range, node: Node): void {
  range.deleteContents();
  range.insertNode(node);
  range.setStartAfter(node);
  range.collapse(true);
  const selection = getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}

/** Takes everything behind the caret out of an element. */
export function cutAfter(range: Range, element: HTMLElement): Part[] {
  range.deleteContents();
  const rest = document.createRange();
  rest.setStart(range.endContainer, range.endOffset);
  rest.setEnd(element, element.childNodes.length);
  return partsIn(rest.extractContents());
}
