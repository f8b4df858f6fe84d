import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identityOf, recipientOf } from '../../../src/client/tips/crypto/identity.ts';
import {
  openBody,
  openConversation,
  openCopy,
  openGrant,
  openLetter,
  sealGrant,
  sealNote,
} from '../../../src/client/tips/crypto/open.ts';
import { addDays } from '../../../src/domain/kernel/day.ts';
import { randomId } from '../../../src/domain/kernel/id.ts';
import { verifyAudit } from '../../../src/server/audit/verify-audit.ts';
import { must } from '../../support/must.ts';
import { editMember } from '../platform/http/harness.ts';
import { answerText, auditOf, type Ceremony, ceremony, deskOf, question, secretOf, sentTip } from './desk-fixture.ts';
import { content, outcome, photo, random, type Sender, type SentTip, sealAnswer, senderTo } from './fixture.ts';

let c: Ceremony;
let sender: Sender;
beforeAll(async () => {
  c = await ceremony();
  sender = senderTo(c.test);
});
afterAll(() => c.test.close());

const sent = (photos: readonly Uint8Array[] = []): Promise<SentTip> => sentTip(c, sender, photos);
const instance = () => c.office.bundle.instance;

it('a tip is read, asked, answered from another browser, noted, passed on and closed', async () => {
  const tip = await sent([photo(1_000)]);
  const { id } = tip.sealed;
  const [listed] = (await c.officer.list()).tips.filter((each) => each.id === id);
  expect(listed).toMatchObject({
    state: 'received',
    files: 1,
    filesHere: 1,
    fresh: 0,
    muted: false,
    duplicateOf: null,
  });
  expect(listed?.keys).toEqual(c.office.officers.map(({ key }) => key).sort());

  const secret = await secretOf(c, tip);
  const detail = await c.officer.detail(id);
  expect(must(await openBody(detail.body, secret, { instance: instance(), tip: id })).content).toEqual(content);
  const file = await c.officer.get(`tip-files/${tip.files[0]?.id}`);
  expect(file.headers.get('content-type')).toBe('application/octet-stream');
  expect(file.headers.get('cache-control')).toBe('no-store');
  expect(new Uint8Array(await file.arrayBuffer())).toEqual(new Uint8Array(tip.files[0]?.bytes ?? []));

  expect(await c.officer.tried(id, { act: 'take' })).toBe('200');
  const asked = await question(c, tip, 1);
  expect(await c.officer.tried(id, asked)).toBe('200');
  expect(await c.officer.tried(id, asked)).toBe('200');

  // The person needs only the receipt.
  const opened = await sender.open(tip.mailbox.token);
  expect(opened.state).toBe('asked');
  must(await openLetter({ letter: opened.letter, letterMac: opened.letterMac, tip: id }, tip.mailbox, instance()));
  const reader = { instance: instance(), tip: id, macKey: tip.mailbox.macKey };
  const read = must(
    await openConversation(opened.messages, { ...reader, side: 'person', identity: tip.mailbox.identity }),
  );
  expect(read).toMatchObject([{ from: 'office', content: { ok: true, value: { text: '车牌是多少？' } } }]);
  const toTip = { ...c.office, bundle: { ...c.office.bundle, recovery: await recipientOf(secret) } };
  const answer = await sealAnswer(toTip, tip, { seq: 1, text: '赣A12345', photos: [photo(50)] });
  expect(await outcome(await sender.post(answer.message, { path: '/messages' }))).toBe('200 taken');

  const after = await c.officer.detail(id);
  expect(after.summary).toMatchObject({ state: 'answered', fresh: 1, files: 2, filesHere: 1 });
  expect(after.messages.map(({ from, author, files }) => [from, author, files.length])).toEqual([
    ['office', c.officer.member, 0],
    ['person', null, 1],
  ]);
  const conversation = must(await openConversation(after.messages, { ...reader, side: 'office', identity: secret }));
  expect(conversation[1]).toMatchObject({ content: { ok: true, value: { text: '赣A12345' } } });
  expect(must(await openCopy(after.messages[0]?.copy ?? '', 1, secret))).toBe('车牌是多少？');
  // An incomplete photo is not shown.
  expect(await answerText(await c.officer.get(`tip-files/${answer.files[0]?.id}`))).toBe('404 not_found');

  const noteId = randomId(random);
  const note = { act: 'note' as const, id: noteId, file: must(await sealNote('已核实', secret)) };
  expect(await c.officer.tried(id, { act: 'seen', seq: 1 })).toBe('200');
  expect(await c.officer.tried(id, note)).toBe('200');
  expect(await c.officer.tried(id, note)).toBe('200');
  expect(await c.officer.tried(id, { act: 'pass' })).toBe('200');
  expect(await c.officer.tried(id, { act: 'close', outcome: 'handled' })).toBe('200');
  const end = await c.officer.detail(id);
  expect(end.summary).toMatchObject({ state: 'closed', outcome: 'handled', fresh: 0, closed: end.summary.arrived });
  expect(end.notes).toMatchObject([{ id: noteId, author: c.officer.member, file: note.file }]);
  expect(await sender.open(tip.mailbox.token)).toMatchObject({ state: 'closed', outcome: 'handled' });

  const lines = (await auditOf(c.test, /^tip_/)).filter((line) => line.includes(id));
  expect(
    lines.filter((line) => line.startsWith('tip_act')).map((line) => JSON.parse(line.slice(line.indexOf('{')))),
  ).toEqual([
    { act: 'take' },
    { act: 'ask', seq: 1 },
    { act: 'seen', seq: 1 },
    { act: 'note', note: noteId },
    { act: 'pass' },
    { act: 'close', outcome: 'handled' },
  ]);
  expect(lines.filter((line) => line.startsWith('tip_opened')).length).toBeGreaterThanOrEqual(4);
  expect(lines).toContain(`tip_file_opened ${tip.files[0]?.id} ${JSON.stringify({ tip: id })}`);
  must(await verifyAudit(c.test.context));
});

describe('an act that does not apply is a conflict, and changes nothing', () => {
  it('by the tip’s state', async () => {
    const tip = await sent();
    const { id } = tip.sealed;
    const question1 = await question(c, tip, 1);
    expect(await c.officer.tried(id, { act: 'reopen' })).toBe('409 conflict state');
    expect(await c.officer.tried(id, { act: 'take' })).toBe('200');
    expect(await c.officer.tried(id, { act: 'take' })).toBe('409 conflict state');
    expect(await c.officer.tried(id, { act: 'close', outcome: 'unfounded' })).toBe('200');
    expect(await c.officer.tried(id, { act: 'close', outcome: 'handled' })).toBe('409 conflict state');
    expect(await c.officer.tried(id, { act: 'pass' })).toBe('409 conflict state');
    expect(await c.officer.tried(id, question1)).toBe('409 conflict state');
    const { summary, messages } = await c.officer.detail(id);
    expect([summary.state, summary.outcome, messages]).toEqual(['closed', 'unfounded', []]);
    expect(await c.officer.tried(id, { act: 'reopen' })).toBe('200');
    expect((await c.officer.detail(id)).summary).toMatchObject({ state: 'open', outcome: null, closed: null });
  });

  it('for a question out of order or unsealed', async () => {
    const tip = await sent();
    const { id } = tip.sealed;
    const asked = await question(c, tip, 1);
    expect(await c.officer.tried(id, { ...asked, seq: 2 })).toBe('409 conflict seq');
    expect(await c.officer.tried(id, { ...asked, copy: Buffer.from('plain').toString('base64') })).toBe(
      '422 tip_refused not_sealed',
    );
    expect(await c.officer.tried(id, { ...asked, file: tip.sealed.grants[0]?.file ?? '' })).toBe(
      '422 tip_refused size_wrong',
    );
    expect(await c.officer.tried(id, asked)).toBe('200');
    expect(await c.officer.tried(id, { ...(await question(c, tip, 1, '另一个')) })).toBe('409 conflict seq');
    const two = await question(c, tip, 2);
    const both = await Promise.all([
      c.officer.tried(id, two),
      c.administrator.tried(id, { ...(await question(c, tip, 2)) }),
    ]);
    expect(both.sort()).toEqual(['200', '409 conflict seq']);
  });

  it('for a missing tip, a link to itself or to nothing, a note under another’s id', async () => {
    const [one, two] = [await sent(), await sent()];
    const id = one.sealed.id;
    expect(await c.officer.tried(randomId(random), { act: 'take' })).toBe('404 not_found');
    expect(await c.officer.tried(id, { act: 'link', to: id })).toBe('409 conflict to');
    expect(await c.officer.tried(id, { act: 'link', to: randomId(random) })).toBe('409 conflict to');
    expect(await c.officer.tried(id, { act: 'link', to: two.sealed.id })).toBe('200');
    expect((await c.officer.detail(id)).summary.duplicateOf).toBe(two.sealed.id);
    expect(await c.officer.tried(id, { act: 'link', to: null })).toBe('200');
    const note = {
      act: 'note' as const,
      id: randomId(random),
      file: must(await sealNote('一', await secretOf(c, one))),
    };
    expect(await c.officer.tried(id, note)).toBe('200');
    expect(await c.officer.tried(two.sealed.id, note)).toBe('409 conflict id');
    expect(await c.officer.tried(id, { ...note, file: must(await sealNote('二', await secretOf(c, one))) })).toBe(
      '409 conflict id',
    );
  });

  it('but an officer may set due date and mute freely', async () => {
    const { sealed } = await sent();
    const due = addDays(c.office.bundle.from, 40);
    expect(await c.officer.tried(sealed.id, { act: 'mute', muted: true })).toBe('200');
    expect(await c.officer.tried(sealed.id, { act: 'due', due })).toBe('200');
    expect((await c.officer.detail(sealed.id)).summary).toMatchObject({ muted: true, due });
    expect((await c.officer.post(`tips/${sealed.id}`, { act: 'due', due: '2026-02-30' })).status).toBe(400);
    expect((await c.officer.post(`tips/${sealed.id}`, { act: 'burn' })).status).toBe(400);
  });
});

describe('access to a tip', () => {
  it('is granted and revoked, never for the last officer, never to a stranger', async () => {
    const tip = await sent();
    const { id } = tip.sealed;
    const [first, second] = c.office.officers;
    const secret = await secretOf(c, tip);
    const recipient = c.office.bundle.officers[1]?.recipient ?? '';
    const file = must(await sealGrant(secret, recipient, { instance: instance(), tip: id }));
    const keyOf = (key: string) => ({ act: 'revoke' as const, key });

    expect(await c.officer.tried(id, keyOf(second?.key ?? ''))).toBe('200');
    expect(await c.officer.tried(id, keyOf(second?.key ?? ''))).toBe('409 conflict key');
    expect(await c.officer.tried(id, keyOf(first?.key ?? ''))).toBe('409 conflict last');
    expect(await c.officer.tried(id, { act: 'grant', grants: [{ key: randomId(random), file }] })).toBe(
      '409 conflict key',
    );
    expect(await c.officer.tried(id, { act: 'grant', grants: [{ key: 'recovery', file }] })).toBe('409 conflict key');
    const again = { key: second?.key ?? '', file };
    expect(await c.officer.tried(id, { act: 'grant', grants: [again, again] })).toBe('409 conflict key');
    expect(await c.officer.tried(id, { act: 'grant', grants: [{ ...again, file: tip.sealed.letter }] })).toBe(
      '422 tip_refused size_wrong',
    );
    expect(await c.officer.tried(id, { act: 'grant', grants: [again] })).toBe('200');
    const { grants } = await c.administrator.detail(id);
    expect(grants.map(({ key }) => key).sort()).toEqual([first?.key, second?.key, 'recovery'].sort());
    const theirs = grants.find(({ key }) => key === second?.key);
    expect(must(await openGrant(theirs?.file ?? '', second?.identity ?? '', { instance: instance(), tip: id }))).toBe(
      secret,
    );
  });

  it('is never replaced: a grant that does not open cannot replace another officer’s', async () => {
    const tip = await sent();
    const { id } = tip.sealed;
    const [first, second] = c.office.officers;
    if (!first || !second) throw new Error('two officers are expected');
    const before = await c.administrator.detail(id);
    // Sealed to the granting officer under the other one's name.
    const secret = await secretOf(c, tip);
    const file = must(
      await sealGrant(secret, c.office.bundle.officers[0]?.recipient ?? '', { instance: instance(), tip: id }),
    );
    const worthless = { key: second.key, file };
    expect(await c.officer.tried(id, { act: 'grant', grants: [worthless] })).toBe('409 conflict granted');
    const own = before.grants.find(({ key }) => key === first.key);
    expect(
      await c.officer.tried(id, { act: 'grant', grants: [{ key: first.key, file: own?.file ?? '' }, worthless] }),
    ).toBe('409 conflict granted');
    const { grants } = await c.administrator.detail(id);
    expect(grants).toEqual(before.grants);
    const theirs = grants.find(({ key }) => key === second.key)?.file ?? '';
    expect(must(await openGrant(theirs, second.identity, { instance: instance(), tip: id }))).toBe(secret);
    expect((await auditOf(c.test, /^tip_act$/)).filter((line) => line.includes(id))).toEqual([]);
  });

  it('is needed to write and to mark as read', async () => {
    const tip = await sent();
    const { id } = tip.sealed;
    const { message } = await sealAnswer(c.office, tip, { seq: 1 });
    expect(await outcome(await sender.post(message, { path: '/messages' }))).toBe('200 taken');
    const asked = await question(c, tip, 1);
    const note = {
      act: 'note',
      id: randomId(random),
      file: must(await sealNote('一', await secretOf(c, tip))),
    } as const;
    expect(await c.officer.tried(id, { act: 'revoke', key: c.office.officers[1]?.key ?? '' })).toBe('200');
    for (const act of [asked, note, { act: 'seen' } as const])
      expect([act.act, await c.administrator.tried(id, act)]).toEqual([act.act, '409 conflict reader']);
    expect((await c.officer.detail(id)).summary.fresh).toBe(1);
    expect(await c.officer.tried(id, asked)).toBe('200');
  });

  it('is for officers and administrators only, at every route of the desk', async () => {
    const { sealed } = await sent();
    for (const role of ['volunteer', 'leader', 'organizer'] as const) {
      const desk = await c.deskAs(role);
      for (const path of ['tips', `tips/${sealed.id}`, 'tip-keys', 'tip-settings', 'tip-retention', 'tip-counts']) {
        expect([role, path, await answerText(await desk.get(path))]).toEqual([role, path, '403 forbidden']);
      }
    }
  });

  it('ends with the officer’s role', async () => {
    const { sealed } = await sent();
    const former = randomId(random);
    await editMember(c.test.context, c.people.stranger, { role: 'officer' });
    const desk = await deskOf(c.test, c.people.stranger);
    const recipient = await recipientOf(identityOf(random(32)));
    expect(await answerText(await desk.post('tip-keys', { id: former, recipient }))).toBe('200');
    await editMember(c.test.context, c.people.stranger, { role: 'volunteer' });
    // A change of role ends the member's sessions.
    expect(await answerText(await desk.get(`tips/${sealed.id}`))).toBe('401 unauthorized');
    const grant = { key: former, file: sealed.grants[0]?.file ?? '' };
    expect(await c.officer.tried(sealed.id, { act: 'grant', grants: [grant] })).toBe('409 conflict key');
  });
});
