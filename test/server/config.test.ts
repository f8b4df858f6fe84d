import { isAbsolute } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/server/config.ts';
import { must } from '../support/must.ts';

const failures = (env: Record<string, string | undefined>) => {
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

  const bucket = {
    S3_ENDPOINT: 'https://s3.example.cn/',
    S3_BUCKET: 'photos',
    S3_ACCESS_KEY_ID: 'key',
    S3_SECRET_ACCESS_KEY: 'secret',
  };

  it('reads where photos lie when not in files', () => {
    expect('s3' in must(readConfig({}))).toBe(false);
    expect(must(readConfig(bucket)).s3).toEqual({
      endpoint: 'https://s3.example.cn',
      region: 'us-east-1',
      bucket: 'photos',
      accessKeyId: 'key',
      secretAccessKey: 'secret',
      addressing: 'path',
    });
    const other = { ...bucket, S3_REGION: 'cn-1', S3_ADDRESSING: 'host' };
    expect(must(readConfig(other)).s3).toMatchObject({ region: 'cn-1', addressing: 'host' });
  });

  it.each(Object.keys(bucket))('refuses a bucket without %s, rather than writing to files', (variable) => {
    const [failure, ...others] = failures({ ...bucket, [variable]: undefined });
    expect([failure?.variable, others]).toEqual([variable, []]);
    expect(failure?.message).toMatch(new RegExp(`^${variable} is missing: .*Example: ${variable}=\\S+$`));
  });

  it.each([
    ['S3_ENDPOINT', 's3.example.cn'],
    ['S3_ENDPOINT', 'https://s3.example.cn/bucket'],
    ['S3_BUCKET', 'A bucket'],
    ['S3_BUCKET', 'a/../b'],
    ['S3_REGION', ''],
    ['S3_ACCESS_KEY_ID', ''],
    ['S3_SECRET_ACCESS_KEY', ''],
    ['S3_ADDRESSING', 'virtual'],
  ])('refuses a bucket with %s=%j', (variable, value) => {
    const found = failures({ ...bucket, [variable]: value });
    expect(found.map((failure) => failure.variable)).toEqual([variable]);
    const example = found[0]?.message.split(`Example: ${variable}=`)[1] ?? '';
    expect(failures({ ...bucket, [variable]: example })).toEqual([]);
  });

  it('reports every wrong variable at once', () => {
    expect(failures({ PORT: 'x', PUBLIC_URL: 'x' }).map(({ variable }) => variable)).toEqual(['PORT', 'PUBLIC_URL']);
  });

  it('never repeats a value, which may hold a password', () => {
    expect(JSON.stringify(failures({ DATABASE_URL: 'mysql://u:hunter2@db/q' }))).not.toContain('hunter2');
  });
});
