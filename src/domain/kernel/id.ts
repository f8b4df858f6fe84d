/** A UUID in lower case, 36 characters. */
export type Id = string;

/** Returns `n` random bytes. The caller passes the platform's generator. */
export type RandomBytes = (n: number) => Uint8Array;

const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export const isId = (value: unknown): value is Id => typeof value === 'string' && pattern.test(value);

const random = /^.{14}4/;

/** Tells whether an id is a version 4 UUID. Every other version can reveal the time or the device of its creation. */
export const isRandomId = (value: unknown): value is Id => isId(value) && random.test(value);

const hex = (byte: number): string => byte.toString(16).padStart(2, '0');

function idText(bytes: Uint8Array): Id {
  const text = Array.from(bytes, hex).join('');
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}`;
}

/**
 * Makes a version 7 UUID (RFC 9562, section 5.7): 48 bits of time, then randomness.
 * @param now milliseconds since 1970
 */
export function newId(now: number, random: RandomBytes): Id {
  const bytes = new Uint8Array(16);
  bytes.set(random(10), 6);
  for (let i = 5, rest = Math.max(0, Math.floor(now)); i >= 0; i--, rest = Math.floor(rest / 256))
    bytes[i] = rest % 256;
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  return idText(bytes);
}

/**
 * Derives the id of a record that two others have only once: one material handed out at one event. It is a version 8
 * UUID; two phones that make the record offline make the same one.
 */
export function pairedId(a: Id, b: Id): Id {
  const [left, right] = [a, b].map((id) => id.replaceAll('-', '').match(/../g) ?? []);
  const bytes = Uint8Array.from(
    left ?? [],
    (byte, at) => Number.parseInt(byte, 16) ^ Number.parseInt(right?.[at] ?? '0', 16),
  );
  bytes[6] = 0x80 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  return idText(bytes);
}

/** Tells whether an id was derived by `pairedId`. Another phone may make a record of other content under it. */
export const isPairedId = (id: Id): boolean => id.charAt(14) === '8';

/** Reads the creation time of a version 7 UUID, milliseconds since 1970; 0 for other versions. */
export const idTime = (id: Id): number =>
  id.charAt(14) === '7' ? Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) : 0;

/** Makes a version 4 UUID, which reveals nothing about the time of its creation. */
export function randomId(random: RandomBytes): Id {
  const bytes = Uint8Array.from(random(16));
  bytes[6] = 0x40 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  return idText(bytes);
}
