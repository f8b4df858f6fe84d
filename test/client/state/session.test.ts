import { beforeEach, describe, expect, it } from 'vitest';
import type { AccountsClient } from '../../../src/client/accounts/accounts-client.ts';
import { memoryBackend } from '../../../src/client/data/idb/memory-backend.ts';
import { makePhotoStore, type PhotoStore } from '../../../src/client/data/photos/photo-store.ts';
import type { Identity } from '../../../src/client/data/store-types.ts';
import { makeSession, type Session } from '../../../src/client/state/session.ts';
import { initialStatus } from '../../../src/client/sync/status.ts';
import { err, ok } from '../../../src/domain/kernel/result.ts';
import type { AcceptRequest, LookRequest } from '../../../src/protocol/accounts/accounts.ts';
import { RELAY_FORMAT, type SealedFile } from '../../../src/protocol/relay/relay.ts';
import { bytes, id, leaflet, member, START, squad } from '../../contract/store-world.ts';
import { must } from '../../support/must.ts';
import { makeWholeStore, type WholeStore } from '../../support/whole-store.ts';

const who = (name: string, self = member): Identity => ({
  actor: { member: self, role: 'volunteer', squad, name, squadName: '一分队' },
  district: { id: 'd', name: '清源区' },
});
const token = 'a'.repeat(32);
const relayFile: SealedFile = {
  format: RELAY_FORMAT,
  version: 1,
  district: 'd',
  device: id(),
  member: id(),
  key: '0'.repeat(32),
  packing: 'none',
  nonce: 'A'.repeat(16),
  sealed: 'A'.repeat(24),
};
const nothing = { changes: [], photos: [], relayFiles: [] };

describe('the session', () => {
  let store: WholeStore;
  let photos: PhotoStore;
  let session: Session;
  let restart: () => Session;
  let server: Identity | undefined;
  let isReachable: boolean;
  let triggers: string[];
  let asked: (AcceptRequest | LookRequest)[];
  /** What another tab does while the server answers. */
  let meanwhile: () => Promise<unknown>;

  beforeEach(() => {
    [server, isReachable, triggers, asked] = [who('王芳'), true, [], []];
    meanwhile = async () => undefined;
    const backend = memoryBackend();
    store = makeWholeStore(backend, { now: () => START, random: bytes });
    photos = makePhotoStore(backend, () => START);
    const answerOf = async () => {
      if (!isReachable) return err({ code: 'offline' } as const);
      return server ? ok(server) : err({ code: 'unauthorized' } as const);
    };
    const accounts: AccountsClient = {
      look: async (request) => {
        asked.push(request);
        return err({ code: 'invite_used' });
      },
      accept: async (request) => {
        asked.push(request);
        return answerOf();
      },
      signIn: answerOf,
      session: answerOf,
      async signOut() {
        const answer = await answerOf();
        await meanwhile();
        server = undefined;
        return answer.ok ? ok(undefined) : answer;
      },
    };
    const engine = {
      trigger: (reason: string) => void triggers.push(reason),
      run: async () => {},
      status: () => initialStatus,
      subscribe: () => () => {},
      stop: () => {},
    };
    restart = () => makeSession({ store, engine, accounts, newId: id });
    session = restart();
  });

  const save = async () => must(await store.save({ change: leaflet(), author: member }));

  it('names one attempt on every try with an invite, also after the app was closed, and forgets it then', async () => {
    const attempts = () => asked.map(({ attempt }) => attempt);
    await session.look(token);
    expect(attempts()).toEqual([undefined]);
    isReachable = false;
    await session.join({ token, name: '王芳' });
    await session.join({ token, name: '王芳' });
    const reopened = restart();
    await reopened.look(token);
    isReachable = true;
    must(await reopened.join({ token, name: '王芳' }));
    const [, first] = attempts();
    expect(first).toBeDefined();
    expect(attempts().slice(1)).toEqual([first, first, first, first]);
    expect(JSON.stringify(await store.draft('join'))).toBeUndefined();
    await reopened.look(token);
    expect(attempts().at(-1)).toBeUndefined();
  });

  it('keeps the attempt where another member’s work waits: the invite works again once that is sent', async () => {
    must(await session.join({ token: 'c'.repeat(32) }));
    await save();
    server = who('李强', id());
    const refused = await session.join({ token });
    expect(refused).toMatchObject({ ok: false, error: { code: 'other_member_waiting' } });
    await restart().look(token);
    expect(asked.at(-1)?.attempt).toBe(asked.at(-2)?.attempt);
  });

  it('names another attempt for another invite', async () => {
    isReachable = false;
    await session.join({ token });
    await session.join({ token: 'b'.repeat(32) });
    expect(asked[0]?.attempt).not.toBe(asked[1]?.attempt);
    expect(JSON.stringify(await store.draft('join'))).not.toContain('b'.repeat(20));
  });

  it('keeps who joined on the phone and begins to sync', async () => {
    must(await session.join({ token }));
    expect(await store.identity()).toEqual(who('王芳'));
    expect(session.identity()).toEqual(who('王芳'));
    expect(triggers).toEqual(['signed_in']);
  });

  it('stays signed in while the server can not be asked, or has forgotten the session', async () => {
    must(await session.join({ token }));
    isReachable = false;
    expect(await session.refreshSession()).toEqual(err({ code: 'offline' }));
    [isReachable, server] = [true, undefined];
    expect(must(await session.refreshSession())).toEqual(who('王芳'));
    expect(session.identity()).toEqual(who('王芳'));
  });

  it('lets the same member sign in again over waiting records', async () => {
    must(await session.join({ token }));
    await save();
    must(await session.join({ token }));
    expect(await store.counts()).toEqual({ unsent: 1, attention: 0 });
  });

  it('lets nobody else in while records wait, and wipes the phone for them when none do', async () => {
    must(await session.join({ token }));
    const waiting = await save();
    const other = who('李强', id());
    server = other;
    expect(await session.join({ token })).toEqual(err({ code: 'other_member_waiting', count: 1 }));
    expect(server).toBeUndefined();
    expect(await store.identity()).toEqual(who('王芳'));
    must(
      await store.settle([waiting.id], {
        time: START,
        epoch: id(),
        head: 1,
        received: 1,
        results: [{ id: waiting.id, outcome: 'ok' }],
      }),
    );
    server = other;
    must(await session.join({ token }));
    expect(await store.identity()).toEqual(other);
    expect(await store.change(waiting.id)).toBeUndefined();
  });

  it('signs nobody out, and nobody else in, over photos that are not sent', async () => {
    must(await session.join({ token }));
    const hash = 'a'.repeat(64);
    must(await photos.add({ hash, thumbHash: hash, full: new ArrayBuffer(9), thumb: new ArrayBuffer(1) }));
    must(await photos.name(id(), [hash]));
    expect(await session.signOut()).toEqual(err({ code: 'unsent_photos', count: 1 }));
    server = who('李强', id());
    expect(await session.join({ token })).toEqual(err({ code: 'other_member_photos', count: 1 }));
    server = who('王芳');
    must(await session.signOut({ ...nothing, photos: [hash] }));
    expect(await photos.photos([hash])).toEqual([undefined]);
  });

  it('signs out only when nothing waits or it was exported, and then wipes the phone', async () => {
    must(await session.join({ token }));
    const exported = { ...nothing, changes: [(await save()).id] };
    expect(await session.signOut()).toEqual(err({ code: 'unsent', count: 1 }));
    isReachable = false;
    expect(await session.signOut(exported)).toEqual(err({ code: 'offline' }));
    expect(await store.undelivered()).toHaveLength(1);
    isReachable = true;
    must(await session.signOut(exported));
    expect(await store.undelivered()).toEqual([]);
    expect(await store.identity()).toBeUndefined();
    expect(session.identity()).toBeNull();
  });

  it('keeps a record that another tab saves while the server ends the session', async () => {
    must(await session.join({ token }));
    meanwhile = save;
    expect(await session.signOut()).toEqual(err({ code: 'saved_meanwhile', count: 1 }));
    expect(await store.undelivered()).toHaveLength(1);
    expect(session.identity()).toEqual(who('王芳'));
  });

  it('keeps a record that was saved after the others were exported', async () => {
    must(await session.join({ token }));
    const exported = { ...nothing, changes: [(await save()).id] };
    await save();
    expect(await session.signOut(exported)).toEqual(err({ code: 'unsent', count: 1 }));
    expect(server).toBeDefined();
  });

  it('keeps a photo and a teammate’s file that came while the server ends the session', async () => {
    must(await session.join({ token }));
    const hash = 'b'.repeat(64);
    must(await photos.add({ hash, thumbHash: hash, full: new ArrayBuffer(9), thumb: new ArrayBuffer(1) }));
    meanwhile = () => photos.name(id(), [hash]);
    expect(await session.signOut()).toEqual(err({ code: 'saved_meanwhile', count: 1 }));
    const given = { ...nothing, photos: [hash] };
    meanwhile = () => store.relayFiles.add(relayFile, '李强');
    server = who('王芳');
    expect(await session.signOut(given)).toEqual(err({ code: 'saved_meanwhile', count: 1 }));
    expect(await session.signOut(given)).toEqual(err({ code: 'unsent_relay_files', count: 1 }));
    must(await session.signOut({ ...given, relayFiles: [relayFile.nonce] }));
  });

  it('lets nobody else in over a record that a tab saved after the sign-out, and its author at any time', async () => {
    must(await session.join({ token }));
    must(await session.signOut());
    await save();
    server = who('李强', id());
    expect(await session.join({ token })).toEqual(err({ code: 'other_member_waiting', count: 1 }));
    server = who('王芳');
    must(await session.join({ token: 'c'.repeat(32) }));
    expect(await store.undelivered()).toHaveLength(1);
  });

  it('lets nobody else in over a teammate’s file that waits, and leaves them no draft of another', async () => {
    must(await session.join({ token }));
    must(await store.relayFiles.add(relayFile, '李强'));
    server = who('李强', id());
    expect(await session.join({ token })).toEqual(err({ code: 'other_member_waiting', count: 1 }));
    must(await store.relayFiles.remove(relayFile.nonce));
    must(await store.wipe());
    must(await store.setDraft('leaflet', { note: '没写完' }));
    server = who('李强', id());
    must(await session.join({ token }));
    expect(await store.draft('leaflet')).toBeUndefined();
  });
});
