import * as v from 'valibot';

/** Version of the format, raised when a reader of the previous one could not read the new one. */
export const FORMAT = 1;

const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** The manifest, which is the last entry of a backup and lists its content. A file without it was cut off. */
export const ManifestSchema = v.object({
  format: v.literal(FORMAT),
  /** Time of the snapshot, ISO 8601. */
  made: v.pipe(v.string(), v.isoTimestamp()),
  /** PostgreSQL's version, for information. */
  postgres: v.string(),
  migrations: v.pipe(v.array(v.string()), v.minLength(1)),
  tables: v.array(v.object({ name: v.string(), columns: v.array(v.string()), rows: count, sha256 })),
  /** Files of DATA_DIR by name. */
  files: v.record(v.string(), sha256),
  photos: count,
  /** Photos that the database names but the store did not have. */
  missing: v.array(sha256),
});
export type Manifest = v.InferOutput<typeof ManifestSchema>;

export const MANIFEST = 'manifest.json';

/**
 * Files of DATA_DIR in a backup. Without this secret everybody is signed out, and relay files on their way cannot be
 * opened.
 */
export const keptFiles: readonly string[] = ['session-secret'];

export const fileEntry = (name: string): string => `data/${name}`;
export const photoEntry = (hash: string): string => `photos/${hash}.jpg`;
/** Names a part of a table. Parts hold whole rows; together they are what COPY wrote. */
export const partEntry = (table: string, part: number): string =>
  `tables/${encodeURIComponent(table)}/${String(part).padStart(6, '0')}.copy`;

/** Parses an entry's name; undefined for a name that no backup has. */
export function readEntryName(
  name: string,
): { readonly kind: 'file' | 'photo' | 'table'; readonly of: string } | undefined {
  const [, folder, of] = /^(data|photos|tables)\/([^/]+?)(?:\.jpg|\/\d{6,}\.copy)?$/.exec(name) ?? [];
  if (folder === undefined || of === undefined) return undefined;
  return { kind: folder === 'data' ? 'file' : folder === 'photos' ? 'photo' : 'table', of: decodeURIComponent(of) };
}
