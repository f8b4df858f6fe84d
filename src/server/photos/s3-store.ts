import { createHash } from 'node:crypto';
import { AwsClient } from 'aws4fetch';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { PhotoStore, StoreFailure } from './photo-store.ts';

export interface S3Config {
  /** Origin of the S3-compatible service, such as `https://s3.example.cn`. */
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** `path`: endpoint/bucket/key (MinIO, Ceph, Garage). `host`: bucket.endpoint/key (Aliyun OSS). */
  readonly addressing: 'path' | 'host';
}

/** Time-out of a request, milliseconds. The phone retries. */
const TIMEOUT_MS = 20_000;
/** Retries after answers of 5xx and 429. */
const RETRIES = 2;

/** Builds the URL of a key. */
export function s3Url({ endpoint, bucket, addressing }: S3Config, key: string): string {
  const url = new URL(endpoint);
  if (addressing === 'host') url.host = `${bucket}.${url.host}`;
  return `${url.origin}/${addressing === 'path' ? `${bucket}/` : ''}${key}`;
}

/** Creates a store in a bucket. The service checks each photo's SHA-256, which the signature covers. */
export function createS3Store(config: S3Config): PhotoStore {
  const { accessKeyId, secretAccessKey, region, endpoint, bucket } = config;
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: RETRIES });

  /** Sends a request. @param expected statuses of success; any other is a failure */
  async function send(
    method: string,
    key: string,
    expected: readonly number[],
    body?: Uint8Array,
  ): Promise<Result<Response, StoreFailure>> {
    const headers = body && {
      'content-type': 'image/jpeg',
      'x-amz-content-sha256': createHash('sha256').update(body).digest('hex'),
    };
    try {
      const response = await client.fetch(s3Url(config, key), {
        method,
        signal: AbortSignal.timeout(TIMEOUT_MS),
        ...(headers ? { headers } : {}),
        ...(body ? { body: new Uint8Array(body) } : {}),
      });
      if (expected.includes(response.status)) return ok(response);
      await response.body?.cancel();
      return err({ code: 'unavailable', cause: new Error(`S3 answered ${response.status} to ${method}`) });
    } catch (cause) {
      return err({ code: 'unavailable', cause });
    }
  }

  return {
    place: `${endpoint}/${bucket}`,
    async put(key, bytes) {
      const sent = await send('PUT', key, [200], bytes);
      return sent.ok ? ok(undefined) : sent;
    },
    async get(key) {
      const got = await send('GET', key, [200, 404]);
      if (!got.ok || got.value.status === 404) return got.ok ? ok(undefined) : got;
      try {
        return ok(new Uint8Array(await got.value.arrayBuffer()));
      } catch (cause) {
        return err({ code: 'unavailable', cause });
      }
    },
    async has(key) {
      const looked = await send('HEAD', key, [200, 404]);
      return looked.ok ? ok(looked.value.status === 200) : looked;
    },
    async remove(key) {
      const removed = await send('DELETE', key, [200, 204]);
      return removed.ok ? ok(undefined) : removed;
    },
  };
}
