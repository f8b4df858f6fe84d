import { expect, it } from 'vitest';
import {
  ownColumns,
  serviceValue,
  tableColumns,
  withoutNumber,
} from '../../src/client/certificates/service-columns.ts';
import { certificates } from '../../src/client/certificates/words.ts';
import { csvOf } from '../../src/client/components/table-file.ts';
import { sheetOf } from '../../src/client/components/table-model.ts';
import { type ServiceRow, serviceFields } from '../../src/protocol/certificates/service-export.ts';

const row: ServiceRow = {
  ...{ member: 'm1', number: null, name: '王芳', squad: '一分队', event: '=HYPERLINK("x")', form: 'film' },
  ...{
    day: '2026-06-15',
    starts: '11:00',
    ends: null,
    place: null,
    minutes: 95,
    ways: ['code', 'later'],
    unit: '禁毒办',
  },
};

it('an export has the headings of the other system in their order, and no text that is a formula', () => {
  const columns = [
    { field: 'hours', head: '服务时长' },
    { field: 'event', head: '项目名称' },
    { field: 'number', head: '编号' },
    { field: 'ways', head: '方式' },
  ] as const;
  const csv = csvOf(sheetOf(tableColumns(columns), [row]));
  expect(csv).toBe(`\ufeff服务时长,项目名称,编号,方式\r\n1.5,"'=HYPERLINK(""x"")",,扫码、补登\r\n`);
});

it('every field has a name of its own, and there is none for an identity card', () => {
  const heads = Object.values(certificates.export.fields);
  expect(new Set(heads).size).toBe(serviceFields.length);
  expect(ownColumns().map(({ head }) => head)).toContain('志愿者编号');
  expect(heads.join()).not.toContain('身份证');
  expect(serviceFields.map((field) => serviceValue(row, field))).toContain('电影放映');
});

it('members without a number are named once', () => {
  const numbered = { ...row, member: 'm2', number: 'QY-1', name: '李强' };
  expect(withoutNumber([row, numbered, row])).toEqual(['王芳']);
});
