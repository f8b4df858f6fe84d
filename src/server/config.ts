import { resolve } from 'node:path';
import * as v from 'valibot';
import { err, ok, type Result } from '../domain/result.ts';

export interface Config {
  /** TCP port; 0 lets the system choose. */
  readonly port: number;
  /** Absolute path. */
  readonly dataDir: string;
  /** Absent: the embedded PostgreSQL. */
  readonly databaseUrl?: string;
  /** Origin under which phones reach the server, without a slash at its end. */
  readonly publicUrl: string;
}

export interface ConfigFailure {
  readonly code: 'config_invalid';
  readonly variable: string;
  /** One line: the variable, what is wrong, an example. Never the value, which may hold a password. */
  readonly message: string;
}

function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

const filled = v.pipe(v.string(), v.trim(), v.nonEmpty('is empty; give a value or remove it'));

const port = v.pipe(
  filled,
  v.digits('is not a whole number'),
  v.transform(Number),
  v.maxValue(65_535, 'is above 65535'),
);

const databaseUrl = v.pipe(
  filled,
  v.check((text) => parseUrl(text) !== undefined, 'is not a URL'),
  v.check((text) => /^postgres(ql)?:/i.test(text), 'does not start with postgres://'),
  v.check((text) => (parseUrl(text)?.pathname.length ?? 0) > 1, 'names no database after the host'),
);

const publicUrl = v.pipe(
  filled,
  v.check((text) => parseUrl(text) !== undefined, 'is not a URL'),
  v.check((text) => /^https?:/i.test(text), 'does not start with http:// or https://'),
  v.check((text) => {
    const url = parseUrl(text);
    return url !== undefined && url.href === `${url.origin}/`;
  }, 'holds more than an origin (a path, a query or a password)'),
  v.transform((text) => new URL(text).origin),
);

const variables = v.object({
  PORT: v.optional(port, '8080'),
  DATA_DIR: v.optional(filled, '.data'),
  DATABASE_URL: v.optional(databaseUrl),
  PUBLIC_URL: v.optional(publicUrl),
});

const examples: Readonly<Record<string, string>> = {
  PORT: '8080',
  DATA_DIR: '/var/lib/qingyuan',
  DATABASE_URL: 'postgres://user:password@localhost:5432/qingyuan',
  PUBLIC_URL: 'https://qingyuan.example.cn',
};

/**
 * The server's configuration from its environment. An empty variable is refused rather than taken as absent: an
 * empty DATABASE_URL is a lost secret more often than a wish for a new database.
 * @param env such as `process.env`; other variables are ignored
 * @returns the configuration, or every variable that is wrong
 */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
): Result<Config, readonly ConfigFailure[]> {
  const parsed = v.safeParse(variables, env, { abortPipeEarly: true });
  if (!parsed.success) return err(parsed.issues.map(describe));
  const { PORT, DATA_DIR, DATABASE_URL, PUBLIC_URL } = parsed.output;
  return ok({
    port: PORT,
    dataDir: resolve(DATA_DIR),
    publicUrl: PUBLIC_URL ?? `http://localhost:${PORT}`,
    ...(DATABASE_URL === undefined ? {} : { databaseUrl: DATABASE_URL }),
  });
}

function describe(issue: v.BaseIssue<unknown>): ConfigFailure {
  const variable = v.getDotPath(issue) ?? '';
  return {
    code: 'config_invalid',
    variable,
    message: `${variable} ${issue.message}. Example: ${variable}=${examples[variable] ?? ''}`,
  };
}
