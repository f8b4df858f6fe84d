/** Why the database could not be opened. The codes are stable; `docs` and tests name them. */
export type DatabaseFailureCode =
  | 'data_dir_not_writable'
  | 'data_dir_in_use'
  | 'postgres_unsupported_platform'
  | 'postgres_binaries_broken'
  | 'postgres_no_user'
  | 'postgres_directory_unreachable'
  | 'postgres_directory_foreign'
  | 'postgres_directory_owner'
  | 'postgres_directory_version'
  | 'postgres_directory_in_use'
  | 'postgres_password_lost'
  | 'postgres_port_unavailable'
  | 'postgres_init_failed'
  | 'postgres_start_failed'
  | 'database_unreachable'
  | 'database_newer'
  | 'database_migration_failed';

export interface DatabaseFailure {
  readonly code: DatabaseFailureCode;
  /** The cause, for the person who started the server. Never contains a password. */
  readonly message: string;
  /** The remedy. */
  readonly todo: string;
}

export const databaseFailure = (code: DatabaseFailureCode, message: string, todo: string): DatabaseFailure => ({
  code,
  message,
  todo,
});

/** Formats the failure for a terminal. */
export const describeFailure = ({ code, message, todo }: DatabaseFailure): string =>
  `${message}\n  What to do: ${todo}\n  (${code})`;

/** Returns the text of anything thrown, for a message. */
export const reason = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown));

/** Returns the `code` of a system or PostgreSQL error, or ''. */
export const errorCode = (thrown: unknown): string =>
  thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';
