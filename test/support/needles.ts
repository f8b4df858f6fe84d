import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What is looked for, in one of the forms in which it could lie somewhere. */
interface Form {
  readonly of: string;
  readonly form: string;
  readonly bytes: Buffer;
}

/** Base64 of a text that stands anywhere in a longer one: what its neighbours would change is left off. */
function base64Forms(bytes: Buffer, encoding: 'base64' | 'base64url'): Buffer[] {
  return [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString(encoding)
      .replaceAll('=', '');
    return Buffer.from(text.slice(Math.ceil((shift * 4) / 3), -1));
  });
}

function formsOf(needle: string | Buffer, name: string): Form[] {
  const bytes = Buffer.from(needle as string);
  const text = typeof needle === 'string' ? needle : undefined;
  const forms: [string, Buffer][] = [
    ['as it is', bytes],
    ['hex', Buffer.from(bytes.toString('hex'))],
    ['HEX', Buffer.from(bytes.toString('hex').toUpperCase())],
    ...base64Forms(bytes, 'base64').map((form): [string, Buffer] => ['Base64', form]),
    ...base64Forms(bytes, 'base64url').map((form): [string, Buffer] => ['Base64 of addresses', form]),
  ];
  if (text !== undefined) {
    const utf16 = Buffer.from(text, 'utf16le');
    const escaped = [...text].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
    forms.push(
      ['UTF-16', utf16],
      ['UTF-16 the other way round', Buffer.from(utf16).swap16()],
      ['in an address', Buffer.from(encodeURIComponent(text))],
      ['escaped', Buffer.from(escaped)],
    );
  }
  return forms.map(([form, each]) => ({ of: name, form, bytes: each }));
}

export interface Found {
  readonly needle: string;
  readonly form: string;
  readonly where: string;
}

export interface Search {
  /** Searches in one place. */
  in(where: string, hay: string | Buffer): void;
  /** Searches all files below a folder. */
  inFolder(folder: string): Promise<void>;
  readonly found: readonly Found[];
  /** How much was searched; nothing found in nothing would mean nothing. */
  readonly bytes: number;
}

/** @param needles by name; texts are looked for in every encoding that a program would leave them in, bytes in most */
export function searchFor(needles: Readonly<Record<string, string | Buffer>>): Search {
  const forms = Object.entries(needles).flatMap(([name, needle]) => formsOf(needle, name));
  const found: Found[] = [];
  let total = 0;
  const look = (where: string, hay: string | Buffer): void => {
    const bytes = Buffer.from(hay as string);
    total += bytes.length;
    for (const { of, form, bytes: needle } of forms) {
      if (bytes.includes(needle)) found.push({ needle: of, form, where });
    }
  };
  return {
    in: look,
    async inFolder(folder) {
      for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
        const path = join(entry.parentPath, entry.name);
        if (entry.isFile()) look(path, await readFile(path));
      }
    },
    found,
    get bytes() {
      return total;
    },
  };
}
