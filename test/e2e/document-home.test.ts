import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, expect, it } from 'vitest';
import { readHome } from '../../src/client/features/office/proofreading/docx.ts';
import { makeDocx } from '../../src/client/reports/docx.ts';
import type { Line, Run } from '../../src/domain/reports/render.ts';
import { ensureOffice, savedByOffice, WITHOUT_OFFICE } from '../support/office-program.ts';

const text = (words: string): Run => ({ type: 'text', text: words });
const figure = (name: string, written: string): Run => ({
  ...{ type: 'figure', name, of: { period: 'present' }, text: written, line: 1 },
  value: { type: 'text', text: written },
});
const line = (type: Line['type'], ...runs: Run[]): Line => ({ type, level: undefined, number: '', runs, line: 1 });
const cell: Run = { type: 'cell', text: '\t' };

/** Figures beside each other, in a table, twice the same, and with signs that XML writes otherwise. */
const lines = [
  line('title', text('总结')),
  line('paragraph', text('发放'), figure('发放宣传资料', '8万余份'), figure('镇', '5个'), text('。')),
  line(
    'paragraph',
    text('又说'),
    figure('发放宣传资料', '8万余份'),
    text('，材料'),
    figure('宣传渠道', '《禁毒》&“标语”'),
  ),
  line('row', text('指标'), cell, text('2016年')),
  line('row', text('经费'), cell, figure('禁毒专项经费', '35万元')),
  line('signature', figure('署名', '清源区禁毒办')),
];
const ids: Readonly<Record<string, string>> = { 发放宣传资料: 'leaflet.distributed', 禁毒专项经费: 'fund.special' };

/** Changes the text of a document as somebody does who types over it: in its runs, whatever else is there. */
function typedOver(file: Uint8Array, from: RegExp, to: string): Uint8Array {
  const parts = unzipSync(file);
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  const changed = xml.replace(from, to);
  expect(changed).not.toBe(xml);
  return zipSync({ ...parts, 'word/document.xml': strToU8(changed) });
}

const changes = (file: Uint8Array) =>
  readHome(file)
    .filter(({ written, now }) => written !== now)
    .map(({ name, written, now }) => [name, written, now]);

let ours: Uint8Array;
let isThere = false;
beforeAll(async () => {
  const options = { idOf: (name: string) => ids[name], appendices: [], missing: String };
  ours = await makeDocx({ lines }, options);
  isThere = ensureOffice();
  if (!isThere) console.warn(WITHOUT_OFFICE);
});

it('a document comes home through LibreOffice with each number that was changed by hand, and no other', ({ skip }) => {
  if (!isThere) return skip();
  const saved = savedByOffice(typedOver(ours, /35万元/, '53万元'));
  expect(readHome(saved).map(({ name }) => name)).toEqual(readHome(ours).map(({ name }) => name));
  expect(changes(saved)).toEqual([['禁毒专项经费', '35万元', '53万元']]);
  // It is edited once more there: LibreOffice writes digits and characters in runs of their own.
  const again = typedOver(typedOver(saved, />8</, '>9<'), /清源区禁毒办/, '');
  const expected = [
    ['发放宣传资料', '8万余份', '9万余份'],
    ['禁毒专项经费', '35万元', '53万元'],
    ['署名', '清源区禁毒办', ''],
  ];
  expect(changes(again)).toEqual(expected);
  expect(changes(savedByOffice(again))).toEqual(expected);
});
