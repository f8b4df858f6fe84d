import { type Accessor, createResource } from 'solid-js';
import { noContent } from '../../domain/learning/content.ts';
import { PublicContent } from '../../protocol/pages/content.ts';
import { CONTENT_FILE } from '../../protocol/pages/content-file.ts';
import { json } from '../platform/http/answer.ts';
import { request } from '../platform/http/request.ts';

/** How long a reader waits for the office's decisions, milliseconds; the service worker has a copy of the last ones. */
const TIMEOUT_MS = 6_000;

/** Fetches the office's decisions about quiz and plants; without any copy of them, the product's own texts stand. */
export async function fetchContent(): Promise<PublicContent> {
  const answer = await request(CONTENT_FILE, json(PublicContent), { identity: 'none', timeoutMs: TIMEOUT_MS });
  return answer.ok ? answer.value : { ...noContent, today: '' };
}

/** Provides the office's decisions; undefined until they are here. */
export function createContent(): Accessor<PublicContent | undefined> {
  const [content] = createResource(fetchContent);
  return content;
}
