import * as v from 'valibot';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { filled, origin } from '../platform/config-values.ts';
import type { S3Config } from './s3-store.ts';

/** Variables of the bucket for photos. */
export const s3Variables = {
  S3_ENDPOINT: v.optional(origin),
  S3_REGION: v.optional(filled, 'us-east-1'),
  S3_BUCKET: v.optional(v.pipe(filled, v.regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'is not the name of a bucket'))),
  S3_ACCESS_KEY_ID: v.optional(filled),
  S3_SECRET_ACCESS_KEY: v.optional(filled),
  S3_ADDRESSING: v.optional(v.picklist(['path', 'host'], 'is neither path nor host'), 'path'),
};

export const s3Examples: Readonly<Record<keyof typeof s3Variables, string>> = {
  S3_ENDPOINT: 'https://s3.example.cn',
  S3_REGION: 'us-east-1',
  S3_BUCKET: 'qingyuan-photos',
  S3_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  S3_SECRET_ACCESS_KEY: 'a-long-secret',
  S3_ADDRESSING: 'path',
};

const variables = v.object(s3Variables);

/**
 * Reads the bucket's configuration. It must be complete: with a part of it, photos would silently go to files.
 * @returns undefined without any variable, or the missing variables
 */
export function s3From(env: v.InferOutput<typeof variables>): Result<S3Config | undefined, readonly string[]> {
  const { S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, S3_REGION, S3_ADDRESSING } = env;
  const needed = { S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY };
  const missing = Object.entries(needed).flatMap(([name, value]) => (value === undefined ? [name] : []));
  if (missing.length === Object.keys(needed).length) return ok(undefined);
  if (!S3_ENDPOINT || !S3_BUCKET || !S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY) return err(missing);
  return ok({
    endpoint: S3_ENDPOINT,
    region: S3_REGION,
    bucket: S3_BUCKET,
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: S3_SECRET_ACCESS_KEY,
    addressing: S3_ADDRESSING,
  });
}
