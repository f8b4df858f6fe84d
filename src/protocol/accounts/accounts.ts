import * as v from 'valibot';
import { memberRoles } from '../../domain/kernel/role.ts';
import { readEmail } from '../../domain/reading/code.ts';
import { ActorSchema, IdSchema, knownRole, TimeSchema } from '../kernel/primitives.ts';
import { StorableText } from '../kernel/storable-text.ts';

/** Days until an invite expires, by default and at most. */
export const INVITE_DAYS = 7;
export const MAX_INVITE_DAYS = 30;

/** A role, tolerant of those of a later server. */
const RoleRead = v.pipe(v.string(), v.maxLength(40), v.transform(knownRole));

/** The session's member and district. */
export const SessionResponse = v.object({
  actor: v.object({
    ...ActorSchema.entries,
    role: RoleRead,
    name: v.string(),
    squadName: v.nullable(v.string()),
    /** Comes to events in paid working time; absent from older servers. */
    duty: v.exactOptional(v.boolean()),
  }),
  district: v.object({ id: v.string(), name: v.string() }),
});
export type SessionResponse = v.InferOutput<typeof SessionResponse>;

const NameSchema = v.pipe(StorableText, v.trim(), v.minLength(1), v.maxLength(40));
/** The invite's token, from the URL fragment. */
const TokenSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{20,64}$/));
export const PasswordSchema = v.pipe(StorableText, v.minLength(10), v.maxLength(128));
export const EmailSchema = v.pipe(StorableText, v.transform(readEmail), v.email(), v.maxLength(120));

/**
 * A request for an invite. `member` names a member of the roster; without it, the person enters a name and joins the
 * squad as a new member. Officers then choose an e-mail address and a password.
 */
/** Most characters of an invite's remark. */
export const MAX_REMARK = 40;

export const InviteRequest = v.object({
  role: v.picklist(memberRoles),
  squad: v.nullable(IdSchema),
  member: v.exactOptional(IdSchema),
  days: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_INVITE_DAYS))),
  /** The person it is meant for, so that open invites can be told apart. */
  remark: v.exactOptional(v.pipe(StorableText, v.maxLength(MAX_REMARK))),
});
export type InviteRequest = v.InferOutput<typeof InviteRequest>;

/** The new invite. Its link is shown once, since the server stores only a hash of the token. */
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
      /** The member who made it. */
      by: v.nullable(IdSchema),
      /** True if its member had joined before. */
      rejoined: v.boolean(),
      remark: v.nullable(v.string()),
    }),
  ),
});
export type InviteList = v.InferOutput<typeof InviteList>;

/**
 * A request of the invite's landing page. `attempt` is the id that the phone made up to accept: if the answer was
 * lost, the invite is used, but not for this phone.
 */
export const LookRequest = v.object({
  token: TokenSchema,
  attempt: v.exactOptional(IdSchema),
  /** Asks whether the roster has a member of this name who has not joined yet. An invite answers a few times only. */
  name: v.exactOptional(NameSchema),
});
export type LookRequest = v.InferOutput<typeof LookRequest>;
export const LookResponse = v.object({
  purpose: v.picklist(['join', 'setup', 'sign-in']),
  district: v.string(),
  role: RoleRead,
  squadName: v.nullable(v.string()),
  /** The name of the invite's member; null when the person is to enter one. */
  memberName: v.nullable(v.string()),
  /** True for organizers and the office: they choose an e-mail address and a password. */
  needsPassword: v.boolean(),
  /** Time of an earlier joining, on this device or another; absent for the first. */
  joinedBefore: v.exactOptional(TimeSchema),
  /** True if the squad's roster has a member of the requested name who has not joined yet. */
  namesake: v.exactOptional(v.boolean()),
});
export type LookResponse = v.InferOutput<typeof LookResponse>;

export const AcceptRequest = v.object({
  token: TokenSchema,
  /** A random id of the phone, the same on each try. A lost answer can be requested again for an hour. */
  attempt: v.exactOptional(IdSchema),
  name: v.exactOptional(NameSchema),
  /** True if the person claims to be the member of that name. Otherwise they become a new member. */
  claim: v.exactOptional(v.boolean()),
  email: v.exactOptional(EmailSchema),
  password: v.exactOptional(PasswordSchema),
  /** Only for the set-up link. */
  districtName: v.exactOptional(NameSchema),
  /** True to keep the member's other devices signed in; otherwise they are signed out. */
  keepOthers: v.exactOptional(v.boolean()),
});
export type AcceptRequest = v.InferOutput<typeof AcceptRequest>;

/** Kinds of device that the server distinguishes. */
export const deviceKinds = ['android', 'harmony', 'iphone', 'ipad', 'windows', 'mac', 'linux', 'unknown'] as const;
export type DeviceKind = (typeof deviceKinds)[number];

/** The devices that are signed in as the member. */
export const SessionList = v.object({
  sessions: v.array(
    v.object({
      id: IdSchema,
      device: v.picklist(deviceKinds),
      since: TimeSchema,
      /** Last use, to the day: sessions are renewed daily. */
      seen: TimeSchema,
      /** Name of the inviter; null after a sign-in with a password, or if unknown. */
      by: v.nullable(v.string()),
      /** True for the requesting device. */
      current: v.boolean(),
    }),
  ),
  /** True if the member signs in with an e-mail address and a password. */
  hasPassword: v.boolean(),
});
export type SessionList = v.InferOutput<typeof SessionList>;

/** A change of password. The current one is only compared, so a short one is simply wrong. */
export const PasswordRequest = v.object({
  current: v.pipe(StorableText, v.minLength(1), v.maxLength(128)),
  next: PasswordSchema,
});
export type PasswordRequest = v.InferOutput<typeof PasswordRequest>;

export const SignInRequest = v.object({ email: EmailSchema, password: PasswordSchema });
export type SignInRequest = v.InferOutput<typeof SignInRequest>;
