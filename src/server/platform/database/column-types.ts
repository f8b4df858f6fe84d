import pg from 'pg';

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text} does not fit a JavaScript number`);
  return value;
}

/**
 * How columns are read: bigint as a number (an error beyond 2^53 rather than a wrong value), date as 'YYYY-MM-DD'
 * without a time zone, the rest as `pg` does: numeric stays text, timestamptz is a `Date`, jsonb is parsed.
 */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: (id, format) => {
    if (format !== 'binary' && id === pg.types.builtins.INT8) return safeInteger;
    if (format !== 'binary' && id === pg.types.builtins.DATE) return (text: string) => text;
    return pg.types.getTypeParser(id, format);
  },
};
