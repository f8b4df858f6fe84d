import pg from 'pg';

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text} does not fit a JavaScript number`);
  return value;
}

/**
 * Parsers of column types. bigint becomes a number, and an error beyond 2^53; date stays text without a time zone. The
 * rest is as in `pg`: numeric as text, timestamptz as a `Date`, jsonb parsed.
 */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: (id, format) => {
    if (format !== 'binary' && id === pg.types.builtins.INT8) return safeInteger;
    if (format !== 'binary' && id === pg.types.builtins.DATE) return (text: string) => text;
    return pg.types.getTypeParser(id, format);
  },
};
