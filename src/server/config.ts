import { resolve } from 'node:path';
import * as v from 'valibot';
import { err, ok, type Result } from '../domain/kernel/result.ts';
import { s3Examples, s3From, s3Variables } from './photos/config-s3.ts';
import type { S3Config } from './photos/s3-store.ts';
import { filled, origin, parseUrl } from './platform/config-values.ts';

const GB = 1_000_000_000;
/** Default of the bytes of sealed photos in a day: about 250 tips with five photos each. */
export const TIP_PHOTO_BYTES = 5 * GB;

export interface Config {
  /** TCP port; 0 lets the system choose. */
  readonly port: number;
  /** Absolute path. */
  readonly dataDir: string;
  /** Absent: the embedded PostgreSQL. */
  readonly databaseUrl?: string;
  /** Origin at which phones reach the server, without a trailing slash. */
  readonly publicUrl: string;
  /** Maximum bytes of sealed photos in a day; `TIP_PHOTO_BYTES` if absent. */
  readonly tipPhotoBytes?: number;
  /** The bucket of photos; if absent, they are files under `dataDir`. */
  readonly s3?: S3Config;
}

export interface ConfigFailure {
  readonly code: 'config_invalid';
  readonly variable: string;
  /** A line with the variable, the error and an example. Never contains the value, which may be a password. */
  readonly message: string;
}

const port = v.pipe(
  filled,
  v.digits('is not a whole number'),
  v.transform(Number),
  v.maxValue(65_535, 'is above 65535'),
);

const gigabytes = v.pipe(
  filled,
  v.digits('is not a whole number'),
  v.transform(Number),
  v.maxValue(10_000, 'is above 10000'),
);

const databaseUrl = v.pipe(
  filled,
  v.check((text) => parseUrl(text) !== undefined, 'is not a URL'),
  v.check((text) => /^postgres(ql)?:/i.test(text), 'does not start with postgres://'),
  v.check((text) => (parseUrl(text)?.pathname.length ?? 0) > 1, 'names no database after the host'),
);

const variables = v.object({
  PORT: v.optional(port, '8080'),
  DATA_DIR: v.optional(filled, '.data'),
  DATABASE_URL: v.optional(databaseUrl),
  PUBLIC_URL: v.optional(origin),
  TIP_PHOTO_GB_A_DAY: v.optional(gigabytes),
  ...s3Variables,
});

const examples: Readonly<Record<string, string>> = {
  PORT: '8080',
  DATA_DIR: '/var/lib/qingyuan',
  DATABASE_URL: 'postgres://user:password@localhost:5432/qingyuan',
  PUBLIC_URL: 'https://qingyuan.example.cn',
  TIP_PHOTO_GB_A_DAY: '5',
  ...s3Examples,
};

/**
 * Reads the server's configuration from the environment. An empty variable is an error: an empty DATABASE_URL is more
 * often a lost secret than a wish for a new database.
 * @param env such as `process.env`; other variables are ignored
 * @returns the configuration, or every invalid variable
 */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
): Result<Config, readonly ConfigFailure[]> {
  const parsed = v.safeParse(variables, env, { abortPipeEarly: true });
  if (!parsed.success) return err(parsed.issues.map((issue) => describe(v.getDotPath(issue) ?? '', issue.message)));
  const s3 = s3From(parsed.output);
  if (!s3.ok) return err(s3.error.map((variable) => describe(variable, 'is missing: photos in a bucket need it')));
  const { PORT, DATA_DIR, DATABASE_URL, PUBLIC_URL, TIP_PHOTO_GB_A_DAY: tipGb } = parsed.output;
  return ok({
    port: PORT,
    dataDir: resolve(DATA_DIR),
    publicUrl: PUBLIC_URL ?? `http://localhost:${PORT}`,
    ...(DATABASE_URL === undefined ? {} : { databaseUrl: DATABASE_URL }),
    ...(tipGb === undefined ? {} : { tipPhotoBytes: tipGb * GB }),
    ...(s3.value ? { s3: s3.value } : {}),
  });
}

const describe = (variable: string, wrong: string): ConfigFailure => ({
  code: 'config_invalid',
  variable,
  message: `${variable} ${wrong}. Example: ${variable}=${examples[variable] ?? ''}`,
});
