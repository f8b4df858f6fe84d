import { afterAll, beforeAll, expect, it } from 'vitest';
import { board } from '../../../src/server/figures/board.ts';
import { must } from '../../support/must.ts';
import { type District, makeDistrict, outcomes, Phone, TODAY } from '../sync/fixture.ts';

let district: District;
beforeAll(async () => {
  district = await makeDistrict();
});
afterAll(() => district.close());

it('tells the answers in surveys of the public by village, without pupils and self-tests', async () => {
  const { context, places, officer, organizer } = district;
  const office = new Phone(context, officer);
  const survey = (asked: number, passed: number, more: object) =>
    office.create('survey', { date: TODAY, asked, passed, ...more });
  const answer = await office.send(
    survey(20, 18, { place: places.upper, mode: 'interview', audience: 'public', version: '2026-1', right: '20,18' }),
    survey(10, 9, { place: places.group }),
    survey(30, 30, { place: places.upper, audience: 'pupils' }),
    survey(40, 40, { place: places.upper, mode: 'selfTest' }),
    survey(5, 4, {}),
  );
  expect(outcomes(answer)).toEqual(Array(5).fill('ok'));
  const { surveys, figures } = must(await board(context, organizer, { from: '2026-01-01', to: '2026-12-31' }));
  const sum = (name: string) => figures.find(({ figure }) => figure === name)?.reported;
  expect([sum('survey.asked'), sum('survey.pupilsAsked'), sum('survey.selfAsked')]).toEqual([35, 30, 40]);
  expect(surveys.reduce((all, { asked }) => all + asked, 0)).toBe(35);
  expect(surveys).toContainEqual({ place: null, asked: 5, passed: 4 });
  expect(surveys.find(({ place }) => place === places.upper)?.passed).toBeGreaterThanOrEqual(18);
});
