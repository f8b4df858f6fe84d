import { err, ok } from '../../domain/kernel/result.ts';
import { BeginRequest, RowsRequest, UndoRequest } from '../../protocol/history/history.ts';
import { answerOf, memberRoute, type Route } from '../http/route.ts';
import type { Services } from '../http/services.ts';
import { BY_HAND, type Limit, USUAL } from '../platform/http/limits.ts';
import { beginImport, takeRows } from './import.ts';
import { listEdited, listImports } from './list.ts';
import { undoImport } from './undo.ts';

/** A table has 200 chunks of 500 rows at most; one import runs at a time. */
const CHUNKS: Limit = { anHour: 2_000, atOnce: 1, name: 'history rows' };
const UNDOING: Limit = { anHour: 60, atOnce: 1 };
const BEGIN_BYTES = 64_000;
/** 500 rows with a note each. */
const CHUNK_BYTES = 2_000_000;

/** Routes by which tables of past years come in, are listed and are taken back. */
export function historyRoutes({ context }: Pick<Services, 'context'>): readonly Route[] {
  const action = 'history.import';
  return [
    memberRoute({
      method: 'GET',
      path: '/api/office/history',
      action,
      limit: USUAL,
      handle: async () => ok({ body: await listImports(context) }),
    }),
    memberRoute({
      method: 'POST',
      path: '/api/office/history',
      action,
      limit: BY_HAND,
      bodyLimit: BEGIN_BYTES,
      input: BeginRequest,
      async handle({ actor, input }) {
        const begun = await beginImport(context, actor, input);
        return answerOf(begun.ok ? begun : err({ code: begun.error }));
      },
    }),
    memberRoute({
      method: 'POST',
      path: '/api/office/history/:id/rows',
      action,
      limit: CHUNKS,
      bodyLimit: CHUNK_BYTES,
      input: RowsRequest,
      async handle({ actor, id, input }) {
        const taken = await takeRows(context, actor, id, input);
        return answerOf(taken.ok ? taken : err({ code: taken.error }));
      },
    }),
    memberRoute({
      method: 'GET',
      path: '/api/office/history/:id',
      action,
      limit: USUAL,
      async handle({ id }) {
        const listed = await listEdited(context, id);
        return answerOf(listed.ok ? listed : err({ code: listed.error }));
      },
    }),
    memberRoute({
      method: 'POST',
      path: '/api/office/history/:id/undo',
      action,
      limit: UNDOING,
      input: UndoRequest,
      async handle({ actor, id, input }) {
        const undone = await undoImport(context, actor, id, input);
        return answerOf(undone.ok ? undone : err({ code: undone.error }));
      },
    }),
  ];
}
