import { type Id, isId } from '../kernel/id.ts';

/** An amount of one figure that a campaign is to reach, in the whole district or a part of it. */
export interface Target<Figure extends string = string> {
  readonly figure: Figure;
  readonly amount: number;
  readonly of?: { readonly squad: Id } | { readonly town: Id };
}

/** The most that a target can ask for. */
export const MAX_TARGET = 10_000_000;

const line = /^([a-z]+\.[A-Za-z]+) (\d{1,8})(?: (squad|town) (\S+))?$/;

/**
 * Reads the targets of a campaign, one a line, such as `leaflet.distributed 500 squad ID`.
 * @returns undefined if a line is not understood
 */
export function readTargets(text: string): Target[] | undefined {
  const targets: Target[] = [];
  for (const part of text.split('\n').filter(Boolean)) {
    const [, figure, number, group, id] = line.exec(part) ?? [];
    const amount = Number(number);
    if (figure === undefined || amount < 1 || amount > MAX_TARGET) return undefined;
    if (group === undefined) targets.push({ figure, amount });
    else if (!isId(id)) return undefined;
    else targets.push({ figure, amount, of: group === 'squad' ? { squad: id } : { town: id } });
  }
  return targets;
}

/** Writes targets as `readTargets` reads them. */
export const writeTargets = (targets: readonly Target[]): string =>
  targets.map(({ figure, amount, of }) => [figure, amount, ...Object.entries(of ?? {}).flat()].join(' ')).join('\n');
