import { expect, it } from 'vitest';
import { knownFigures } from '../../../src/client/features/office/proofreading/known-figures.ts';
import { figureNames } from '../../../src/client/reports/figure-names.ts';
import { compareWithKnown } from '../../../src/domain/proofreading/known.ts';
import { proofread } from '../../../src/domain/proofreading/proofread.ts';
import { districtYear } from '../../../src/domain/reports/district-year.ts';
import { makeSource } from '../../../src/domain/reports/figure-source.ts';
import { renderReport } from '../../../src/domain/reports/render.ts';
import { readTemplate } from '../../../src/domain/reports/template.ts';
import { must } from '../../support/must.ts';
import { reportData } from '../reports/report-data.ts';

const { boards, stated, registers, periods } = reportData;
const known = knownFigures(boards.present.figures, stated, registers.present, periods.present);
const compare = (text: string) =>
  compareWithKnown(text, must(proofread(text)).numbers, known).map(({ mention, figure, agreement }) => [
    text.slice(mention.start, mention.end),
    figure.id,
    agreement,
  ]);

it('compares a text with statements and the register, too', () => {
  const text = '全区36个行政村，志愿者320人，安排禁毒专项经费30万元，发放宣传资料8万余份。';
  expect(compare(text)).toEqual([
    ['36个', 'place.villages', 'equal'],
    ['320人', 'people.volunteers', 'equal'],
    ['30万元', 'fund.special', 'different'],
    ['8万余份', 'leaflet.distributed', 'equal'],
  ]);
});

it('finds nothing different in a summary that it wrote itself', () => {
  const { lines } = renderReport(readTemplate(districtYear).template, makeSource(figureNames(), reportData));
  const text = lines
    .map(
      ({ number, runs }) =>
        number + runs.map((run) => (run.type === 'missing' ? `〔缺：${run.name}〕` : run.text)).join(''),
    )
    .join('\n');
  const found = compare(text);
  expect(found.length).toBeGreaterThan(3);
  expect(found.filter(([, , agreement]) => agreement === 'different')).toEqual([]);
});
