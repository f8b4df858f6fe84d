import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealGrant, sealNote } from '../../../src/client/tips/crypto/open.ts';
import { addDays } from '../../../src/domain/kernel/day.ts';
import { type Id, randomId } from '../../../src/domain/kernel/id.ts';
import type { TipAct } from '../../../src/protocol/tips/tip-desk.ts';
import { verifyAudit } from '../../../src/server/audit/verify-audit.ts';
import { must } from '../../support/must.ts';
import { auditOf, type Ceremony, ceremony, type Desk, question, secretOf, sentTip } from './desk-fixture.ts';
import { outcome, random, type Sender, type SentTip, sealAnswer, senderTo } from './fixture.ts';

let c: Ceremony;
let sender: Sender;
beforeAll(async () => {
  c = await ceremony();
  sender = senderTo(c.test);
});
afterAll(() => c.test.close());

const sent = (): Promise<SentTip> => sentTip(c, sender);

/** Reads the audited acts on a tip, in order. */
const auditedActs = async (tip: Id): Promise<unknown[]> =>
  (await auditOf(c.test, /^tip_act$/))
    .filter((line) => line.startsWith(`tip_act ${tip} `))
    .map((line) => JSON.parse(line.slice(line.indexOf('{'))));

const answered = async (tip: SentTip, seq: number): Promise<void> => {
  const { message } = await sealAnswer(c.office, tip, { seq });
  expect(await outcome(await sender.post(message, { path: '/messages' }))).toBe('200 taken');
};

/** Seals the tip's secret to an officer. */
const grantTo = async (tip: SentTip, at: number) => {
  const { key = '', recipient = '' } = c.office.bundle.officers[at] ?? {};
  const place = { instance: c.office.bundle.instance, tip: tip.sealed.id };
  return { key, file: must(await sealGrant(await secretOf(c, tip), recipient, place)) };
};

describe('an act repeated after a lost answer is in the audit once', () => {
  const due = '2027-03-01';
  const cases: readonly [string, (tip: SentTip, other: SentTip) => Promise<TipAct>, (act: TipAct) => object][] = [
    ['link', async (_, other) => ({ act: 'link', to: other.sealed.id }), (act) => act],
    ['mute', async () => ({ act: 'mute', muted: true }), (act) => act],
    ['due', async () => ({ act: 'due', due }), (act) => act],
    ['seen', async () => ({ act: 'seen' }), () => ({ act: 'seen', seq: 1 })],
    ['ask', (tip) => question(c, tip, 1), () => ({ act: 'ask', seq: 1 })],
    ['tell', async (tip) => ({ ...(await question(c, tip, 1, '谢谢')), act: 'tell' }), () => ({ act: 'tell', seq: 1 })],
    [
      'note',
      async (tip) => ({ act: 'note', id: randomId(random), file: must(await sealNote('一', await secretOf(c, tip))) }),
      (act) => ({ act: 'note', note: act.act === 'note' ? act.id : '' }),
    ],
    [
      'grant',
      async (tip) => {
        const [, second] = c.office.officers;
        expect(await c.officer.tried(tip.sealed.id, { act: 'revoke', key: second?.key ?? '' })).toBe('200');
        return { act: 'grant', grants: [await grantTo(tip, 1)] };
      },
      () => ({ act: 'grant', keys: c.office.officers[1]?.key }),
    ],
  ];
  it.each(cases)('%s', async (_, make, line) => {
    const [tip, other] = [await sent(), await sent()];
    const { id } = tip.sealed;
    await answered(tip, 1);
    const act = await make(tip, other);
    const before = await auditedActs(id);
    const first = await c.officer.act(id, act);
    const again = await c.officer.act(id, act);
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(await again.json()).toEqual(await first.json());
    expect((await auditedActs(id)).slice(before.length)).toEqual([line(act)]);
  });

  it('and never with its content', async () => {
    const tip = await sent();
    const asked = await question(c, tip, 1, '一个很特别的问题');
    expect(await c.officer.tried(tip.sealed.id, asked)).toBe('200');
    const lines = await auditOf(c.test, /./);
    for (const secret of [asked.file, asked.copy, asked.mac, await secretOf(c, tip), tip.mailbox.token]) {
      expect(lines.join('\n')).not.toContain(secret);
    }
  });

  it('the number of messages read never falls, whichever tab is later', async () => {
    const tip = await sent();
    for (const seq of [1, 2, 3]) await answered(tip, seq);
    const { id } = tip.sealed;
    const fresh = async () => (await c.officer.detail(id)).summary.fresh;
    expect(await c.officer.tried(id, { act: 'seen', seq: 2 })).toBe('200');
    expect(await fresh()).toBe(1);
    expect(await c.administrator.tried(id, { act: 'seen', seq: 1 })).toBe('200');
    expect(await fresh()).toBe(1);
    expect(await c.officer.tried(id, { act: 'seen', seq: 99 })).toBe('200');
    expect(await fresh()).toBe(0);
    await answered(tip, 4);
    expect(await fresh()).toBe(1);
    expect(await auditedActs(id)).toEqual([
      { act: 'seen', seq: 2 },
      { act: 'seen', seq: 3 },
    ]);
  });
});

describe('two concurrent officers', () => {
  const both = async (tip: Id, acts: readonly [TipAct, TipAct], other = tip): Promise<string[]> =>
    (await Promise.all([c.officer.tried(tip, acts[0]), c.administrator.tried(other, acts[1])])).sort();

  it('take a tip: one gets it', async () => {
    const { sealed } = await sent();
    expect(await both(sealed.id, [{ act: 'take' }, { act: 'take' }])).toEqual(['200', '409 conflict state']);
    expect(await auditedActs(sealed.id)).toEqual([{ act: 'take' }]);
  });

  it('close it differently: one outcome counts, in the tip and in the audit', async () => {
    const { sealed } = await sent();
    const close = (how: 'handled' | 'abuse') => ({ act: 'close', outcome: how }) as const;
    expect(await both(sealed.id, [close('handled'), close('abuse')])).toEqual(['200', '409 conflict state']);
    const { summary } = await c.officer.detail(sealed.id);
    expect(await auditedActs(sealed.id)).toEqual([{ act: 'close', outcome: summary.outcome }]);
  });

  it('write notes: both are stored, each in its own place', async () => {
    const tip = await sent();
    const secret = await secretOf(c, tip);
    const note = async (text: string) =>
      ({ act: 'note', id: randomId(random), file: must(await sealNote(text, secret)) }) as const;
    expect(await both(tip.sealed.id, [await note('甲'), await note('乙')])).toEqual(['200', '200']);
    expect((await c.officer.detail(tip.sealed.id)).notes.map(({ author }) => author).sort()).toEqual(
      [c.officer.member, c.administrator.member].sort(),
    );
  });

  it('link two tips to each other repeatedly without a deadlock', async () => {
    const [one, two] = [(await sent()).sealed.id, (await sent()).sealed.id];
    for (let round = 0; round < 8; round++) {
      const [to, back] = round % 2 ? [null, null] : [two, one];
      const link = (target: Id | null): TipAct => ({ act: 'link', to: target });
      expect(await both(one, [link(to), link(back)], two)).toEqual(['200', '200']);
    }
  });

  it('revoke each other’s grants: at least one can still open it', async () => {
    const tip = await sent();
    const [first = '', second = ''] = c.office.officers.map(({ key }) => key);
    const outcomes = await both(tip.sealed.id, [
      { act: 'revoke', key: second },
      { act: 'revoke', key: first },
    ]);
    expect(outcomes).toEqual(['200', '409 conflict last']);
    const { grants } = await c.administrator.detail(tip.sealed.id);
    expect(grants.map(({ key }) => key)).toContain('recovery');
    expect(grants).toHaveLength(2);
  });

  it('and the person: question and answer are both stored, in one order for all', async () => {
    const tip = await sent();
    const asked = await question(c, tip, 1);
    const { message } = await sealAnswer(c.office, tip, { seq: 1 });
    const proof = await sender.prove(JSON.stringify(message));
    const [answerText, answer] = await Promise.all([
      c.officer.tried(tip.sealed.id, asked),
      sender.post(message, { path: '/messages', proof }),
    ]);
    expect([answerText, await outcome(answer)]).toEqual(['200', '200 taken']);
    const order = (await c.officer.detail(tip.sealed.id)).messages.map(({ from }) => from);
    expect([...order].sort()).toEqual(['office', 'person']);
    expect((await sender.open(tip.mailbox.token)).messages.map(({ from }) => from)).toEqual(order);
    expect(['asked', 'answered']).toContain((await c.officer.detail(tip.sealed.id)).summary.state);
  });

  it('open it: the audit names who opened it each time', async () => {
    const { sealed } = await sent();
    const look = (desk: Desk) => desk.detail(sealed.id);
    await Promise.all([look(c.officer), look(c.administrator), look(c.officer)]);
    const rows = await c.test.context.db
      .selectFrom('audit')
      .where('action', '=', 'tip_opened')
      .where('subject', '=', sealed.id)
      .select('actor')
      .execute();
    expect(rows.map(({ actor }) => actor).sort()).toEqual(
      [c.officer.member, c.officer.member, c.administrator.member].sort(),
    );
    must(await verifyAudit(c.test.context));
  });
});

describe('an act on an unknown tip', () => {
  it('is not found, whatever the act, and writes nothing', async () => {
    const tip = await sent();
    const nowhere = randomId(random);
    const acts: readonly TipAct[] = [
      { act: 'take' },
      { act: 'pass' },
      { act: 'close', outcome: 'handled' },
      { act: 'reopen' },
      { act: 'mute', muted: true },
      { act: 'due', due: addDays(c.office.bundle.from, 3) },
      { act: 'seen' },
      { act: 'link', to: tip.sealed.id },
      { act: 'revoke', key: c.office.officers[0]?.key ?? '' },
      { act: 'grant', grants: [await grantTo(tip, 1)] },
      await question(c, tip, 1),
      { act: 'note', id: randomId(random), file: must(await sealNote('一', await secretOf(c, tip))) },
    ];
    for (const act of acts) expect([act.act, await c.officer.tried(nowhere, act)]).toEqual([act.act, '404 not_found']);
    expect((await c.officer.get(`tips/${nowhere}`)).status).toBe(404);
    expect((await c.officer.get(`tip-files/${nowhere}`)).status).toBe(404);
    expect(await auditOf(c.test, /^tip_/).then((lines) => lines.filter((line) => line.includes(nowhere)))).toEqual([]);
  });

  it('is a conflict when the state does not allow it', async () => {
    const { sealed } = await sent();
    const { id } = sealed;
    expect(await c.officer.tried(id, { act: 'pass' })).toBe('200');
    expect(await c.officer.tried(id, { act: 'pass' })).toBe('409 conflict state');
    expect(await c.officer.tried(id, { act: 'take' })).toBe('409 conflict state');
    expect(await c.officer.tried(id, { act: 'close', outcome: 'elsewhere' })).toBe('200');
    expect(await c.officer.tried(id, { act: 'reopen' })).toBe('200');
    expect(await c.officer.tried(id, { act: 'reopen' })).toBe('409 conflict state');
    expect(await auditedActs(id)).toEqual([{ act: 'pass' }, { act: 'close', outcome: 'elsewhere' }, { act: 'reopen' }]);
  });
});
