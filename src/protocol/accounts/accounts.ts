import * as v from 'valibot';
import { memberRoles } from '../../domain/kernel/role.ts';
import { ActorSchema, IdSchema, knownRole, TimeSchema } from '../kernel/primitives.ts';
import { StorableText } from '../kernel/storable-text.ts';

/** Days that an invite lives when nobody says otherwise, and at most. */
export const INVITE_DAYS = 7;
export const MAX_INVITE_DAYS = 30;

/** Tolerant of a later server's roles. */
const RoleRead = v.pipe(v.string(), v.maxLength(40), v.transform(knownRole));

/** Who is signed in. */
export const SessionResponse = v.object({
  actor: v.object({
    ...ActorSchema.entries,
    role: RoleRead,
    name: v.string(),
    squadName: v.nullable(v.string()),
  }),
  district: v.object({ id: v.string(), name: v.string() }),
});
export type SessionResponse = v.InferOutput<typeof SessionResponse>;

const NameSchema = v.pipe(StorableText, v.trim(), v.minLength(1), v.maxLength(40));
/** The invite's secret, from the URL fragment. */
const TokenSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{20,64}$/));
export const PasswordSchema = v.pipe(StorableText, v.minLength(10), v.maxLength(128));
export const EmailSchema = v.pipe(StorableText, v.trim(), v.toLowerCase(), v.email(), v.maxLength(120));

/**
 * `member` invites somebody of the roster; without it the person enters a name and joins the squad as a new member.
 * The office invites officers too, who then choose an e-mail address and a password.
 */
export const InviteRequest = v.object({
  role: v.picklist(memberRoles),
  squad: v.nullable(IdSchema),
  member: v.exactOptional(IdSchema),
  days: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_INVITE_DAYS))),
});
export type InviteRequest = v.InferOutput<typeof InviteRequest>;

/** The link is shown once, when the invite is made: the server keeps only a hash of its secret. */
export const InviteResponse = v.object({ id: IdSchema, url: v.string(), expiresAt: TimeSchema });
export type InviteResponse = v.InferOutput<typeof InviteResponse>;

export const InviteList = v.object({
  invites: v.array(
    v.object({
      id: IdSchema,
      role: RoleRead,
      squad: v.nullable(IdSchema),
      member: v.nullable(IdSchema),
      createdAt: TimeSchema,
      expiresAt: TimeSchema,
      usedAt: v.nullable(TimeSchema),
      /** Who made it. */
      by: v.nullable(IdSchema),
      /** It was used for somebody who had joined before. */
      rejoined: v.boolean(),
    }),
  ),
});
export type InviteList = v.InferOutput<typeof InviteList>;

/**
 * What the landing page may know before somebody accepts. `attempt` is what the phone made up when it tried to
 * accept: if the answer to that was lost, the invite is used up, but not for this phone.
 */
export const LookRequest = v.object({
  token: TokenSchema,
  attempt: v.exactOptional(IdSchema),
  /** Asks whether the roster holds a namesake who has not joined yet; an invite answers a few times only. */
  name: v.exactOptional(NameSchema),
});
export type LookRequest = v.InferOutput<typeof LookRequest>;
export const LookResponse = v.object({
  purpose: v.picklist(['join', 'setup', 'sign-in']),
  district: v.string(),
  role: RoleRead,
  squadName: v.nullable(v.string()),
  /** The roster name that the invite is for; null when the person is to enter one. */
  memberName: v.nullable(v.string()),
  /** True for organizers and the office: they choose an e-mail address and a password. */
  needsPassword: v.boolean(),
  /** When the member joined before, on another device or on this one; absent for who joins for the first time. */
  joinedBefore: v.exactOptional(TimeSchema),
  /** There when the squad's roster holds somebody of the name asked for who has not joined yet. */
  namesake: v.exactOptional(v.boolean()),
});
export type LookResponse = v.InferOutput<typeof LookResponse>;

export const AcceptRequest = v.object({
  token: TokenSchema,
  /** Random, made by the phone and the same on each try: a lost answer can be asked for again for an hour. */
  attempt: v.exactOptional(IdSchema),
  name: v.exactOptional(NameSchema),
  /** They are the namesake on the roster. Without it they become a member of their own. */
  claim: v.exactOptional(v.boolean()),
  email: v.exactOptional(EmailSchema),
  password: v.exactOptional(PasswordSchema),
  /** Only for the set-up link of an empty database. */
  districtName: v.exactOptional(NameSchema),
  /** The member's other devices stay signed in; without it this one replaces them. */
  keepOthers: v.exactOptional(v.boolean()),
});
export type AcceptRequest = v.InferOutput<typeof AcceptRequest>;

/** What a device is, as far as the server keeps it. */
export const deviceKinds = ['android', 'harmony', 'iphone', 'ipad', 'windows', 'mac', 'linux', 'unknown'] as const;
export type DeviceKind = (typeof deviceKinds)[number];

/** The devices that are signed in as somebody. */
export const SessionList = v.object({
  sessions: v.array(
    v.object({
      id: IdSchema,
      device: v.picklist(deviceKinds),
      since: TimeSchema,
      /** To the day: a session is renewed daily. */
      seen: TimeSchema,
      /** Whose invite it joined by; null for a password, or where nobody is known. */
      by: v.nullable(v.string()),
      /** The device that asks. */
      current: v.boolean(),
    }),
  ),
  /** Whether the member signs in with an e-mail address and a password. */
  hasPassword: v.boolean(),
});
export type SessionList = v.InferOutput<typeof SessionList>;

/** The present password is only compared, so one that is too short is a wrong one. */
export const PasswordRequest = v.object({
  current: v.pipe(StorableText, v.minLength(1), v.maxLength(128)),
  next: PasswordSchema,
});
export type PasswordRequest = v.InferOutput<typeof PasswordRequest>;

export const SignInRequest = v.object({ email: EmailSchema, password: PasswordSchema });
export type SignInRequest = v.InferOutput<typeof SignInRequest>;
