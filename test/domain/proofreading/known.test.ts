import { describe, expect, it } from 'vitest';
import { figureNamesInReports } from '../../../src/domain/proofreading/figure-names.ts';
import { agreementOf, compareWithKnown, type KnownFigure } from '../../../src/domain/proofreading/known.ts';
import { proofread } from '../../../src/domain/proofreading/proofread.ts';
import { must } from '../../support/must.ts';

const numbersOf = (text: string) => must(proofread(text)).numbers;

const leaflets = (value: number): KnownFigure => ({
  ...{ id: 'leaflet.distributed', names: figureNamesInReports['leaflet.distributed'] ?? [], unit: '份', value },
  isExact: false,
});

describe('a number that stands for a value', () => {
  it.each([
    ['82,260份', 82_260, 'equal'],
    ['8万余份', 82_260, 'equal'],
    ['8.2万余份', 82_260, 'equal'],
    ['八万余份', 82_260, 'otherwise'],
    ['8.2万份', 82_260, 'otherwise'],
    ['8万份以上', 82_260, 'otherwise'],
    ['约8万份', 82_260, 'otherwise'],
    ['82,210份', 82_260, 'different'],
    ['9万余份', 82_260, 'different'],
    ['近8万份', 82_260, 'otherwise'],
    ['20余万份', 203_000, 'equal'],
    ['7万份', 70_000, 'equal'],
    ['七万份', 70_000, 'otherwise'],
    ['7万余份', 70_000, 'otherwise'],
    ['5份', 5, 'equal'],
  ])('%s for %d is %s', (written, value, agreement) => {
    expect(numbersOf(written).map((mention) => agreementOf(mention, leaflets(value)))).toEqual([agreement]);
  });
});

describe('a text beside known figures', () => {
  const compare = (text: string, figures: readonly KnownFigure[]) =>
    compareWithKnown(text, numbersOf(text), figures).map(({ mention, figure, agreement, written }) => [
      text.slice(mention.start, mention.end),
      figure.id,
      agreement,
      written,
    ]);
  const figures = [
    leaflets(82_260),
    { id: 'training.held', names: ['培训'], unit: '次', value: 12, isExact: false },
    { id: 'training.attendance', names: ['培训', '参训'], unit: '人次', value: 118, isExact: false },
  ];

  it('is matched by name and unit', () => {
    const text = '全年发放宣传资料8万余份，开展培训26期，参训100余人次；走访农户300户。';
    expect(compare(text, figures)).toEqual([
      ['8万余份', 'leaflet.distributed', 'equal', '8万余'],
      ['26期', 'training.held', 'different', '10余'],
      ['100余人次', 'training.attendance', 'equal', '100余'],
    ]);
  });

  it('has parts of a figure, which are not compared where the whole agrees', () => {
    const text = '清水镇发放宣传资料2万余份，石桥镇发放宣传资料6万余份，全区发放宣传资料8万余份。';
    expect(compare(text, figures)).toEqual([['8万余份', 'leaflet.distributed', 'equal', '8万余']]);
    expect(compare('甲镇发放资料2万份，全区发放资料9万余份。', figures)).toEqual([
      ['9万余份', 'leaflet.distributed', 'different', '8万余'],
    ]);
  });
});
