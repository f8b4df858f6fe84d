import { isAbsolute } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/server/config.ts';
import { must } from '../support/must.ts';

const failures = (env: Record<string, string>) => {
  const result = readConfig(env);
  return result.ok ? [] : result.error;
};

describe('readConfig', () => {
  it('has a default for everything, the embedded database being one', () => {
    const config = must(readConfig({}));
    expect(config).toMatchObject({ port: 8080, publicUrl: 'http://localhost:8080' });
    expect(isAbsolute(config.dataDir)).toBe(true);
    expect(config.dataDir.endsWith('/.data')).toBe(true);
    expect('databaseUrl' in config).toBe(false);
  });

  it('reads each variable', () => {
    const env = {
      PORT: ' 9000 ',
      DATA_DIR: '/srv/q',
      DATABASE_URL: 'postgresql://u:p@db:5432/q?sslmode=require',
      PUBLIC_URL: 'https://q.example.cn/',
      PATH: '/bin',
    };
    expect(must(readConfig(env))).toEqual({
      port: 9000,
      dataDir: '/srv/q',
      databaseUrl: env.DATABASE_URL,
      publicUrl: 'https://q.example.cn',
    });
  });

  it('derives PUBLIC_URL from PORT', () => {
    expect(must(readConfig({ PORT: '81' })).publicUrl).toBe('http://localhost:81');
  });

  it.each([
    ['PORT', ''],
    ['PORT', '80a'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['PORT', '65536'],
    ['PORT', '0x50'],
    ['DATA_DIR', ''],
    ['DATA_DIR', '   '],
    ['DATABASE_URL', ''],
    ['DATABASE_URL', 'localhost'],
    ['DATABASE_URL', 'mysql://u:p@db/q'],
    ['DATABASE_URL', 'postgres://u:p@db'],
    ['PUBLIC_URL', ''],
    ['PUBLIC_URL', 'q.example.cn'],
    ['PUBLIC_URL', 'ftp://q.example.cn'],
    ['PUBLIC_URL', 'https://q.example.cn/app'],
    ['PUBLIC_URL', 'https://q.example.cn/?a=1'],
  ])('refuses %s=%j, naming the variable and an example that is accepted', (variable, value) => {
    const found = failures({ [variable]: value });
    expect(found).toHaveLength(1);
    const [failure] = found;
    expect(failure).toMatchObject({ code: 'config_invalid', variable });
    const example = failure?.message.split(`Example: ${variable}=`)[1] ?? '';
    expect(failure?.message.startsWith(`${variable} `)).toBe(true);
    expect(failures({ [variable]: example })).toEqual([]);
  });

  it('reports every wrong variable at once', () => {
    expect(failures({ PORT: 'x', PUBLIC_URL: 'x' }).map(({ variable }) => variable)).toEqual(['PORT', 'PUBLIC_URL']);
  });

  it('never repeats a value, which may hold a password', () => {
    expect(JSON.stringify(failures({ DATABASE_URL: 'mysql://u:hunter2@db/q' }))).not.toContain('hunter2');
  });
});
