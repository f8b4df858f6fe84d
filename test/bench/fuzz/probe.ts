import { randomUUID } from 'node:crypto';
import { newId } from '../../../src/domain/kernel/id.ts';
import { memberRoles, type Role } from '../../../src/domain/kernel/role.ts';
import { PROTOCOL, PROTOCOL_HEADER } from '../../../src/protocol/kernel/version.ts';
import type { Route } from '../../../src/server/http/route.ts';
import { appendTrusted } from '../../../src/server/records/append.ts';
import { cookiesOf, seedPeople } from '../../server/platform/http/harness.ts';
import { must } from '../../support/must.ts';
import type { Child } from '../sync/child.ts';
import type { OwnServer } from '../sync/ours.ts';
import type { Payload } from './payloads.ts';

export interface Cell {
  readonly name: string;
  readonly cookie: string | undefined;
  readonly route: Route;
  readonly payload: Payload;
}

/** What a cell cost the server. */
export interface Probed {
  readonly cell: Cell;
  readonly requests: number;
  /** Of all its requests. */
  readonly bytes: number;
  readonly cpuMs: number;
  /** Bytes of memory beyond what it held before. */
  readonly grown: number;
  /** The longest that anything else had to wait. */
  readonly delayMs: number;
  /** How often each status was answered; 0 for no answer. */
  readonly statuses: ReadonlyMap<number, number>;
}

export interface SignedIn {
  readonly cookies: Readonly<Record<Role, string | undefined>>;
  /** A record of the volunteer's, to be edited. */
  readonly victim: { readonly record: string; readonly member: string };
}

/** A head of a request, bytes. */
const HEAD = 400;
const RECORDS = 600;

const somewhere = (): string => `198.18.${Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}`;

/** A member of each role, some records, and their sessions. */
export async function signIn({ context, child, token }: OwnServer): Promise<SignedIn> {
  const { members, squad } = await seedPeople(context);
  const day = new Date().toISOString().slice(0, 10);
  const records = Array.from({ length: RECORDS }, () => ({
    id: newId(context.now(), context.random),
    kind: 'leaflet' as const,
    fields: { date: day, quantity: 1, squad, member: members.volunteer },
  }));
  must(await appendTrusted(context, members.volunteer, records));
  const cookies: Partial<Record<Role, string | undefined>> = { public: undefined };
  for (const role of memberRoles) {
    const response = await fetch(`${child.url}api/auth/invite/accept`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': somewhere() },
      body: JSON.stringify({ token: await token(members[role]) }),
    });
    if (!response.ok) throw new Error(`${role} could not sign in: ${response.status}`);
    cookies[role] = cookiesOf(response);
  }
  return {
    cookies: cookies as SignedIn['cookies'],
    victim: { record: records[0]?.id ?? '', member: members.volunteer },
  };
}

async function send(url: string, { route, cookie, payload }: Cell): Promise<{ status: number; bytes: number }> {
  const body = payload.body?.();
  const path = route.path.replace(':id', randomUUID()).replace(':photo', 'a'.repeat(64));
  try {
    const response = await fetch(`${url}${path.slice(1)}${payload.query ?? ''}`, {
      method: route.method,
      headers: {
        [PROTOCOL_HEADER]: String(PROTOCOL),
        // Somebody else each time: the limits by address alone do not help.
        'x-forwarded-for': somewhere(),
        ...(cookie ? { cookie } : {}),
        ...payload.headers,
      },
      ...(body ? { body: new Uint8Array(body) } : {}),
      signal: AbortSignal.timeout(60_000),
    });
    await response.arrayBuffer();
    return { status: response.status, bytes: HEAD + (body?.length ?? 0) };
  } catch {
    return { status: 0, bytes: HEAD + (body?.length ?? 0) };
  }
}

/** Sends so many requests of a cell and asks the server before and after what it has used. */
export async function probe(child: Child, cell: Cell, requests: number, atOnce: number): Promise<Probed> {
  const before = await child.usage();
  const statuses = new Map<number, number>();
  let [sent, bytes] = [0, 0];
  async function line(): Promise<void> {
    while (sent < requests) {
      sent++;
      const answered = await send(child.url, cell);
      bytes += answered.bytes;
      statuses.set(answered.status, (statuses.get(answered.status) ?? 0) + 1);
    }
  }
  await Promise.all(Array.from({ length: atOnce }, line));
  const after = await child.usage();
  return {
    cell,
    requests,
    bytes,
    cpuMs: after.cpuMs - before.cpuMs,
    grown: Math.max(0, after.peak - before.now),
    delayMs: after.delayMs,
    statuses,
  };
}
