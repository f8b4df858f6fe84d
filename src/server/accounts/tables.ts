import type { ColumnType } from 'kysely';

type Stamp = ColumnType<Date, Date | string, Date | string>;
type Moment = ColumnType<Date, Date | string | undefined, Date | string>;
type MaybeMoment = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
type MaybeText = ColumnType<string | null, string | null | undefined, string | null>;

/** Accounts, in tables with Better Auth's column names. Each row belongs to a district. */
export interface AuthTables {
  auth_user: {
    id: string;
    district: string;
    name: string;
    email: string;
    emailVerified: boolean;
    image: MaybeText;
    createdAt: Moment;
    updatedAt: Moment;
    /** The member record this account acts for. */
    member: string;
    /** Who let them in again last; sessions that the password opens have it from here. */
    letInBy: MaybeText;
  };
  auth_session: {
    id: string;
    district: string;
    expiresAt: Stamp;
    /** Of the cookie's secret; see `hashToken`. */
    token: string;
    createdAt: Moment;
    updatedAt: Stamp;
    ipAddress: MaybeText;
    userAgent: MaybeText;
    userId: string;
    /** What it is, in one word of `deviceKinds`. */
    device: string;
    /** The invite that opened it; null for a password's. */
    invite: MaybeText;
    /** Who made that invite, where the member had an account before. */
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
    createdAt: Moment;
    updatedAt: Stamp;
  };
  auth_rate_limit: { district: string; key: string; count: number; lastRequest: number };
}
