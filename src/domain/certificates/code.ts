import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { base64urlnopad } from '@scure/base';

export const DIGEST_BYTES = 16;
export const SIGNATURE_BYTES = 64;

/** Computes check digits by ISO 7064 MOD 97-10. They find a wrong digit and a swap of neighbours. */
const checkDigits = (digits: string): string => String(98 - ((Number(digits) * 100) % 97)).padStart(2, '0');

/** Writes a certificate's number: year, running number and two check digits, such as 2026-00147-37. */
export function certificateNumber(year: number, serial: number): string {
  const [years, serials] = [String(year), String(serial).padStart(5, '0')];
  return `${years}-${serials}-${checkDigits(years + serials)}`;
}

const numberPattern = /^(\d{4})-(\d{5})-(\d{2})$/;

/** Tells whether a text is a certificate's number, written without a slip. */
export function isCertificateNumber(text: string): boolean {
  const [, year = '', serial = '', check] = numberPattern.exec(text) ?? [];
  return check !== undefined && checkDigits(year + serial) === check;
}

/** Reads the running number of a certificate's number. */
export const serialOf = (number: string): number => Number(numberPattern.exec(number)?.[2] ?? 0);

/** The values that a signature covers. */
export interface Signed {
  readonly number: string;
  readonly version: number;
  /** Names the key of the district, from 1. */
  readonly key: number;
  readonly digest: Uint8Array;
}

/** The content of a certificate's QR code. */
export interface CertificateCode extends Signed {
  readonly signature: Uint8Array;
}

/** Computes the first 128 bits of SHA-256 over a certificate's text. */
export const digestOf = (text: string): Uint8Array => sha256(utf8ToBytes(text)).slice(0, DIGEST_BYTES);

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => bytesToHex(a) === bytesToHex(b);

/** The bytes that are signed. */
export const signedBytes = ({ number, version, key, digest }: Signed): Uint8Array =>
  utf8ToBytes(`qingyuan certificate 1|${number}|${version}|${key}|${bytesToHex(digest)}`);

/**
 * Writes a certificate's address for its QR code. All of it is in the fragment, so that no server's log has it.
 * @param origin of the district, such as https://qingyuan.example
 */
export const codeAddress = (origin: string, { number, version, key, digest, signature }: CertificateCode): string =>
  `${origin}/c#${number}.${version}.${key}.${base64urlnopad.encode(concatBytes(digest, signature))}`;

const codePattern = /#(\d{4}-\d{5}-\d{2})\.([1-9]\d{0,2})\.([1-9]\d{0,2})\.([\w-]{107})$/;

/** Reads a certificate's code from an address or its fragment; undefined if it is none. */
export function readCertificateCode(text: string): CertificateCode | undefined {
  const [, number = '', version, key, packed = ''] = codePattern.exec(text.trim()) ?? [];
  if (!isCertificateNumber(number)) return undefined;
  try {
    const bytes = base64urlnopad.decode(packed);
    return {
      ...{ number, version: Number(version), key: Number(key) },
      digest: bytes.slice(0, DIGEST_BYTES),
      signature: bytes.slice(DIGEST_BYTES),
    };
  } catch {
    return undefined;
  }
}
