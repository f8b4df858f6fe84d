import pg from 'pg';

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text} does not fit a JavaScript number`);
  return value;
}

/**
 * How columns are read: bigint as a number (beyond 2^53 an error instead of a wrong value), date as 'YYYY-MM-DD'
 * without a time zone, the rest as `pg` does: numeric as text, timestamptz as a `Date`, jsonb parsed.
 */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: (id, format) => {
    if (format !== 'binary' && id === pg.types.builtins.INT8) return safeInteger;
    if (format !== 'binary' && id === pg.types.builtins.DATE) return (text: string) => text;
    return pg.types.getTypeParser(id, format);
  },
};
