import type { Id } from '../../../../domain/kernel/id.ts';
import { tipDesk } from '../../../tips/desk/words/tip-desk.ts';
import { formatDay } from '../../../words/format.ts';
import type { OpenedTip } from './open-tip.ts';
import type { PhotoController } from './photo-controller.ts';

/** A text that may be printed. */
export interface SheetText {
  readonly key: string;
  readonly label: string;
  readonly text: string;
  readonly isTalk: boolean;
}

/** Everything is printed by default, except the contact, which identifies the person. */
export const isPrintedByDefault = (key: string): boolean => key !== 'contact';

/**
 * The texts of a tip that may be printed. Internal notes and messages that failed verification are never among them.
 */
export function sheetTexts({ body, talk }: Pick<OpenedTip, 'body' | 'talk'>): SheetText[] {
  const { tip, sheet, talk: words } = tipDesk;
  const said = (['what', 'where', 'when', 'contact'] as const).map((key) => ({
    key: key as string,
    label: tip[key],
    text: body.content[key].trim(),
    isTalk: false,
  }));
  const messages = talk.lines.map(({ message: { from, seq, day }, content }) => ({
    key: `${from} ${seq}`,
    // The officer's name is not printed.
    label: sheet.message(from === 'person' ? words.person : words.ask, formatDay(day, 0)),
    text: content?.text.trim() ?? '',
    isTalk: true,
  }));
  return [...said, ...messages].filter(({ text }) => text !== '');
}

export interface SheetPhoto {
  readonly id: Id;
  readonly src: string;
}

/** The photos that may be printed: only opened ones, so that the officer has seen them. */
export function sheetPhotos(
  { body, talk }: Pick<OpenedTip, 'body' | 'talk'>,
  controller: PhotoController,
): SheetPhoto[] {
  const names = [...body.photos, ...talk.lines.flatMap(({ content }) => content?.photos ?? [])];
  return names.flatMap(({ id }) => {
    const photo = controller.of(id);
    return photo?.state === 'open' ? [{ id, src: photo.src }] : [];
  });
}
