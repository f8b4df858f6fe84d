import type { Claim, Way } from '../attendance/claim.ts';
import { hoursOf } from '../attendance/hours.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';
import type { Day } from '../kernel/day.ts';
import type { Id } from '../kernel/id.ts';
import { ways } from '../records/kinds/attendance.ts';
import { type FoldedRecord, recordDay, textField } from '../records/record.ts';

/** Minutes of service by the ways that show them. */
export type MinutesByWay = Readonly<Partial<Record<Way, number>>>;

/** One event in which the member served. */
export interface ServiceLine {
  readonly day: Day;
  readonly title: string;
  /** The form of the event, which names the content of the service. */
  readonly form?: string;
  readonly minutes: MinutesByWay;
}

/**
 * The whole text of a certificate of service. 民政部令67号 §15 wants time, content and recording unit; the rest is by the
 * office's settings. Paid duty is never on it.
 */
export interface CertificateContent {
  readonly number: string;
  readonly version: number;
  readonly issued: Day;
  /** True once the office stated that it may issue certificates (§2, §26); before, the paper is a record of hours. */
  readonly certifies: boolean;
  /** 记录单位. */
  readonly unit: string;
  readonly name: string;
  /** The volunteer number, which stands in for the identity card number. */
  readonly volunteer?: string;
  readonly from: Day;
  readonly until: Day;
  readonly lines: readonly ServiceLine[];
  /** 负责人, 经办人 and 联系方式 of 民发〔2015〕149号. */
  readonly responsible?: string;
  readonly handler?: string;
  readonly contact?: string;
  /** Whether the paper leaves a space for the unit's seal. */
  readonly seal: boolean;
  /** The day of the version before, which this one takes the place of. */
  readonly replaces?: Day;
  /** The last day of its public notice (民发〔2015〕149号, by the office's settings); it is valid from the next day on. */
  readonly notice?: Day;
}

/** Tells whether a public notice, given by its last day, still lasts, so that the certificate is not valid yet. */
export const isInNotice = (notice: Day | null | undefined, today: Day): boolean => notice != null && today <= notice;

/** A claim with its event and the minutes that it is credited with. */
export interface Credit {
  readonly claim: Pick<Claim, 'event' | 'way' | 'duty'>;
  readonly event: FoldedRecord | undefined;
  readonly minutes: number;
}

/** Returns a line for each event of a period, the earliest first. Paid duty is left out. */
export function serviceLines(credits: readonly Credit[], from: Day, until: Day): ServiceLine[] {
  const lines = new Map<Id, ServiceLine>();
  for (const { claim, event, minutes } of credits) {
    const day = event && recordDay(event);
    if (!event || day === undefined || day < from || day > until || minutes <= 0 || claim.duty) continue;
    const form = textField(event, 'form');
    const line = lines.get(claim.event) ?? {
      ...{ day, title: textField(event, 'title') ?? '', minutes: {} },
      ...(form !== undefined && { form }),
    };
    const sum = (line.minutes[claim.way] ?? 0) + minutes;
    lines.set(claim.event, { ...line, minutes: { ...line.minutes, [claim.way]: sum } });
  }
  return [...lines.values()].sort((a, b) => (`${a.day} ${a.title}` < `${b.day} ${b.title}` ? -1 : 1));
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0);

export const lineMinutes = ({ minutes }: ServiceLine): number => sumOf(Object.values(minutes));

export const totalMinutes = (lines: readonly ServiceLine[]): number => sumOf(lines.map(lineMinutes));

/**
 * Returns hours as they are printed, to 0.1 h. They add up to the hours of the sum, which is rounded once: what is missing
 * goes to the parts that lost most.
 */
export function hoursOfParts(minutes: readonly number[]): number[] {
  const tenths = minutes.map((each) => Math.floor(each / 6));
  const missing = Math.round(hoursOf(sumOf(minutes)) * 10) - sumOf(tenths);
  const gaining = minutes
    .map((each, at) => ({ at, lost: each % 6 }))
    .sort((a, b) => b.lost - a.lost || a.at - b.at)
    .slice(0, missing);
  return tenths.map((each, at) => (each + (gaining.some((gain) => gain.at === at) ? 1 : 0)) / 10);
}

/** A part of the hours: of one content or one way. */
export interface Part<Key> {
  readonly key: Key;
  readonly times: number;
  readonly hours: number;
}

function partsOf<Key>(of: readonly { readonly key: Key; readonly minutes: number }[]): Part<Key>[] {
  const keys = [...new Set(of.map(({ key }) => key))];
  const groups = keys.map((key) => of.filter((each) => each.key === key));
  const hours = hoursOfParts(groups.map((group) => sumOf(group.map(({ minutes }) => minutes))));
  return keys.map((key, at) => ({ key, times: groups[at]?.length ?? 0, hours: hours[at] ?? 0 }));
}

/** Returns the hours by content of the service, in order of first mention. `undefined` stands for no form. */
export const hoursByForm = (lines: readonly ServiceLine[]): Part<string | undefined>[] =>
  partsOf(lines.map((line) => ({ key: line.form, minutes: lineMinutes(line) })));

/** Returns the hours by the ways that show them, in the order of `ways`. */
export const hoursByWay = (lines: readonly ServiceLine[]): Part<Way>[] =>
  partsOf(
    ways.flatMap((key) =>
      lines.flatMap(({ minutes }) => (minutes[key] === undefined ? [] : [{ key, minutes: minutes[key] }])),
    ),
  );

/** Writes a certificate as the text that is digested and kept: the same content gives the same bytes. */
export const contentText = (content: CertificateContent): string => canonicalJson(content);
