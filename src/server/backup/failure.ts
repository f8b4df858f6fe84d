import type { DatabaseFailure } from '../platform/database/failure.ts';

/** Why a backup or a restore failed. The codes are stable; `deploy/README.md` and tests name them. */
export type BackupFailureCode =
  | 'backup_usage'
  | 'backup_recipient_invalid'
  | 'backup_recipients_mixed'
  | 'backup_exists'
  | 'backup_not_writable'
  | 'backup_nothing'
  | 'backup_stopped'
  | 'backup_store_unavailable'
  | 'backup_unreadable'
  | 'backup_key_unreadable'
  | 'backup_wrong_key'
  | 'backup_damaged'
  | 'backup_newer'
  | 'restore_not_empty'
  | 'restore_server_running'
  | 'restore_tables_differ'
  | 'restore_digest_differs'
  | 'restore_photos_unavailable';

export interface BackupFailure {
  readonly code: BackupFailureCode;
  /** The cause, without any key. */
  readonly message: string;
  /** The remedy, and which data is safe. */
  readonly todo: string;
}

/** Carries an expected failure out of streams and transactions, which end only by exceptions. */
export class BackupError extends Error {
  readonly failure: BackupFailure;

  constructor(code: BackupFailureCode, message: string, todo: string, cause?: unknown) {
    super(message, { cause });
    this.failure = { code, message, todo };
  }
}

export type AnyFailure = BackupFailure | DatabaseFailure;
