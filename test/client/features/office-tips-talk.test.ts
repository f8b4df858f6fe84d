import { beforeAll, describe, expect, it } from 'vitest';
import { type Conversation, readConversation } from '../../../src/client/features/office/tips/conversation.ts';
import { sheetTexts } from '../../../src/client/features/office/tips/sheet-parts.ts';
import { recipientOf } from '../../../src/client/tips/crypto/keys.ts';
import { deriveMailbox, type Mailbox } from '../../../src/client/tips/crypto/mailbox.ts';
import { openBody, openGrant, sealCopy } from '../../../src/client/tips/crypto/open.ts';
import type { TipBody } from '../../../src/client/tips/crypto/schemas.ts';
import { sealMessage } from '../../../src/client/tips/crypto/seal.ts';
import type { TipDetail } from '../../../src/protocol/tips/tip-desk.ts';
import { must } from '../../support/must.ts';
import { makeTipOffice, random, sealSome, tipContent, tipDay, tipInstance } from '../../support/tip-office.ts';

type Message = TipDetail['messages'][number];
type Side = Message['from'];

let tip: string;
let identity: string;
let body: TipBody;
let mailbox: Mailbox;
let talk: Message[];

async function message(from: Side, seq: number, text: string): Promise<Message> {
  const recipient = from === 'office' ? body.reply : await recipientOf(identity);
  const place = { instance: tipInstance, tip, from, seq };
  const { file, mac } = must(await sealMessage({ place, text, photos: [], recipient, macKey: mailbox.macKey, random }));
  const copy = from === 'office' ? must(await sealCopy(text, seq, identity)) : null;
  return { from, seq, day: tipDay, author: from === 'office' ? tip : null, file, mac, copy, files: [] };
}

beforeAll(async () => {
  const office = await makeTipOffice({ officers: 1 });
  const [officer] = office.officers;
  const ready = await sealSome(office);
  tip = ready.sealed.id;
  const name = { instance: tipInstance, tip };
  const grant = ready.sealed.grants.find(({ key }) => key === officer?.key);
  identity = must(await openGrant(grant?.file ?? '', officer?.identity ?? '', name));
  body = must(await openBody(ready.sealed.body, identity, name));
  mailbox = await deriveMailbox(ready.receipt, tipInstance);
  talk = [
    await message('office', 1, '车牌看清了吗？'),
    await message('person', 1, '没有，天黑。'),
    await message('office', 2, '几点来的？'),
    await message('person', 2, '十一点多。'),
  ];
});

const read = (messages: readonly Message[]): Promise<Conversation> =>
  readConversation(messages, { instance: tipInstance, tip, identity, body });
const told = ({ lines }: Conversation) => lines.map(({ content, fault }) => fault ?? content?.text);

describe('a conversation', () => {
  it('shows the messages of both sides', async () => {
    const whole = await read(talk);
    expect(whole.isWhole).toBe(true);
    expect(told(whole)).toEqual(['车牌看清了吗？', '没有，天黑。', '几点来的？', '十一点多。']);
  });

  it('with a wrong MAC is marked as broken at that message', async () => {
    const changed = talk.map((each) =>
      each.from === 'person' && each.seq === 1 ? { ...each, mac: talk[0]?.mac ?? '' } : each,
    );
    const broken = await read(changed);
    expect(broken.isWhole).toBe(false);
    expect(told(broken)).toEqual(['车牌看清了吗？', 'mac_wrong', '几点来的？', '十一点多。']);
  });

  it('with a gap marks the message after it as out of order', async () => {
    const broken = await read(talk.filter(({ from, seq }) => !(from === 'person' && seq === 1)));
    expect(broken.isWhole).toBe(false);
    expect(told(broken)).toEqual(['车牌看清了吗？', '几点来的？', 'out_of_order']);
  });

  it('with a replayed message marks the second as out of order', async () => {
    const second = talk[1];
    const broken = await read(second ? [...talk, second] : []);
    expect(broken.isWhole).toBe(false);
    expect(told(broken).at(-1)).toBe('out_of_order');
  });

  it('with an old message under a new number marks it as not written by the person', async () => {
    const second = talk[1];
    const broken = await read(second ? [...talk, { ...second, seq: 3 }] : []);
    expect(broken.isWhole).toBe(false);
    expect(told(broken).at(-1)).toBe('mac_wrong');
  });

  it('is printed for the police without unverified messages and without names', async () => {
    const broken = await read(talk.map((each) => (each.seq === 2 ? { ...each, mac: talk[0]?.mac ?? '' } : each)));
    const texts = sheetTexts({ body, talk: broken });
    expect(texts.map(({ key, text }) => [key, text])).toEqual([
      ['what', tipContent.what],
      ['where', tipContent.where],
      ['when', tipContent.when],
      ['office 1', '车牌看清了吗？'],
      ['person 1', '没有，天黑。'],
    ]);
    expect(texts.map(({ label }) => label).slice(3)).toEqual(['留言，2026年11月25日', '对方回复，2026年11月25日']);
  });
});
