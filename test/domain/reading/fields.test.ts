import { describe, expect, it } from 'vitest';
import { fieldsRead, readFields } from '../../../src/domain/reading/fields.ts';
import { kindNames, kindOf } from '../../../src/domain/records/kinds/index.ts';

describe('readFields', () => {
  it('normalizes every one-line text', () => {
    const single = kindNames.flatMap((kind) =>
      Object.entries(kindOf(kind).fields).flatMap(([field, spec]) =>
        spec.type === 'text' && spec.lines !== 'many' ? [`${kind} ${field}`] : [],
      ),
    );
    expect(kindNames.flatMap((kind) => fieldsRead(kind).map((field) => `${kind} ${field}`)).sort()).toEqual(
      single.sort(),
    );
  });

  it('corrects texts that an older phone sends as typed', () => {
    expect(
      readFields('member', { name: '=王\u200b　芳', phone: '\u202d13800000002\u202c', role: 'volunteer' }),
    ).toEqual({
      name: '王芳',
      phone: '13800000002',
      role: 'volunteer',
    });
    expect(readFields('event', { title: '六·二六\u200b 宣传', note: 'a\n  b' })).toEqual({
      title: '六·二六 宣传',
      note: 'a\n  b',
    });
  });

  it('keeps a text that composing would lengthen', () => {
    const name = '\u0958'.repeat(40);
    expect(readFields('place', { name })).toEqual({ name });
  });
});
