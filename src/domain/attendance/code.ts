import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { base64urlnopad } from '@scure/base';
import { type Id, isId } from '../kernel/id.ts';

/** How long one code is shown, milliseconds. */
export const STEP_MS = 30_000;

/** Bytes of the authentication code in a QR code: 80 bits can not be guessed. */
const MAC_BYTES = 10;
const DIGITS = 6;

/** A code's content: the event, the phone (station) that showed it, and the step of that phone's clock. */
export interface ShownCode {
  readonly event: Id;
  readonly station: string;
  readonly step: number;
  readonly mac: string;
}

/** The secret by which one phone shows the codes of one event. */
export interface CodeKey {
  readonly event: Id;
  readonly station: string;
  /** 64 hexadecimal digits. */
  readonly secret: string;
}

/** Names a key in its codes: the last 4 digits of its record's id. */
export const stationOf = (key: Id): string => key.slice(-4);

export const stepAt = (time: number): number => Math.floor(time / STEP_MS);

const macOf = ({ secret, event, station }: CodeKey, step: number): Uint8Array =>
  hmac(sha256, hexToBytes(secret), utf8ToBytes(`qy-c1|${event}|${station}|${step}`));

const macText = (mac: Uint8Array): string => base64urlnopad.encode(mac.slice(0, MAC_BYTES));

const idText = (id: Id): string => base64urlnopad.encode(hexToBytes(id.replaceAll('-', '')));

function readId(text: string): Id | undefined {
  try {
    const hex = bytesToHex(base64urlnopad.decode(text));
    const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    return isId(id) ? id : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Writes the code of a step as an address, which a phone's own camera opens too. What matters is in the fragment, so
 * that no server sees it.
 * @param origin of the product, such as https://qingyuan.example
 */
export const codeText = (origin: string, key: CodeKey, step: number): string =>
  `${origin}/i#${idText(key.event)}.${key.station}.${step.toString(36)}.${macText(macOf(key, step))}`;

const pattern = /\/i#([\w-]{22})\.([0-9a-f]{4})\.([0-9a-z]{1,8})\.([\w-]{14})$/;

/** Reads a scanned address, whatever its host; undefined for any other text. */
export function readCode(text: string): ShownCode | undefined {
  const [, id, station, step, mac] = pattern.exec(text.trim()) ?? [];
  const event = id === undefined ? undefined : readId(id);
  if (event === undefined || station === undefined || step === undefined || mac === undefined) return undefined;
  return { event, station, step: Number.parseInt(step, 36), mac };
}

/** Returns what only the holder of a code or of its key can compute, for one member: 14 characters. */
const boundTo = (member: Id, code: string): string =>
  macText(hmac(sha256, utf8ToBytes(code), utf8ToBytes(`qy-m1|${member}`)));

/**
 * Returns the proof that a claim keeps of a scanned code, bound to its member. Squads read each other's claims; a copy
 * in another name proves nothing.
 */
export const scanProof = ({ station, step, mac }: ShownCode, member: Id): string =>
  `${station}.${step.toString(36)}.${boundTo(member, mac)}`;

/** Returns the proof that a claim keeps of typed digits. Trying a million digits finds them, unlike a scanned code. */
export const typedProof = (digits: string, member: Id): string => boundTo(member, digits);

/** Reads the phone and the step of a scan from its proof; undefined for any other text. */
export function readProof(proof: string): Pick<ShownCode, 'station' | 'step'> | undefined {
  const [, station, step] = /^([0-9a-f]{4})\.([0-9a-z]{1,8})\.[\w-]{14}$/.exec(proof) ?? [];
  if (station === undefined || step === undefined) return undefined;
  return { station, step: Number.parseInt(step, 36) };
}

/** Returns the proof of a scan by this member of the code that a key shows in a step. */
export const provenBy = (key: CodeKey, step: number, member: Id): string =>
  scanProof({ ...key, step, mac: macText(macOf(key, step)) }, member);

/** Damm's quasigroup (2004): its check digit finds every wrong digit and every swap of neighbours. */
const damm = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
];

const checkDigit = (digits: string): string =>
  [...digits].reduce((row, digit) => damm[Number(row)]?.[Number(digit)] ?? '0', '0');

/** Returns the 7 digits to type instead of scanning: 6 of the step's authentication code and a check digit. */
export function typedText(key: CodeKey, step: number): string {
  const [a = 0, b = 0, c = 0, d = 0] = macOf(key, step).slice(-4);
  const number = (((a * 256 + b) * 256 + c) * 256 + d) % 10 ** DIGITS;
  const digits = String(number).padStart(DIGITS, '0');
  return digits + checkDigit(digits);
}

/** Tells whether 7 digits were typed without a slip. */
export const isTypedText = (text: string): boolean => /^\d{7}$/.test(text) && checkDigit(text) === '0';
