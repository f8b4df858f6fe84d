import type { ColumnType } from 'kysely';

type Stamp = ColumnType<Date, Date | string, Date | string>;
type Moment = ColumnType<Date, Date | string | undefined, Date | string>;
type MaybeMoment = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
type MaybeText = ColumnType<string | null, string | null | undefined, string | null>;

/** Tables of accounts, with Better Auth's column names. Each row belongs to a district. */
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
    /** The account's member. */
    member: string;
    /** The member whose invite last gave access to this account again. Sessions by password inherit it. */
    letInBy: MaybeText;
  };
  auth_session: {
    id: string;
    district: string;
    expiresAt: Stamp;
    /** Hash of the cookie's token; see `hashToken`. */
    token: string;
    createdAt: Moment;
    updatedAt: Stamp;
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
    createdAt: Moment;
    updatedAt: Stamp;
  };
  auth_rate_limit: { district: string; key: string; count: number; lastRequest: number };
}
