import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestOf, readCertificateCode, sameBytes } from '../../../src/domain/certificates/code.ts';
import type { CertificateContent } from '../../../src/domain/certificates/content.ts';
import { checkSignature } from '../../../src/domain/certificates/verify.ts';
import { addDays } from '../../../src/domain/kernel/day.ts';
import type { Id } from '../../../src/domain/kernel/id.ts';
import {
  type NewCertificateSettings,
  type PaperResponse,
  readContent,
} from '../../../src/protocol/certificates/certificates.ts';
import {
  type Issuing,
  issueCertificate,
  ownService,
  withdrawCertificate,
} from '../../../src/server/certificates/issue.ts';
import { publicKeys } from '../../../src/server/certificates/keys.ts';
import { checkPaper, listCertificates, readPaper } from '../../../src/server/certificates/read.ts';
import { readCertificateSettings, writeCertificateSettings } from '../../../src/server/certificates/settings.ts';
import type { NamedActor } from '../../../src/server/records/actor.ts';
import { must } from '../../support/must.ts';
import { neighbourOf } from '../../support/neighbour.ts';
import { type District, type Fields, makeDistrict, outcomes, Phone, recordOf, TODAY } from '../sync/fixture.ts';

let d: District;
let officer: NamedActor;
beforeAll(async () => {
  d = await makeDistrict();
  officer = { ...d.officer, name: '陈静', squadName: null };
});
afterAll(() => d.close());

const DAY_MS = 86_400_000;
const issuing: Issuing = { secret: 'of the district', publicUrl: 'https://qingyuan.example' };
const period = { from: '2026-01-01', until: TODAY };
const entered: NewCertificateSettings = {
  ...{ unit: '清源区禁毒办', responsible: '', handler: '林小满', contact: '', seal: true, noticeDays: 0, basis: null },
};

/** Notes the mate's presence at an event from 11:00 to 12:30, which is then closed. */
async function serve(title: string, fields: Fields = {}): Promise<{ readonly event: Id; readonly claim: Id }> {
  const organizer = new Phone(d.context, d.organizer);
  const event = organizer.create('event', {
    ...{ date: TODAY, title, status: 'planned', risks: '无特别风险', starts: '11:00', ends: '12:30', form: 'lecture' },
    ...fields,
  });
  const { member, squad } = d.mate;
  const claim = organizer.create('attendance', { event: event.id, member, squad, date: TODAY, way: 'leader' });
  expect(outcomes(await organizer.send(event, claim))).toEqual(['ok', 'ok']);
  const record = await recordOf(d, event.id);
  expect(outcomes(await organizer.send(organizer.edit(record, { status: 'held' })))).toEqual(['ok']);
  return { event: event.id, claim: claim.id };
}

const issue = (member = d.mate.member) => issueCertificate(d.context, member, { ...period, member }, issuing);
const contentOf = ({ text }: PaperResponse): CertificateContent => must(readContent(text));

async function check({ address }: PaperResponse) {
  const code = readCertificateCode(address);
  if (!code) throw new Error('no code');
  const { number, version } = code;
  return checkPaper(d.context, { number, version, digest: Buffer.from(code.digest).toString('hex') });
}

/** What a phone says of a paper's signature. */
async function signatureOf({ address, text }: PaperResponse) {
  const code = readCertificateCode(address);
  const { keys } = await publicKeys(d.context);
  if (!code) return 'no code';
  expect(sameBytes(code.digest, digestOf(text))).toBe(true);
  return checkSignature(
    code,
    keys.map(({ id, key }) => ({ id, bytes: new Uint8Array(Buffer.from(key, 'base64')) })),
  );
}

describe('a certificate', () => {
  it('is not issued without hours, nor before the office entered the recording unit', async () => {
    expect(await issue()).toEqual({ ok: false, error: 'conflict' });
    await serve('讲座');
    expect(await issue()).toEqual({ ok: false, error: 'conflict' });
    await writeCertificateSettings(d.context, officer, entered);
    expect(await issue(d.volunteer.member)).toEqual({ ok: false, error: 'conflict' });
    expect(await issue(d.squads.one)).toEqual({ ok: false, error: 'not_found' });
    expect((await ownService(d.context, d.mate.member, period)).lines).toHaveLength(1);
  });

  it('says time, content and unit, is signed, and is the same when it is asked for again', async () => {
    const paper = must(await issue());
    const content = contentOf(paper);
    expect(content).toMatchObject({
      unit: '清源区禁毒办',
      name: '李强',
      handler: '林小满',
      certifies: false,
      version: 1,
    });
    expect(content.lines).toEqual([{ day: TODAY, title: '讲座', form: 'lecture', minutes: { leader: 90 } }]);
    expect(Object.keys(content)).not.toContain('responsible');
    expect(await signatureOf(paper)).toBe('signed');
    expect(await check(paper)).toEqual({ state: 'valid', text: paper.text, isInNotice: false, since: null });
    expect(must(await issue())).toEqual(paper);
    const twice = await Promise.all([issue(), issue()]);
    expect(twice.map((each) => must(each).address)).toEqual([paper.address, paper.address]);
  });

  it('is superseded by a version with other hours, and the old paper says so', async () => {
    const first = must(await issue());
    await serve('集市宣传', { starts: '14:00', ends: '15:00' });
    const second = must(await issue());
    expect(contentOf(second)).toMatchObject({ number: contentOf(first).number, version: 2, replaces: TODAY });
    expect(contentOf(second).lines).toHaveLength(2);
    expect(await check(first)).toEqual({ state: 'superseded', text: null, isInNotice: false, since: TODAY });
    expect(await check(second)).toMatchObject({ state: 'valid' });
  });

  it('is titled a certificate once the office stated by which rule it may issue', async () => {
    const saved = await writeCertificateSettings(d.context, officer, { ...entered, basis: 'recruiter' });
    expect(saved.stated).toEqual({ day: TODAY, member: officer.member, name: '陈静' });
    const others = { ...officer, name: '杨磊', member: d.administrator.member };
    const again = await writeCertificateSettings(d.context, others, { ...entered, basis: 'recruiter' });
    expect(again.stated?.name).toBe('陈静');
    expect(await readCertificateSettings(d.context)).toEqual(again);
    expect(contentOf(must(await issue()))).toMatchObject({ certifies: true, version: 3 });
  });

  it('leaves out paid duty', async () => {
    const before = contentOf(must(await issue()));
    const { claim } = await serve('值班', { starts: '12:30', ends: '13:00' });
    expect((await ownService(d.context, d.mate.member, period)).lines).toHaveLength(3);
    const leader = new Phone(d.context, d.leader);
    expect(outcomes(await leader.send(leader.edit(await recordOf(d, claim), { duty: true })))).toEqual(['ok']);
    expect(contentOf(must(await issue()))).toEqual(before);
  });

  it('waits for its public notice, which needs consent, and is the same while it waits', async () => {
    await writeCertificateSettings(d.context, officer, { ...entered, handler: '王小满', noticeDays: 7 });
    expect(await issue()).toEqual({ ok: false, error: 'forbidden' });
    const agreed = { ...period, member: d.mate.member, agreed: true };
    const paper = must(await issueCertificate(d.context, d.mate.member, agreed, issuing));
    expect(contentOf(paper).notice).toBe(addDays(TODAY, 7));
    expect(paper.state).toBe('notice');
    expect(await check(paper)).toMatchObject({ state: 'valid', isInNotice: true });
    const stateAfter = async (days: number) => {
      const later = { ...d.context, now: () => d.context.now() + days * DAY_MS };
      const again = must(await issueCertificate(later, d.mate.member, agreed, issuing));
      expect(again.text).toBe(paper.text);
      const [row] = await listCertificates(later, d.mate.member);
      return [again.state, row?.state, row?.notice];
    };
    expect(await stateAfter(7)).toEqual(['notice', 'notice', addDays(TODAY, 7)]);
    expect(await stateAfter(8)).toEqual(['valid', 'valid', addDays(TODAY, 7)]);
    await writeCertificateSettings(d.context, officer, { ...entered, basis: 'recruiter' });
    must(await issue());
  });

  it('is withdrawn with a reason in all its versions, and can be issued anew', async () => {
    const paper = must(await issue());
    const { number } = contentOf(paper);
    for (const reason of ['时间有误', '又一次'])
      expect(await withdrawCertificate(d.context, officer.member, { number, reason })).toMatchObject({ ok: true });
    expect(await check(paper)).toEqual({ state: 'withdrawn', text: null, isInNotice: false, since: TODAY });
    const rows = await listCertificates(d.context, d.mate.member);
    expect(rows.map(({ version, state, reason }) => [version, state, reason])).toEqual(
      [5, 4, 3, 2, 1].map((version) => [version, 'withdrawn', '时间有误']),
    );
    const next = must(await issue());
    expect(contentOf(next)).toMatchObject({ number, version: 6 });
    expect(contentOf(next).replaces).toBeUndefined();
    expect(await check(next)).toMatchObject({ state: 'valid' });
    const none = await withdrawCertificate(d.context, officer.member, { number: '2026-99999-16', reason: 'x' });
    expect(none).toEqual({ ok: false, error: 'not_found' });
  });

  it('is found by number and digest together alone, in its own district alone', async () => {
    const paper = must(await issue());
    const { number, version } = contentOf(paper);
    const unknown = { state: 'unknown', text: null, isInNotice: false, since: null };
    expect(await checkPaper(d.context, { number, version, digest: '0'.repeat(32) })).toEqual(unknown);
    const digest = Buffer.from(digestOf(paper.text)).toString('hex');
    expect(await checkPaper(d.context, { number, version: 99, digest })).toEqual(unknown);
    expect(await checkPaper(neighbourOf(d.context), { number, version, digest })).toEqual(unknown);
    expect(await listCertificates(neighbourOf(d.context))).toEqual([]);
  });

  it('is printed again by its member and the office, and by nobody else', async () => {
    const paper = must(await issue());
    const { number, version } = contentOf(paper);
    const read = (actor: District['mate']) =>
      readPaper(d.context, { ...actor, name: '', squadName: null }, { number, version }, issuing.publicUrl);
    expect(must(await read(d.mate))).toEqual(paper);
    expect(must(await read(d.officer))).toEqual(paper);
    for (const other of [d.volunteer, d.leader, d.organizer])
      expect(await read(other)).toEqual({ ok: false, error: 'not_found' });
  });

  it('of a former secret still verifies, by its own key', async () => {
    const former = must(await issue());
    await serve('进村', { starts: '13:00', ends: '13:30' });
    const { mate } = d;
    const renewed = { ...issuing, secret: 'another' };
    const paper = must(await issueCertificate(d.context, mate.member, { ...period, member: mate.member }, renewed));
    expect([readCertificateCode(former.address)?.key, readCertificateCode(paper.address)?.key]).toEqual([1, 2]);
    expect([await signatureOf(former), await signatureOf(paper)]).toEqual(['signed', 'signed']);
  });
});
