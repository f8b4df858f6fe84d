import * as v from 'valibot';
import { DIGEST_BYTES, isCertificateNumber } from '../../domain/certificates/code.ts';
import type { CertificateContent } from '../../domain/certificates/content.ts';
import { daysBetween, isDay, OLDEST_DAY } from '../../domain/kernel/day.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { IdSchema } from '../kernel/primitives.ts';
import { StorableText } from '../kernel/storable-text.ts';

const DaySchema = v.pipe(
  v.string(),
  v.check((text) => isDay(text), 'day'),
);
const NumberSchema = v.pipe(
  v.string(),
  v.check((text) => isCertificateNumber(text), 'number'),
);
const VersionSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(999));

/** The longest period of one certificate, in days. */
const MAX_DAYS = 1_830;

const isPeriod = ({ from, until }: { readonly from: string; readonly until: string }): boolean => {
  const days = daysBetween(from, until);
  return from >= OLDEST_DAY && days >= 0 && days <= MAX_DAYS;
};

/** A period of service, both days included. */
export const ServicePeriod = v.pipe(
  v.object({ from: DaySchema, until: DaySchema }),
  v.check((period) => isPeriod(period), 'period'),
);
export type ServicePeriod = v.InferOutput<typeof ServicePeriod>;

/** Asks for a certificate: for oneself, or by the office for another member. */
export const IssueRequest = v.pipe(
  v.object({
    from: DaySchema,
    until: DaySchema,
    member: v.exactOptional(IdSchema),
    /** The member agrees that name and hours are shown in the public notice, where the office's settings want one. */
    agreed: v.optional(v.boolean(), false),
  }),
  v.check((period) => isPeriod(period), 'period'),
);
export type IssueRequest = v.InferInput<typeof IssueRequest>;

const MinutesSchema = v.record(v.string(), v.number());
const LineSchema = v.object({
  day: v.string(),
  title: v.string(),
  form: v.exactOptional(v.string()),
  minutes: MinutesSchema,
});

const ContentSchema = v.object({
  number: v.string(),
  version: v.number(),
  issued: v.string(),
  certifies: v.boolean(),
  unit: v.string(),
  name: v.string(),
  volunteer: v.exactOptional(v.string()),
  from: v.string(),
  until: v.string(),
  lines: v.array(LineSchema),
  responsible: v.exactOptional(v.string()),
  handler: v.exactOptional(v.string()),
  contact: v.exactOptional(v.string()),
  seal: v.boolean(),
  replaces: v.exactOptional(v.string()),
  notice: v.exactOptional(v.string()),
});

/** Reads the text of a certificate, after its digest was compared. */
export function readContent(text: string): Result<CertificateContent, 'unreadable'> {
  try {
    const read = v.safeParse(ContentSchema, JSON.parse(text));
    return read.success ? ok(read.output as CertificateContent) : err('unreadable');
  } catch {
    return err('unreadable');
  }
}

/** Where a version of a certificate stands: `notice` before it is `valid`, then `superseded` or `withdrawn`. */
const StateSchema = v.string();

/** A version of a certificate, as lists show it. */
export const CertificateRow = v.object({
  number: v.string(),
  version: v.number(),
  member: v.string(),
  name: v.string(),
  from: v.string(),
  until: v.string(),
  issued: v.string(),
  minutes: v.number(),
  certifies: v.boolean(),
  state: StateSchema,
  /** The last day of its public notice; null without one. */
  notice: v.optional(v.nullable(v.string()), null),
  /** Why it was withdrawn; null otherwise. */
  reason: v.nullable(v.string()),
});
export type CertificateRow = v.InferOutput<typeof CertificateRow>;

export const CertificateList = v.object({ rows: v.array(CertificateRow) });
export type CertificateList = v.InferOutput<typeof CertificateList>;

/** The asking member's hours of a period, and the certificates issued to the member. */
export const OwnService = v.object({
  certifies: v.boolean(),
  /** '' until the office entered its name; nothing is issued before. */
  unit: v.string(),
  /** Days of public notice, for which the member has to agree; 0 for none. */
  noticeDays: v.optional(v.number(), 0),
  lines: v.array(LineSchema),
  issued: v.array(CertificateRow),
});
export type OwnService = v.InferOutput<typeof OwnService>;

/** Names a version of a certificate, in an address. */
export const PaperQuery = v.object({
  number: NumberSchema,
  version: v.pipe(v.string(), v.regex(/^[1-9]\d{0,2}$/), v.transform(Number)),
});
export type PaperQuery = v.InferOutput<typeof PaperQuery>;

/** A version to print: its text, and the address in its QR code. */
export const PaperResponse = v.object({ text: v.string(), address: v.string(), state: StateSchema });
export type PaperResponse = v.InferOutput<typeof PaperResponse>;

const HEX = new RegExp(`^[0-9a-f]{${DIGEST_BYTES * 2}}$`);

/** Asks about a paper. The digest is on the paper alone, so that numbers can not be tried out. */
export const CheckRequest = v.object({
  number: NumberSchema,
  version: VersionSchema,
  digest: v.pipe(v.string(), v.regex(HEX)),
});
export type CheckRequest = v.InferOutput<typeof CheckRequest>;

/** The server's word on a paper. Only a valid one is shown; `unknown`: nothing with this number and digest. */
export const CheckResponse = v.object({
  state: v.string(),
  text: v.nullable(v.string()),
  /** A valid paper's public notice lasts, so that it is valid only after that. */
  isInNotice: v.optional(v.boolean(), false),
  /** When it was superseded or withdrawn. */
  since: v.nullable(v.string()),
});
export type CheckResponse = v.InferOutput<typeof CheckResponse>;

/** The public keys of the district, former ones too, in base64. */
export const KeysResponse = v.object({ keys: v.array(v.object({ id: v.number(), key: v.string() })) });
export type KeysResponse = v.InferOutput<typeof KeysResponse>;

/** Withdraws all versions of a certificate. */
export const WithdrawCertificate = v.object({
  number: NumberSchema,
  reason: v.pipe(StorableText, v.trim(), v.minLength(1), v.maxLength(200)),
});
export type WithdrawCertificate = v.InferOutput<typeof WithdrawCertificate>;

/**
 * Rules of 民政部令67号 by which a unit may issue. It is a volunteer organisation (§2), recruits volunteers itself as
 * charities and village committees do, or is a team inside a unit under that unit's guidance (§26).
 */
export const bases = ['organization', 'recruiter', 'team'] as const;

/** Days of public notice before a certificate is valid. 民发〔2015〕149号 wants seven or more; 0 is none. */
export const noticeDays = [0, 7, 10, 15, 30] as const;

const ShortText = v.pipe(StorableText, v.trim(), v.maxLength(60));

/** Settings as the office enters them. Empty texts are left off the paper. */
export const NewCertificateSettings = v.object({
  unit: ShortText,
  responsible: ShortText,
  handler: ShortText,
  contact: ShortText,
  seal: v.boolean(),
  noticeDays: v.optional(v.picklist(noticeDays), 0),
  /** Null: nobody stated that the unit may issue certificates. */
  basis: v.nullable(v.picklist(bases)),
});
export type NewCertificateSettings = v.InferOutput<typeof NewCertificateSettings>;

/** The settings with who stated the basis, and when. */
export const CertificateSettings = v.object({
  ...NewCertificateSettings.entries,
  noticeDays: v.optional(v.number(), 0),
  basis: v.nullable(v.string()),
  stated: v.nullable(v.object({ day: v.string(), member: v.string(), name: v.string() })),
});
export type CertificateSettings = v.InferOutput<typeof CertificateSettings>;
