import { newId } from '../../../src/domain/kernel/id.ts';
import { questionSets } from '../../../src/domain/learning/question-sets.ts';
import { writeSetFile } from '../../../src/domain/learning/set-file.ts';
import { UPLOAD_PATH } from '../../../src/protocol/photos/photo.ts';
import { MAILBOX_HEADER } from '../../../src/protocol/tips/tip.ts';
import { createInvite } from '../../../src/server/accounts/invites.ts';
import { beginImport } from '../../../src/server/history/import.ts';
import { healthRoutes } from '../../../src/server/http/health.ts';
import { routes } from '../../../src/server/http/routes.ts';
import type { Services } from '../../../src/server/http/services.ts';
import { keepFeedback, listFeedback } from '../../../src/server/pages/feedback-store.ts';
import { makeQueueBudgets } from '../../../src/server/platform/http/gate.ts';
import { createLog } from '../../../src/server/platform/log.ts';
import { publishPost, savePost } from '../../../src/server/posts/save.ts';
import { actorOf } from '../../../src/server/records/actor.ts';
import { appendTrusted } from '../../../src/server/records/append.ts';
import { signReport } from '../../../src/server/reports/sign.ts';
import { openSelfTest } from '../../../src/server/surveys/self-tests.ts';
import { makeJpeg } from '../../support/jpeg.ts';
import { must } from '../../support/must.ts';
import { photoClient, sha256 } from '../photos/client.ts';
import { type People, signInAs, type TestServer } from '../platform/http/harness.ts';
import { officeOf, photo, seal, senderTo } from '../tips/fixture.ts';

/** Enough to read the table: none of the handlers is called. */
const services = {
  platform: {},
  queueBudgets: makeQueueBudgets(),
  publicUrl: 'http://localhost',
  secret: 'of a test',
  staticFiles: new Map(),
  log: createLog({ level: 'silent' }),
} as unknown as Services;

/** Every route of the server. */
export const table = [...healthRoutes(services), ...routes(services)];

/** What a route with a parameter is asked for: an id that only the first district has. */
export interface Owned {
  readonly id: string;
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer>;
}

const chunk = new Uint8Array(1);
const chunkHeaders = { 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' };
const tus = { 'tus-resumable': '1.0.0' };

/** Makes one of everything that has an id in the first district, by its administrator. */
export async function ownThings(test: TestServer, people: People): Promise<Readonly<Record<string, Owned>>> {
  const { context, send } = test;
  const { administrator } = people.members;
  const fresh = () => newId(context.now(), context.random);
  const [newcomer, record] = [fresh(), fresh()];
  const fields = { date: '2026-06-01', quantity: 5, member: people.members.volunteer, squad: people.squad };
  must(
    await appendTrusted(context, administrator, [
      { id: newcomer, kind: 'member', fields: { name: '新人', role: 'volunteer', squad: people.squad } },
      { id: record, kind: 'leaflet', fields },
    ]),
  );
  const cookie = await signInAs(test, administrator);
  const actor = await actorOf(context, administrator);
  if (!actor) throw new Error('nobody is on the roster');
  const invited = { role: 'volunteer', squad: people.squad } as const;
  const invite = must(await createInvite(context, actor, invited, 'http://localhost'));
  await signInAs(test, newcomer);
  await signInAs(test, administrator);
  const listed = (await (await send('/api/sessions', { cookie })).json()) as {
    sessions: { id: string; current: boolean }[];
  };
  const session = listed.sessions.find(({ current }) => !current)?.id ?? '';

  const client = photoClient(test, cookie);
  const [full, thumb] = [makeJpeg({ size: 2_000, seed: 7 }), makeJpeg({ width: 320, height: 200, seed: 7 })];
  const hash = sha256(full);
  await client.upload(thumb, { photo: hash });
  await client.upload(full);
  const upload = (await client.begun(makeJpeg({ size: 3_000, seed: 8 }))).split('/').at(-1) ?? '';

  const office = await officeOf(context, people.members.officer);
  const tip = await seal(office, [photo(100_000)]);
  const sender = senderTo(test);
  await sender.post(tip.sealed);
  const file = tip.files[0];
  if (!file) throw new Error('the tip has no photo');
  await sender.upload(file, tip.mailbox.token);
  const mailbox = { [MAILBOX_HEADER]: tip.mailbox.token };
  const key = office.officers[0]?.key ?? '';

  const signed = must(
    await signReport(context, actor, {
      ...{ report: 'districtYear', from: '2026-01-01', to: '2026-12-31', title: '总结', version: 1, text: '# 总结' },
      lines: [{ type: 'title', level: undefined, number: '', runs: [{ type: 'text', text: '总结' }], line: 1 }],
      ...{ explanations: {}, asked: [], numbers: [] },
    }),
  );

  const tallied = must(
    await beginImport(context, actor, {
      ...{ file: '往年.csv', hash: 'a'.repeat(64), heads: 'b'.repeat(64), lines: 2, leftOut: 0 },
      mapping: { target: 'leaflet', columns: ['date', 'quantity'], constants: {} },
    }),
  );

  must(await keepFeedback(context, { text: '电话打不通', contact: '' }));
  const [comment] = (await listFeedback(context)).rows;

  const [post, scheduled] = [fresh(), fresh()];
  const texts = { title: '动态', when: '', where: '', text: '正文', group: null, led: null, script: null };
  for (const id of [post, scheduled]) must(await savePost(context, administrator, { id, basedOn: 0, ...texts }));
  const later = { version: 1, at: context.now() + 86_400_000 };
  must(await publishPost(context, administrator, scheduled, later));
  const shown = makeJpeg({ size: 2_000, seed: 9 });
  await client.upload(shown);
  const picture = { photo: sha256(shown), consent: 'nobody' } as const;
  await send('/api/office/post-pictures', { cookie, json: picture });
  const notice = fresh();
  const text = `![集市](photo:${picture.photo.slice(0, 16)})`;
  must(await savePost(context, administrator, { id: notice, basedOn: 0, ...texts, text, audience: 'members' }));
  must(await publishPost(context, administrator, notice, { version: 1, at: null }));

  const selfTest = fresh();
  const questions = writeSetFile(questionSets.everybody);
  must(await openSelfTest(context, administrator, { id: selfTest, set: questions }));
  const answers = questionSets.everybody.questions.map(() => 0);

  return {
    'GET /api/self-tests/:id': { id: selfTest },
    'GET /api/self-tests/:id/counts': { id: selfTest },
    'POST /api/self-tests/:id/answer': { id: selfTest, json: { answers } },
    'POST /api/self-tests/:id/close': { id: selfTest },
    'GET /api/notices/pictures/:photo': { id: picture.photo },
    'GET /api/office/posts/:id': { id: post },
    'POST /api/office/posts/:id/unschedule': { id: scheduled },
    'POST /api/office/posts/:id/publish': { id: post, json: { version: 1, at: null } },
    'POST /api/office/posts/:id/withdraw': { id: post },
    'GET /api/office/post-pictures/:photo': { id: picture.photo },
    'POST /api/office/post-pictures/:photo/take-back': { id: picture.photo },
    'POST /api/office/feedback/:id/reply': { id: comment?.id ?? '', json: { reply: '已经修好' } },
    'POST /api/office/history/:id/rows': { id: tallied.id, json: { after: 0, upto: 1, drafts: [] } },
    'GET /api/office/history/:id': { id: tallied.id },
    'POST /api/office/history/:id/undo': { id: tallied.id, json: { edited: false } },
    'GET /api/office/reports/signed/:id': { id: signed.id },
    'GET /api/office/reports/signed/:id/difference': { id: signed.id },
    'DELETE /api/sessions/:id': { id: session },
    'GET /api/members/:id/sessions': { id: newcomer },
    'DELETE /api/members/:id/sessions': { id: newcomer },
    'DELETE /api/invites/:id': { id: invite.id },
    'GET /api/office/records/:id': { id: record },
    'GET /api/photos/:photo/full': { id: hash },
    'GET /api/photos/:photo/thumb': { id: hash },
    [`GET ${UPLOAD_PATH}/:id`]: { id: upload, headers: tus },
    [`PATCH ${UPLOAD_PATH}/:id`]: { id: upload, headers: { ...tus, ...chunkHeaders }, body: chunk },
    [`DELETE ${UPLOAD_PATH}/:id`]: { id: upload, headers: tus },
    'GET /api/tips/files/:id': { id: file.id, headers: mailbox },
    'PATCH /api/tips/files/:id': { id: file.id, headers: { ...mailbox, ...chunkHeaders }, body: chunk },
    'GET /api/office/tips/:id': { id: tip.sealed.id },
    'POST /api/office/tips/:id': { id: tip.sealed.id, json: { act: 'take' } },
    'GET /api/office/tip-files/:id': { id: file.id },
    'POST /api/office/tip-keys/:id/retire': { id: key },
  };
}
