import type { PosterContent } from './content.ts';
import type { Look, Zone } from './looks.ts';
import type { Sheet } from './sheets.ts';
import type { Item } from './stack.ts';

/** The texts of a poster above its foot. */
interface Texts {
  readonly head: readonly Item[];
  readonly body: readonly Item[];
}

type Rest = Partial<Item> & Pick<Item, 'largest'>;

/** Makes the texts of a poster, with the sizes between which they may be set. */
export function textItems(content: PosterContent, look: Look, { smallest }: Sheet): Texts {
  const { kicker, figure, title, lead, facts, blocks } = content;
  const { align } = look;
  const item = (text: string, { ink, ground }: Zone, rest: Rest): Item => ({
    ...{ text, smallest, isBold: false, align, fill: ink, on: ground, gap: 0.35 },
    ...rest,
  });
  const { head, body } = look;
  const bold = { isBold: true, isBalanced: true } as const;
  const least = (times: number) => Math.round(smallest * times);
  const kickers = kicker ? [item(kicker, { ...head, ink: head.accent }, { ...bold, largest: 54, gap: 0 })] : [];
  const figures = figure ? [item(figure, head, { ...bold, largest: 300, smallest: least(2.6), gap: 0.06 })] : [];
  const titleZone = look.hasBand ? { ...body, ink: body.accent } : head;
  const titles = [item(title, titleZone, { ...bold, largest: 96, smallest: least(1.9), gap: 0.3 })];
  const leadZone = look.hasBand ? body : head;
  const leads = lead ? [item(lead, leadZone, { largest: 58, smallest, gap: 0.3 })] : [];
  const texts = [
    ...facts.map(({ name, text }) =>
      item(text, body, { largest: 58, align: 'left', label: name, labelFill: body.accent, gap: 0.25 }),
    ),
    ...blocks.flatMap(({ heading, text }) => [
      ...(heading
        ? [item(heading, { ...body, ink: body.accent }, { largest: 52, isBold: true, align: 'left', gap: 0.5 })]
        : []),
      ...text
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line, at) => item(line, body, { largest: 50, align: 'left', gap: heading && at === 0 ? 0.05 : 0.3 })),
    ]),
  ];
  if (look.hasBand) return { head: [...kickers, ...figures], body: [...titles, ...leads, ...texts] };
  const upper = [...kickers, ...figures, ...titles, ...leads];
  return look.hasHills ? { head: [...upper, ...texts], body: [] } : { head: upper, body: texts };
}
