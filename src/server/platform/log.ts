import { type DestinationStream, type LevelWithSilent, type Logger, pino } from 'pino';

export type { Logger };

/** Fields that identify a person, grant access or contain what people wrote, wherever a log call puts them. */
const secretFields = [
  'authorization',
  'cookie',
  'set-cookie',
  'token',
  'secret',
  'password',
  'email',
  'name',
  'phone',
  'fields',
  'note',
  'notes',
  'body',
  'url',
  'databaseUrl',
  'adminUrl',
];

/** Paths of the secret fields at the top and up to three levels down, since pino matches exact depths. */
const redactPaths = secretFields.flatMap((field) =>
  ['', '*.', '*.*.', '*.*.*.'].map((above) =>
    field.includes('-') ? `${above.replace(/\.$/, '')}["${field}"]` : `${above}${field}`,
  ),
);

/**
 * Keeps only the fields that identify the fault: PostgreSQL's errors contain the row's values in `detail` and others.
 */
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = 'code' in error ? error.code : undefined;
  return {
    type: error.name,
    ...(code === undefined ? {} : { code }),
    message: error.message,
    stack: error.stack,
  };
}

export interface LogOptions {
  readonly level?: LevelWithSilent;
  /** Destination of the lines; standard output by default. */
  readonly destination?: DestinationStream;
}

/** Makes the server's log: one JSON object a line, without names, tokens or what people wrote. */
export function createLog({ level = 'info', destination }: LogOptions = {}): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: redactPaths, censor: '[hidden]' },
    serializers: { err: describeError },
  };
  return destination ? pino(options, destination) : pino(options);
}
