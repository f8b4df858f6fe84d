import { describe, expect, it } from 'vitest';
import { createLog } from '../../../src/server/platform/log.ts';

function capture(level?: 'debug') {
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };
  return { log: createLog({ destination, ...(level ? { level } : {}) }), lines };
}

describe('createLog', () => {
  it('writes one JSON object a line, with a level in words and a time', () => {
    const { log, lines } = capture();
    log.info({ port: 8080 }, 'listening');
    expect(lines).toHaveLength(1);
    const line: unknown = JSON.parse(lines[0] ?? '');
    expect(line).toMatchObject({ level: 'info', port: 8080, msg: 'listening' });
  });

  it('respects its level', () => {
    const quiet = capture();
    quiet.log.debug('detail');
    expect(quiet.lines).toEqual([]);
    const loud = capture('debug');
    loud.log.debug('detail');
    expect(loud.lines).toHaveLength(1);
  });

  it.each([
    { token: 'SECRET' },
    { member: { name: 'SECRET', phone: 'SECRET' } },
    { req: { headers: { cookie: 'SECRET', authorization: 'SECRET' } } },
    { res: { headers: { 'set-cookie': 'SECRET' } } },
    { change: { fields: { note: 'SECRET' } } },
    { config: { databaseUrl: 'postgres://u:SECRET@db/q' } },
  ])('hides names, tokens and what people wrote: %j', (given) => {
    const { log, lines } = capture();
    log.info(given, 'given');
    expect(lines[0]).not.toContain('SECRET');
    expect(lines[0]).toContain('[hidden]');
  });

  it('keeps an error’s type, code and message, but not the row that PostgreSQL quotes', () => {
    const { log, lines } = capture();
    log.error(
      Object.assign(new Error('duplicate key'), { code: '23505', detail: 'Key (name)=(SECRET) already exists.' }),
    );
    expect(lines[0]).not.toContain('SECRET');
    expect(lines[0]).toContain('duplicate key');
    expect(lines[0]).toContain('23505');
  });
});
