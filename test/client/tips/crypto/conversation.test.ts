import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type ConversationEntry,
  type ConversationReader,
  openConversation,
} from '../../../../src/client/tips/crypto/conversation.ts';
import { newIdentity, recipientOf } from '../../../../src/client/tips/crypto/identity.ts';
import { macOf } from '../../../../src/client/tips/crypto/mac.ts';
import { deriveMailbox, type Mailbox } from '../../../../src/client/tips/crypto/mailbox.ts';
import { openMessage, sealMessage } from '../../../../src/client/tips/crypto/message.ts';
import { openPhoto, sealCopy } from '../../../../src/client/tips/crypto/open.ts';
import { sealJson } from '../../../../src/client/tips/crypto/sealed-json.ts';
import { randomId } from '../../../../src/domain/kernel/id.ts';
import { newReceipt } from '../../../../src/domain/tips/receipt.ts';
import { makeJpeg } from '../../../support/jpeg.ts';
import { must } from '../../../support/must.ts';
import { random, tipInstance } from '../../../support/tip-office.ts';

const tip = randomId(random);
let mailbox: Mailbox;
/** The tip's secret. */
let secret: string;
/** Two messages of the office and three of the person, in order of arrival. */
let entries: readonly ConversationEntry[];
let ours: ConversationReader;
let theirs: ConversationReader;

const photo = makeJpeg({ size: 5_000 });

async function write(
  from: 'office' | 'person',
  seq: number,
  text: string,
  { of = tip, macKey = mailbox.macKey } = {},
): Promise<ConversationEntry> {
  const recipient = from === 'office' ? mailbox.recipient : await recipientOf(secret);
  const place = { instance: tipInstance, tip: of, from, seq };
  const sealed = must(await sealMessage({ place, text, photos: [], recipient, macKey, random }));
  const copy = from === 'office' ? must(await sealCopy(text, seq, secret)) : null;
  return { from, seq, file: sealed.file, mac: sealed.mac, copy };
}

beforeAll(async () => {
  mailbox = await deriveMailbox(newReceipt(random), tipInstance);
  secret = await newIdentity();
  entries = [
    await write('person', 1, '车牌没有看清'),
    await write('office', 1, '是什么颜色的车？'),
    await write('person', 2, '白色的面包车'),
    await write('office', 2, '谢谢，请注意安全。'),
    await write('person', 3, '好'),
  ];
  const both = { instance: tipInstance, tip, macKey: mailbox.macKey };
  ours = { ...both, side: 'office', identity: secret };
  theirs = { ...both, side: 'person', identity: mailbox.identity };
});

/** The list as the server sends it to the person: own messages without their files. */
const asThePersonSees = (list: readonly ConversationEntry[]): ConversationEntry[] =>
  list.map(({ from, seq, file, mac }) => ({ from, seq, file: from === 'person' ? null : file, mac }));

const verdict = async (list: readonly ConversationEntry[], reader: ConversationReader): Promise<string> => {
  const opened = await openConversation(list, reader);
  return opened.ok ? 'ok' : opened.error.code;
};

/** The verdicts of both readers on the same list. */
const verdicts = async (list: readonly ConversationEntry[]) => [
  await verdict(list, ours),
  await verdict(asThePersonSees(list), theirs),
];

describe('a conversation', () => {
  it('is read by the office, with its own messages from their copies', async () => {
    const opened = must(await openConversation(entries, ours));
    expect(opened.map(({ content }) => (content?.ok ? content.value.text : content))).toEqual([
      '车牌没有看清',
      '是什么颜色的车？',
      '白色的面包车',
      '谢谢，请注意安全。',
      '好',
    ]);
  });

  it('is read by the person without own messages', async () => {
    const opened = must(await openConversation(asThePersonSees(entries), theirs));
    expect(opened.map(({ content }) => content && must(content).text)).toEqual([
      null,
      '是什么颜色的车？',
      null,
      '谢谢，请注意安全。',
      null,
    ]);
  });

  it('may be empty', async () => {
    expect(await verdicts([])).toEqual(['ok', 'ok']);
  });

  it('is refused if a message before the last is missing', async () => {
    for (const i of [0, 1, 2]) expect(await verdict(entries.toSpliced(i, 1), ours)).toBe('out_of_order');
    expect(await verdict(asThePersonSees(entries.toSpliced(1, 1)), theirs)).toBe('out_of_order');
  });

  it('is refused if a message is repeated or two of one side are swapped', async () => {
    for (const [i, entry] of entries.entries())
      expect((await verdicts(entries.toSpliced(i, 0, entry)))[0]).toBe('out_of_order');
    const [a, b, c, d, e] = entries;
    if (!a || !b || !c || !d || !e) throw new Error('five messages');
    expect(await verdicts([c, b, a, d, e])).toEqual(['out_of_order', 'out_of_order']);
    expect(await verdicts([a, d, c, b, e])).toEqual(['out_of_order', 'out_of_order']);
  });

  it('is refused if the server gives a message another number', async () => {
    const [a, b, c, d] = entries;
    if (!a || !b || !c || !d) throw new Error('messages');
    const replayed = [a, b, c, d, { ...b, seq: 3 }];
    expect(await verdicts(replayed)).toEqual(['mac_wrong', 'mac_wrong']);
    expect(await verdict([a, b, c, d, { ...a, seq: 3 }], ours)).toBe('mac_wrong');
    expect(await verdicts([a, { ...d, seq: 1 }, c, { ...b, seq: 2 }])).toEqual(['mac_wrong', 'mac_wrong']);
  });

  it('is refused if the server moves a message to the other side', async () => {
    const [a, b] = entries;
    if (!a || !b) throw new Error('messages');
    expect(await verdict([{ ...b, from: 'person' }], ours)).toBe('mac_wrong');
    expect(await verdict([{ ...a, from: 'office' }], theirs)).toBe('mac_wrong');
  });

  it('is refused with a message of another tip, district or key', async () => {
    const other = await write('office', 1, '假', { of: randomId(random) });
    const forged = await write('office', 1, '假', { macKey: new Uint8Array(32) });
    for (const entry of [other, forged]) expect(await verdicts([entry])).toEqual(['mac_wrong', 'mac_wrong']);
    expect(await verdict(entries, { ...ours, instance: 'elsewhere' })).toBe('mac_wrong');
    expect(await verdict(entries, { ...ours, macKey: new Uint8Array(32) })).toBe('mac_wrong');
  });

  it('is refused without the file of the other side’s message', async () => {
    expect(
      await verdict(
        entries.map((entry) => ({ ...entry, file: null })),
        ours,
      ),
    ).toBe('mac_wrong');
    expect(
      await verdict(
        entries.map((entry) => ({ ...entry, file: null })),
        theirs,
      ),
    ).toBe('mac_wrong');
  });

  it('is refused with another message’s file or MAC, in any combination', () =>
    fc.assert(
      fc.asyncProperty(fc.nat(4), fc.nat(4), fc.constantFrom('file' as const, 'mac' as const), async (to, of, part) => {
        fc.pre(to !== of);
        const list = entries.map((entry, i) => (i === to ? { ...entry, [part]: entries[of]?.[part] ?? '' } : entry));
        expect(await verdict(list, ours)).toBe('mac_wrong');
      }),
      { numRuns: 40 },
    ));

  it('keeps the rest readable if a writer sent an invalid message', async () => {
    const recipient = await recipientOf(secret);
    const file = must(await sealJson(recipient, { text: 7 }, [4_096]));
    const place = { instance: tipInstance, tip, from: 'person', seq: 1 } as const;
    const mac = await macOf(mailbox.macKey, place, new Uint8Array(Buffer.from(file, 'base64')));
    const opened = must(
      await openConversation([{ from: 'person', seq: 1, file, mac }, await write('person', 2, '在')], ours),
    );
    expect(opened.map(({ content }) => content)).toEqual([
      { ok: false, error: { code: 'cannot_open' } },
      { ok: true, value: { text: '在', photos: [] } },
    ]);
  });

  it('does not accept the copy of another message', async () => {
    const [, first, , second] = entries;
    if (!first || !second) throw new Error('messages');
    const swapped = [
      { ...first, copy: second.copy ?? null },
      { ...second, copy: first.copy ?? null },
    ];
    const opened = must(await openConversation(swapped, ours));
    for (const { content } of opened) expect(content).toEqual({ ok: false, error: { code: 'cannot_open' } });
  });
});

describe('a message', () => {
  it('names photos that open with the same key', async () => {
    const place = { instance: tipInstance, tip, from: 'person', seq: 1 } as const;
    const recipient = await recipientOf(secret);
    const { macKey } = mailbox;
    const sealed = must(await sealMessage({ place, text: '看', photos: [photo], recipient, macKey, random }));
    const message = must(await openMessage({ place, ...sealed }, { identity: secret, macKey }));
    const [name] = message.photos;
    const [file] = sealed.files;
    if (!name || !file) throw new Error('one photo');
    expect(Buffer.compare(must(await openPhoto(file.bytes, secret, name)), photo)).toBe(0);
    expect(await openMessage({ place: { ...place, seq: 2 }, ...sealed }, { identity: secret, macKey })).toEqual({
      ok: false,
      error: { code: 'mac_wrong' },
    });
  });

  it('to an invalid recipient is refused, not sent in plain text', async () => {
    const place = { instance: tipInstance, tip, from: 'office', seq: 1 } as const;
    for (const recipient of ['', 'age1pq1qqqq', 'mailto:a@b.c'])
      expect(await sealMessage({ place, text: '问', photos: [], recipient, macKey: mailbox.macKey, random })).toEqual({
        ok: false,
        error: { code: 'no_recipients' },
      });
  });
});

describe('a mailbox', () => {
  it('is derived from the receipt code alone, and differs by district', async () => {
    const receipt = newReceipt(random);
    const one = await deriveMailbox(receipt, tipInstance);
    expect(await deriveMailbox(receipt, tipInstance)).toEqual(one);
    const parts = ({ token, tokenHash, identity, recipient, macKey }: Mailbox) => [
      token,
      tokenHash,
      identity,
      recipient,
      Buffer.from(macKey).toString('hex'),
    ];
    const other = await deriveMailbox(receipt, 'elsewhere');
    const next = await deriveMailbox(newReceipt(random), tipInstance);
    // All fifteen values differ.
    expect(new Set([one, other, next].flatMap(parts)).size).toBe(15);
  });
});
