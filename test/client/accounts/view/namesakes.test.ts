import { describe, expect, it } from 'vitest';
import { findNamesakes } from '../../../../src/client/accounts/view/namesakes.ts';
import type { FoldedRecord } from '../../../../src/domain/records/record.ts';
import { idOf } from '../../../support/arbitraries.ts';

const member = (n: number, name: string, squad: number, number?: string): FoldedRecord => ({
  id: idOf(n),
  kind: 'member',
  fields: { name, squad: idOf(squad), ...(number ? { number } : {}) },
  clocks: {},
  created: '',
});

describe('members of one name', () => {
  it('are asked about when they look alike, and not when a number tells them apart', () => {
    const found = findNamesakes([
      member(1, '买买提·吐尔逊', 90),
      member(2, '买买提\u2022吐尔逊\u200b', 90),
      member(3, '王芳', 90, 'V01'),
      member(4, '王　芳', 90, 'V02'),
      member(5, '李强', 90),
      member(6, '李强', 91),
      member(7, '周明', 90, 'V03'),
      member(8, '周明', 90),
    ]);
    expect(found.map(({ name, members }) => [name, members.length])).toEqual([
      ['买买提·吐尔逊', 2],
      ['周明', 2],
    ]);
  });
});
