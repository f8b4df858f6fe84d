import * as v from 'valibot';
import { err, ok } from '../../domain/kernel/result.ts';
import { MAX_TIP_CHUNK } from '../../domain/tips/limits.ts';
import {
  ChallengeRequest,
  Hex32Schema,
  MAILBOX_HEADER,
  MAX_SEALED_BYTES,
  MailboxRequest,
  SealedRequest,
  TIPS_PATH,
} from '../../protocol/tips/tip.ts';
import { type Outcome, publicRoute, type Route } from '../http/route.ts';
import type { Services } from '../http/services.ts';
import { readBytes } from '../platform/http/body.ts';
import { makeGate, makeSemaphore } from '../platform/http/gate.ts';
import { ANYBODY, type Limit } from '../platform/http/limits.ts';
import { acceptSealed, type SealedHandler } from './accept-sealed.ts';
import { missingFiles } from './announce.ts';
import { mailboxText } from './mailbox.ts';
import { messageHandler } from './message-handler.ts';
import { makePowDifficulty } from './pow-difficulty.ts';
import { makeProofs } from './proof.ts';
import { officeInfo } from './settings.ts';
import { tipHandler } from './tip-handler.ts';
import { addTipChunk, type FileState, fileState, finishFile } from './upload.ts';

/**
 * Maximum number of sealed texts processed at once, and bytes of others that may wait. It bounds the cost of a flood.
 */
const TAKEN_AT_ONCE = 4;
const WAITING_BYTES = 32_000_000;
/** Rate limits for each network. A whole village may share one address behind its carrier. */
const CHALLENGES: Limit = { anHour: 300, atOnce: 64 };
const SUBMITS: Limit = { anHour: 200, atOnce: 64, name: 'sealed' };
const MAILBOXES: Limit = { anHour: 1_000, atOnce: 64 };
const CHUNKS: Limit = { anHour: 2_500, atOnce: 64, name: 'sealed chunks' };

/** Maximum number of complete photos in memory for verification. */
const MOST_FINISHING = 2;

const FileHeaders = v.object({ [MAILBOX_HEADER]: Hex32Schema });
const ChunkHeaders = v.object({
  ...FileHeaders.entries,
  'upload-offset': v.pipe(v.string(), v.regex(/^\d{1,10}$/), v.transform(Number)),
});

/**
 * Routes for anonymous senders of sealed tips. They read no session, set no cookie and store nothing about the sender.
 */
export function tipRoutes({
  context,
  secret,
  tipPhotoBudget,
  queueBudgets,
  proofRange,
}: Pick<Services, 'context' | 'secret' | 'tipPhotoBudget' | 'queueBudgets' | 'proofRange'>): readonly Route[] {
  const now = () => context.now();
  const difficulty = makePowDifficulty(now, proofRange);
  const proofs = makeProofs(secret, now);
  const gate = makeGate({ atOnce: TAKEN_AT_ONCE, waiting: WAITING_BYTES, budget: queueBudgets.tips });
  const withSlot = makeSemaphore(MOST_FINISHING).take;

  const sealedRoute = <Schema extends v.GenericSchema>(path: `/api/${string}`, handler: SealedHandler<Schema>): Route =>
    publicRoute({
      method: 'POST',
      path,
      action: 'public.read',
      limit: SUBMITS,
      input: SealedRequest,
      bodyLimit: MAX_SEALED_BYTES,
      gate,
      handle: async ({ input }) => {
        const accepted = await acceptSealed(context, { proofs, difficulty }, input, handler);
        if (!accepted.ok) return accepted;
        return ok({ body: { taken: true, missing: await missingFiles(context, accepted.value) } });
      },
    });

  /** Answers with a photo's upload state, after verifying a complete one. */
  async function uploadState(id: string, { received, size, whole }: FileState): Promise<Outcome> {
    if (received === size && !whole) {
      const finished = await withSlot(() => finishFile(context, id));
      if (!finished.ok) return finished;
    }
    return ok({ headers: { 'upload-offset': String(received), 'upload-length': String(size) } });
  }

  return [
    publicRoute({
      method: 'GET',
      path: `${TIPS_PATH}/office`,
      action: 'public.read',
      limit: ANYBODY,
      handle: async () => ok({ body: await officeInfo(context) }),
    }),
    publicRoute({
      method: 'POST',
      path: `${TIPS_PATH}/challenge`,
      action: 'public.read',
      limit: CHALLENGES,
      input: ChallengeRequest,
      handle: async ({ input }) => ok({ body: { challenge: await proofs.challenge(input.hash, difficulty.range()) } }),
    }),
    sealedRoute(TIPS_PATH, tipHandler),
    sealedRoute(`${TIPS_PATH}/messages`, messageHandler),
    publicRoute({
      method: 'POST',
      path: `${TIPS_PATH}/mailbox`,
      action: 'public.read',
      limit: MAILBOXES,
      input: MailboxRequest,
      handle: async ({ input }) => {
        const text = await mailboxText(context, input.mailbox);
        // Sent as bytes: compression would reveal by its length whether there are messages.
        const headers = { 'content-type': 'application/json; charset=utf-8' };
        return ok({ bytes: new TextEncoder().encode(text), headers });
      },
    }),
    publicRoute({
      method: 'GET',
      path: `${TIPS_PATH}/files/:id`,
      action: 'public.read',
      limit: CHUNKS,
      reads: 'headers',
      input: FileHeaders,
      handle: async ({ id, input }) => {
        const state = await fileState(context, input[MAILBOX_HEADER], id);
        return state.ok ? uploadState(id, state.value) : state;
      },
    }),
    publicRoute({
      method: 'PATCH',
      path: `${TIPS_PATH}/files/:id`,
      action: 'public.read',
      limit: CHUNKS,
      reads: 'headers',
      input: ChunkHeaders,
      handle: async ({ id, input, request }) => {
        if (request.headers.get('content-type') !== 'application/offset+octet-stream') {
          return err({ code: 'unsupported_media' });
        }
        const body = await readBytes(request, MAX_TIP_CHUNK);
        if (!body.ok) return body;
        const wait = await tipPhotoBudget.reserve(body.value.bytes.length);
        // The phone keeps the photo and retries; the tip's text is stored already.
        if (wait !== undefined) return err({ code: 'unavailable', detail: 'photos', retryAfter: wait });
        const chunk = { offset: input['upload-offset'], ...body.value };
        const state = await addTipChunk(context, input[MAILBOX_HEADER], id, chunk);
        return state.ok ? uploadState(id, state.value) : state;
      },
    }),
  ];
}
