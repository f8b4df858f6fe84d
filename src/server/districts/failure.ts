/** Why a server does not start although its database is open. */
export interface DistrictFailure {
  readonly code: 'public_url_unknown';
  /** What happened, for the person who started the server. */
  readonly message: string;
  /** What to do now. */
  readonly todo: string;
}

export const publicUrlUnknown = (host: string): DistrictFailure => ({
  code: 'public_url_unknown',
  message: `PUBLIC_URL names ${host}, and none of the districts in this database has that name.`,
  todo: 'set PUBLIC_URL to one of the names that "district list" prints, or add it: "district name KNOWN-HOST NEW-HOST".',
});
