/** Reason why a server does not start although its database is open. */
export interface DistrictFailure {
  readonly code: 'public_url_unknown';
  /** The cause, for the person who started the server. */
  readonly message: string;
  /** The remedy. */
  readonly todo: string;
}

export const publicUrlUnknown = (host: string): DistrictFailure => ({
  code: 'public_url_unknown',
  message: `PUBLIC_URL names ${host}, but no district in this database has that name.`,
  todo: 'set PUBLIC_URL to a name that "district list" prints, or add it: "district name KNOWN-HOST NEW-HOST".',
});
