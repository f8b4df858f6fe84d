import type { ColumnType, Generated } from 'kysely';
import type { StampedNow, Timestamp } from '../platform/database/columns.ts';

type MaybeMoment = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
type MaybeText = ColumnType<string | null, string | null | undefined, string | null>;

export interface InviteTable {
  district: string;
  id: string;
  token_hash: string;
  purpose: 'join' | 'setup' | 'sign-in' | 'recover';
  role: string;
  squad: string | null;
  member: string | null;
  created_by: string | null;
  created_at: StampedNow;
  expires_at: Timestamp;
  used_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  /** Identifies the attempt that used the invite: a phone that lost the answer retries under the same hash. */
  attempt_hash: ColumnType<string | null, string | null | undefined, string | null>;
  reusable: Generated<boolean>;
  /** True if it was used for a member who had an account already. */
  rejoined: Generated<boolean>;
  /** Number of names tried with it; see `namesake.ts`. */
  asked: Generated<number>;
  /** The person it is meant for, in the inviter's words. */
  remark: ColumnType<string | null, string | null | undefined, string | null>;
}

/** Failed sign-ins of an account since the last success. */
export interface SignInFailureTable {
  district: string;
  /** A hash of the address, and whether the browser had signed in before. */
  account: string;
  member: string | null;
  failures: Generated<number>;
  /** Number of these failures that are not in the audit yet. */
  untold: Generated<number>;
  last_at: Timestamp;
}

/** Tables of accounts, with Better Auth's column names. Each row belongs to a district. */
export interface AuthTables {
  auth_user: {
    id: string;
    district: string;
    name: string;
    email: string;
    emailVerified: boolean;
    image: MaybeText;
    createdAt: StampedNow;
    updatedAt: StampedNow;
    /** The account's member. */
    member: string;
    /** The member whose invite last gave access to this account again. Sessions by password inherit it. */
    letInBy: MaybeText;
  };
  auth_session: {
    id: string;
    district: string;
    expiresAt: Timestamp;
    /** Hash of the cookie's token; see `hashToken`. */
    token: string;
    createdAt: StampedNow;
    updatedAt: Timestamp;
    ipAddress: MaybeText;
    userAgent: MaybeText;
    userId: string;
    /** The kind of device, one of `deviceKinds`. */
    device: string;
    /** The invite that opened it; null after a sign-in with a password. */
    invite: MaybeText;
    /** The maker of that invite, if the member had an account before. */
    letInBy: MaybeText;
  };
  auth_account: {
    id: string;
    district: string;
    accountId: string;
    providerId: string;
    userId: string;
    accessToken: MaybeText;
    refreshToken: MaybeText;
    idToken: MaybeText;
    accessTokenExpiresAt: MaybeMoment;
    refreshTokenExpiresAt: MaybeMoment;
    scope: MaybeText;
    password: MaybeText;
    createdAt: StampedNow;
    updatedAt: Timestamp;
  };
  auth_rate_limit: { district: string; key: string; count: number; lastRequest: number };
  invite: InviteTable;
  sign_in_failure: SignInFailureTable;
}
