import type { Actor } from '../../domain/kernel/actor.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { isRosterScope, mayReadScope } from '../../domain/kernel/scope.ts';
import { mergePokes, type Poke } from '../../protocol/sync/live.ts';
import { type LiveStream, makeLiveStream } from './live-stream.ts';

export interface LiveHubOptions {
  /** Maximum number of streams of one member on this server: a phone, a laptop, some tabs. */
  readonly perMember: number;
  /** Tells whether the server has its maximum number of streams, counting all districts. */
  readonly isFull: () => boolean;
  /** Reads the district's head. */
  readonly head: () => Promise<number>;
  readonly onFault: (error: unknown) => void;
}

/** A member who asks for a stream. */
export interface Listening {
  readonly actor: Actor;
  /** Returns the session's present actor; undefined when it has ended. */
  readonly renew: () => Promise<Actor | undefined>;
}

export interface LiveFailure {
  readonly code: 'too_many_requests' | 'unavailable';
  /** Seconds. */
  readonly retryAfter: number;
}

/** The streams of a district in a server process, with the rights of their members. */
export interface LiveHub {
  open(listening: Listening): Promise<Result<ReadableStream<Uint8Array>, LiveFailure>>;
  /** Sends a poke to every member who may read its scopes. */
  poke(poke: Poke): void;
  /** Pokes all members, after pokes may have been missed. */
  pokeAll(): Promise<void>;
  /** Keeps the streams alive and checks their sessions from time to time. */
  beat(): void;
  /** Counts the open streams. */
  count(): number;
  close(): void;
}

interface Member extends Listening {
  actor: Actor;
  readonly stream: LiveStream;
  /** Beats since the session was checked. */
  beats: number;
}

/** Pokes within this time are merged, milliseconds. */
const GATHER_MS = 250;
/** Beats between two checks of a session, about a minute. */
const RENEW_BEATS = 3;
const RETRY_SECONDS = 60;

/** Returns the part of a poke that an actor may read. */
function readablePart(actor: Actor, { head, scopes }: Poke): Poke | undefined {
  if (scopes === '*') return { head, scopes };
  const readable = scopes.filter((scope) => mayReadScope(actor, scope));
  return readable.length ? { head, scopes: readable } : undefined;
}

const isSameActor = (a: Actor, b: Actor): boolean => a.member === b.member && a.role === b.role && a.squad === b.squad;

/** Makes a hub. Its owner calls `poke` and `beat`. */
export function makeLiveHub({ perMember, isFull, head, onFault }: LiveHubOptions): LiveHub {
  const members = new Set<Member>();
  let gathered: Poke | undefined;
  let timer: NodeJS.Timeout | undefined;
  /** Members whose session is due for a check; each once, however many pokes ask for it. */
  const due = new Set<Member>();
  let isRenewing = false;
  let closed = false;

  async function renewOne(member: Member): Promise<void> {
    member.beats = 0;
    const actor = await member.renew();
    if (!actor) member.stream.end();
    else if (!isSameActor(actor, member.actor)) {
      member.actor = actor;
      member.stream.poke({ head: await head(), scopes: '*' });
    }
  }

  /** Checks the due sessions one after another, so that other work gets the database too. */
  async function renewDue(): Promise<void> {
    isRenewing = true;
    try {
      // A member who becomes due again during their own check is visited again at the end of this loop.
      for (const member of due) {
        due.delete(member);
        if (members.has(member)) await renewOne(member);
      }
    } catch (thrown) {
      onFault(thrown);
    } finally {
      isRenewing = false;
    }
  }

  function renewSoon(these: Iterable<Member>): void {
    for (const member of these) due.add(member);
    if (due.size && !isRenewing) void renewDue();
  }

  function pass(): void {
    timer = undefined;
    const poke = gathered;
    gathered = undefined;
    if (!poke) return;
    for (const { actor, stream } of members) {
      const readable = readablePart(actor, poke);
      if (readable) stream.poke(readable);
    }
    // A change of the roster may have changed rights.
    if (poke.scopes === '*' || poke.scopes.some(isRosterScope)) renewSoon(members);
  }

  const countOf = (member: Id): number => [...members].filter(({ actor }) => actor.member === member).length;

  return {
    async open({ actor, renew }) {
      if (closed || isFull()) return err({ code: 'unavailable', retryAfter: RETRY_SECONDS });
      if (countOf(actor.member) >= perMember) return err({ code: 'too_many_requests', retryAfter: RETRY_SECONDS });
      const member: Member = { actor, renew, beats: 0, stream: makeLiveStream(() => members.delete(member)) };
      members.add(member);
      // The head is read after the stream is registered, so that no later poke is missed.
      try {
        member.stream.poke({ head: await head(), scopes: '*' });
      } catch (thrown) {
        member.stream.end();
        throw thrown;
      }
      return ok(member.stream.body);
    },
    poke(poke) {
      gathered = mergePokes(gathered, poke);
      timer ??= setTimeout(pass, GATHER_MS);
    },
    async pokeAll() {
      const poke: Poke = { head: await head(), scopes: '*' };
      for (const { stream } of members) stream.poke(poke);
      renewSoon(members);
    },
    beat() {
      for (const member of members) {
        member.stream.beat();
        member.beats += 1;
      }
      renewSoon([...members].filter(({ beats }) => beats >= RENEW_BEATS));
    },
    count: () => members.size,
    close() {
      closed = true;
      clearTimeout(timer);
      for (const { stream } of [...members]) stream.end();
    },
  };
}
