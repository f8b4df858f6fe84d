import '../../support/later-release.ts';

import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { memoryBackend } from '../../../src/client/data/idb/memory-backend.ts';
import { formFields, layoutOf } from '../../../src/client/records/form/layout.ts';
import { problemsOf } from '../../../src/client/records/form/values.ts';
import { headline } from '../../../src/client/records/headline.ts';
import { figureName } from '../../../src/client/records/kind-labels.ts';
import { displays } from '../../../src/client/records/kinds/index.ts';
import { chineseLabels } from '../../../src/client/records/kinds/labels.ts';
import { checkOnPhone } from '../../../src/client/state/check-on-phone.ts';
import { exportText } from '../../../src/client/state/export.ts';
import { activityNames, type Figure, type KindName, kindOf } from '../../../src/domain/records/kinds/index.ts';
import { PullResponse } from '../../../src/protocol/sync/pull.ts';
import { board } from '../../../src/server/figures/board.ts';
import { evidence } from '../../../src/server/figures/evidence.ts';
import { verifyFigures } from '../../../src/server/figures/rebuild.ts';
import { pullPages } from '../../../src/server/sync/pull.ts';
import { must } from '../../support/must.ts';
import { makeWholeStore } from '../../support/whole-store.ts';
import { type District, freshId, makeDistrict, NOON, outcomes, Phone, TODAY } from '../sync/fixture.ts';

const quiz = 'quiz' as KindName;
const series = 'series' as KindName;
const period = { from: '2026-01-01', to: '2026-12-31' };

let district: District;
let organizer: Phone;
let volunteer: Phone;
let spring: string;

beforeAll(async () => {
  district = await makeDistrict();
  organizer = new Phone(district.context, district.organizer);
  volunteer = new Phone(district.context, district.volunteer);
  const made = organizer.create(series, { name: '春季行动', town: district.towns.east });
  spring = made.id;
  expect(outcomes(await organizer.send(made))).toEqual(['ok']);
});
afterAll(() => district.close());

const work = (fields: object) => {
  const { member, squad } = district.volunteer;
  return { date: TODAY, member, ...(squad ? { squad } : {}), place: district.places.upper, ...fields };
};

test('its form asks for its fields, and says what is wrong', () => {
  expect(activityNames).toContain(quiz);
  expect([...formFields(kindOf(quiz))].sort()).toEqual(Object.keys(kindOf(quiz).fields).sort());
  expect(layoutOf(kindOf(quiz))).toEqual({ about: ['series'], amount: 'entered', more: ['passed'] });
  expect(problemsOf(quiz, { date: TODAY }, TODAY)).toMatchObject({ entered: { code: 'required' } });
});

test('the phone and the server check it by its definition', async () => {
  const bad = { date: TODAY, entered: 3, passed: 4 };
  const id = freshId();
  expect(checkOnPhone({ id, record: id, kind: quiz, schema: 1, fields: bad }, undefined, TODAY)).toEqual({
    code: 'inconsistent',
    field: 'passed',
    limit: 3,
  });
  const { results } = await volunteer.send(
    volunteer.create(quiz, work({ entered: 3, passed: 4 })),
    volunteer.create(quiz, work({ entered: 3, series: district.material })),
    volunteer.create(series, { name: '不许' }),
  );
  expect(results.map(({ id: _, ...said }) => said)).toEqual([
    { outcome: 'rejected', code: 'inconsistent', field: 'passed', limit: 3 },
    { outcome: 'rejected', code: 'reference_unknown', field: 'series', target: 'series' },
    { outcome: 'forbidden', code: 'forbidden_kind' },
  ]);
});

test('what a reference record points to can not be taken back under it', async () => {
  const office = new Phone(district.context, district.officer);
  const { town: _, ...fields } = { name: '空镇', form: 'town', town: '' };
  const town = office.create('place', fields);
  const standing = organizer.create(series, { name: '秋季行动', town: town.id });
  await office.send(town);
  expect(outcomes(await organizer.send(standing))).toEqual(['ok']);
  const removal = { ...office.create('place', { deleted: true }), record: town.id };
  expect(outcomes(await office.send(removal))).toEqual(['rejected inconsistent deleted']);
});

test('it is synced, listed, counted, shown as evidence and exported', async () => {
  const made = volunteer.create(quiz, work({ entered: 30, passed: 20, series: spring }));
  expect(outcomes(await volunteer.send(made))).toEqual(['ok']);

  const store = makeWholeStore(memoryBackend(), { now: () => NOON, random: (n) => new Uint8Array(n).fill(7) });
  const { device, sync } = must(await store.state());
  const request = { device: device.id, epoch: sync.epoch, cursors: {} };
  for await (const page of pullPages(district.context, district.volunteer, request)) {
    const state = must(await store.state()).sync;
    const asked = { device: device.id, epoch: state.epoch, cursors: state.cursors };
    expect(must(await store.applyPull(asked, v.parse(PullResponse, JSON.parse(JSON.stringify(page)))))).toBe(true);
  }
  expect((await store.activities(quiz as never, 10)).map(({ id }) => id)).toEqual([made.id]);
  const listed = await store.references(series as never, district.towns.east);
  expect(listed.map(({ record }) => record.fields.name)).toEqual(['春季行动']);

  const sums = must(await board(district.context, district.organizer, period)).figures;
  expect(sums).toContainEqual({ figure: 'quiz.entered', reported: 30, verified: 0, records: 1 });
  const query = { ...period, figure: 'quiz.passed' as Figure };
  const { rows } = must(await evidence(district.context, district.organizer, query));
  expect(rows).toMatchObject([{ record: made.id, kind: 'quiz', quantity: 20, names: { [spring]: '春季行动' } }]);
  expect((await verifyFigures(district.context.db, district.context.district)).differences).toEqual([]);

  const saved = must(
    await store.save({ change: { id: freshId(), record: made.id, kind: quiz, schema: 1, fields: { passed: 21 } } }),
  );
  expect(exportText([saved], undefined, NOON)).toContain('"quiz"');
});

test('the client shows it by its folder, and by its definition where it has none', () => {
  const content = { kind: quiz, fields: { entered: 30, series: spring } };
  const names = { name: (id: string | undefined) => (id === spring ? '春季行动' : undefined) };
  expect(headline(content, names)).toBe('quiz 30 人次');
  Object.assign(displays, {
    quiz: {
      icon: 'survey',
      headline: (read: { name(field: string): string | undefined; amount(field: string): string | undefined }) => [
        read.name('series'),
        read.amount('entered'),
      ],
      words: { name: '知识竞赛', options: {} },
    },
  });
  Object.assign(chineseLabels, { quiz: { fields: {}, figures: { 'quiz.entered': '参赛' } } });
  expect(headline(content, names)).toBe('春季行动 30 人次');
  expect(figureName('quiz.entered' as Figure)).toBe('参赛');
});
