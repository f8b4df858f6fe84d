import type { Timestamp } from '../platform/database/columns.ts';

/** A version of a certificate, as it was signed. The newest version of a number counts, unless it was withdrawn. */
export interface CertificateTable {
  district: string;
  number: string;
  version: number;
  member: string;
  period_from: string;
  period_until: string;
  issued_at: Timestamp;
  issued_by: string;
  minutes: number;
  /** The text that the digest is of; see `contentText`. */
  content: string;
  digest: Buffer;
  key: number;
  signature: Buffer;
  withdrawn_at: Timestamp | null;
  withdrawn_by: string | null;
  reason: string | null;
}

/** The public keys by which certificates are checked, former ones too. The private ones derive from the secret. */
export interface CertificateKeyTable {
  district: string;
  id: number;
  public_key: Buffer;
  made_at: Timestamp;
}

export interface CertificateTables {
  certificate: CertificateTable;
  certificate_key: CertificateKeyTable;
}
