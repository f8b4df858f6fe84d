import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { appendixRows, appendixTexts } from '../../../src/client/reports/appendix.ts';
import { figureNames } from '../../../src/client/reports/figure-names.ts';
import { countyYear } from '../../../src/domain/reports/county-year.ts';
import { districtYear } from '../../../src/domain/reports/district-year.ts';
import { makeSource, type ReportData } from '../../../src/domain/reports/figure-source.ts';
import { monthBrief } from '../../../src/domain/reports/month-brief.ts';
import { numbersOf, withRecords } from '../../../src/domain/reports/numbers.ts';
import { isWrittenFrom, wrongComputed } from '../../../src/domain/reports/recount.ts';
import { renderReport } from '../../../src/domain/reports/render.ts';
import { schoolsYear } from '../../../src/domain/reports/schools-year.ts';
import { partsOf } from '../../../src/domain/reports/table.ts';
import { readTemplate } from '../../../src/domain/reports/template.ts';
import { SignRequest } from '../../../src/protocol/reports/signed.ts';
import { boardOf, reportData } from './report-data.ts';

const today = '2016-12-20';

function write(text: string, data: ReportData = reportData) {
  const { template } = readTemplate(text);
  const source = makeSource(figureNames(), data);
  const report = renderReport(template, source);
  return { report, numbers: numbersOf(figureNames(), template, report, source, data, today) };
}
const named = (text: string) =>
  write(text).numbers.map(({ name, of, value, source }) => `${name} ${of.period} ${value} ${source}`);

describe('the numbers of a report', () => {
  it('are those of its text, once, with the year before where a growth needs it', () => {
    expect(named('{{发放宣传资料|余}}，{{发放宣传资料|比上年}}，{{踏查}}')).toEqual([
      '发放宣传资料 present 82260 records',
      '发放宣传资料 previous 71350 records',
    ]);
  });

  it('are those of conditions, and of what is computed', () => {
    expect(named('{{若 有数(禁毒专项经费)}}{{责任书签订率}}{{完}}')).toEqual([
      '禁毒专项经费 present 35 statement',
      '责任书签订率 present 98 computed',
      '已签订的农户 present 196 computed',
      '农户数 present 200 register',
    ]);
    expect(named('{{设 人均（份）= 发放宣传资料 ÷ 志愿者}}\n{{人均}}')).toEqual([
      '发放宣传资料 present 82260 records',
      '志愿者 present 320 register',
    ]);
  });

  it('name their groups, and the day that the register is of', () => {
    const { numbers } = write('{{逐 镇}}{{镇名}}{{发放宣传资料}}{{完}}{{志愿者}}');
    expect(numbers.map(({ name, groupName, to }) => [name, groupName, to])).toEqual([
      ['发放宣传资料', '', '2016-12-31'],
      ['志愿者', '', today],
      ['发放宣传资料', '东镇', '2016-12-31'],
    ]);
  });

  it('stand in the appendix with their records, as text and as values', () => {
    const { numbers } = write('{{发放宣传资料}}，{{禁毒专项经费}}');
    const rows = appendixRows(withRecords(numbers, reportData.boards.present), { 群众知晓率: '今年没有调查' });
    expect(rows.map((row) => row.slice(0, 6))).toEqual([
      ['发放宣传资料', 82_260, '份', 1, 0, '日常记录'],
      ['禁毒专项经费', 35, '万元', undefined, undefined, '填报'],
      ['群众知晓率', '〔缺：群众知晓率〕', '', undefined, undefined, '缺项说明'],
    ]);
    expect(appendixTexts(rows)[1]?.slice(0, 5)).toEqual(['发放宣传资料', '82,260 份', '1', '0', '日常记录']);
  });
});

/** A report as it is sent to be signed, and read again. */
function freeze(text: string, data: ReportData) {
  const { report, numbers } = write(text, data);
  const request = {
    ...{ report: 'districtYear', ...data.periods.present, title: '总结', version: 1, text },
    ...{ lines: report.lines, explanations: {}, numbers },
  };
  return v.parse(SignRequest, JSON.parse(JSON.stringify(request)));
}

describe('a signed report', () => {
  it('is what was rendered, also after it was sent and read', () => {
    for (const text of [districtYear, monthBrief]) {
      const { report, numbers } = write(text);
      const frozen = freeze(text, reportData);
      expect(frozen.lines).toEqual(
        report.lines.map(({ type, level, number, runs, line }) => ({ type, level, number, runs, line })),
      );
      expect(frozen.numbers).toEqual(numbers);
    }
  });

  const rewritten = (text: string, data: ReportData = reportData) => {
    const { lines, numbers } = freeze(text, data);
    const names = new Map([['01890000-0000-7000-8000-00000000000e', '东镇']]);
    const { present: period } = data.periods;
    return { template: readTemplate(text).template, lines, numbers, period, district: data.district, names };
  };

  it('is written again, word for word, from its numbers alone', () => {
    for (const text of [districtYear, countyYear, monthBrief, schoolsYear]) {
      expect(isWrittenFrom(rewritten(text))).toBe(true);
      expect(wrongComputed({ numbers: rewritten(text).numbers, counted: ({ value }) => value })).toEqual([]);
    }
    const text = '{{设 人均（份）= 发放宣传资料 ÷ 志愿者}}\n{{发放宣传资料|余}}，{{发放宣传资料|比上年}}，{{人均}}';
    expect(isWrittenFrom(rewritten(text))).toBe(true);
    // The value of a condition in a loop is not among the numbers.
    const loop = '{{逐 镇}}{{发放宣传资料}}{{若 有数(活动参加人次)}}有{{否则}}无{{完}}{{完}}';
    expect(isWrittenFrom(rewritten(loop))).toBe(true);
  });

  it('has the columns of three years, with growth that follows from them', () => {
    const amounts: Readonly<Record<string, number>> = { 2014: 8_176, 2015: 8_461, 2016: 10_242 };
    const stated: ReportData['stated'] = ({ id }, { from }) =>
      id === 'fin.education'
        ? { type: 'number', value: amounts[from.slice(0, 4)] ?? 0, unit: '万元', rounding: 'exact', isStated: true }
        : undefined;
    const text =
      '| 教育拨款 | {{财政教育拨款|前年}} | {{财政教育拨款|上年}} | {{财政教育拨款|上年|比上年}} | {{财政教育拨款}} | {{财政教育拨款|比上年}} |';
    const data = { ...reportData, stated };
    const { report, numbers } = write(text, data);
    const cells = partsOf(report.lines).map((part) =>
      'rows' in part
        ? part.rows.map((row) => row.map((runs) => runs.map((run) => ('text' in run ? run.text : '')).join('')))
        : [],
    );
    expect(cells).toEqual([[['教育拨款', '8,176万元', '8,461万元', '增长3.5%', '10,242万元', '增长21%']]]);
    expect(numbers.map(({ from, value }) => [from, value]).sort()).toEqual([
      ['2014-01-01', 8_176],
      ['2015-01-01', 8_461],
      ['2016-01-01', 10_242],
    ]);
    expect(isWrittenFrom(rewritten(text, data))).toBe(true);
    const { lines, ...rest } = rewritten(text, data);
    const forged = JSON.parse(JSON.stringify(lines).replace('增长3.5%', '增长5.3%')) as typeof lines;
    expect(isWrittenFrom({ ...rest, lines: forged })).toBe(false);
  });

  it.each(['8万余份', '增长15.3%', '257.1份'])('is not written by its numbers with another text for %s', (written) => {
    const text = '{{设 人均（份）= 发放宣传资料 ÷ 志愿者}}\n{{发放宣传资料|余}}，{{发放宣传资料|比上年}}，{{人均}}';
    const { lines, ...rest } = rewritten(text);
    const forged = JSON.parse(JSON.stringify(lines).replace(written, '9万余份')) as typeof lines;
    expect(JSON.stringify(forged)).not.toBe(JSON.stringify(lines));
    expect(isWrittenFrom({ ...rest, lines: forged })).toBe(false);
  });

  it('has no computed number that does not follow from the others', () => {
    const { numbers } = rewritten('{{责任书签订率}}');
    const counted = ({ figure, value }: (typeof numbers)[number]) => (figure === 'pledge.households' ? 97 : value);
    expect(wrongComputed({ numbers, counted }).map(({ name }) => name)).toEqual(['责任书签订率']);
    const alone = numbers.filter(({ source }) => source === 'computed');
    expect(wrongComputed({ numbers: alone, counted })).toHaveLength(1);
  });

  it('is shown by its own values, units and definitions, whatever records and catalogue say later', () => {
    const word = fc.string({ minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.nat(), word, word, fc.nat(9), (copies, unit, definition, version) => {
        const frozen = freeze('{{发放宣传资料}}', reportData);
        const before = JSON.stringify(frozen);
        // Another catalogue counted it: its unit, definition and version are not those of this release.
        const signed = frozen.numbers.map((number) => ({
          ...{ ...number, unit, definition, version, records: 1, verified: 0 },
        }));
        write('{{发放宣传资料}}', {
          ...reportData,
          boards: { ...reportData.boards, present: boardOf(copies) },
        });
        expect(JSON.stringify(frozen)).toBe(before);
        expect(appendixRows(signed, {})).toEqual([['发放宣传资料', 82_260, unit, 1, 0, '日常记录', definition]]);
      }),
    );
  });
});
