import * as v from 'valibot';
import type { Day } from '../../domain/kernel/day.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { InviteList, type InviteRequest, InviteResponse } from '../../protocol/accounts/accounts.ts';
import { ContactList } from '../../protocol/accounts/contacts.ts';
import {
  type BoardQuery,
  BoardResponse,
  type EvidenceQuery,
  EvidenceResponse,
  RecordResponse,
} from '../../protocol/figures/board.ts';
import { type FacetsQuery, FacetsResponse } from '../../protocol/figures/facets.ts';
import { RegisterResponse } from '../../protocol/figures/register.ts';
import { type ImportRequest, ImportResponse, type ImportTarget } from '../../protocol/register/import.ts';
import { empty } from '../platform/http/answer.ts';
import { callApi, callJson } from '../platform/http/call-api.ts';

/** Encodes a query as URL parameters without undefined ones. */
export const toSearch = (query: Readonly<Record<string, string | undefined>>): string =>
  new URLSearchParams(Object.entries(query).flatMap(([key, value]) => (value ? [[key, value]] : []))).toString();

/**
 * The board with the number of figures that the server sent. A newer server may have some that this version cannot
 * show.
 */
export const BoardAnswer = v.pipe(
  v.object({ ...BoardResponse.entries, figures: v.array(v.unknown()) }),
  v.transform(({ figures, ...board }) => {
    const known = v.safeParse(BoardResponse.entries.figures, figures);
    return { ...board, figures: known.success ? known.output : [], sentFigures: figures.length };
  }),
);
export type BoardAnswer = v.InferOutput<typeof BoardAnswer>;

export const fetchBoard = (query: BoardQuery) => callJson(`/api/office/board?${toSearch(query)}`, BoardAnswer);

/** Fetches a figure by the choices in its records' fields. */
export const fetchFacets = (query: FacetsQuery) => callJson(`/api/office/facets?${toSearch(query)}`, FacetsResponse);

/** The part of the filtered records that a link opens. */
type EvidencePart = Pick<EvidenceQuery, 'town' | 'squad' | 'place' | 'campaign' | 'occasion' | 'verified' | 'choice'>;

/** Returns the address of the page with the records behind a figure. */
export const evidenceHref = (figure: string, query: BoardQuery, part: EvidencePart = {}): string =>
  `/office/evidence?${toSearch({ figure, ...query, ...part })}`;

export const fetchEvidence = (query: EvidenceQuery) =>
  callJson(`/api/office/evidence?${toSearch(query)}`, EvidenceResponse);

/** Fetches the numbers of the register as it stood at the end of a day. */
export const fetchRegister = (day: Day) => callJson(`/api/office/register?${toSearch({ day })}`, RegisterResponse);

export const fetchRecord = (id: Id) => callJson(`/api/office/records/${id}`, RecordResponse);

/** Checks a file; with `accept` imports it, all rows or none. */
export const importFile = (target: ImportTarget, body: ImportRequest) =>
  callJson(`/api/office/import/${target}`, ImportResponse, { method: 'POST', body });

/** Fetches when the members in one's charge joined, and the day of their last contact. */
export const fetchContacts = () => callJson('/api/members/contacts', ContactList);

export const fetchInvites = () => callJson('/api/invites', InviteList);

/** Makes an invite. Only this answer contains its link. */
export const makeInvite = (body: InviteRequest) => callJson('/api/invites', InviteResponse, { method: 'POST', body });

export const revokeInvite = (id: Id) => callApi(`/api/invites/${id}`, empty, { method: 'DELETE' });
