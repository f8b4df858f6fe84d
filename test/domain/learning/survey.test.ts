import { describe, expect, it } from 'vitest';
import { type QuestionSet, setFaults } from '../../../src/domain/learning/question-set.ts';
import { questionSets } from '../../../src/domain/learning/question-sets.ts';
import { questions } from '../../../src/domain/learning/questions.ts';
import { MAX_SET_BYTES, readSetFile, writeSetFile } from '../../../src/domain/learning/set-file.ts';
import { countPerson, noCounts, readRight, writeRight } from '../../../src/domain/learning/survey-run.ts';

const set: QuestionSet = {
  name: '试',
  version: '1',
  audience: 'public',
  pass: 2,
  questions: [0, 1, 1].map((answer, i) => ({ text: `第${i}个`, options: ['甲', '乙'], answer })),
};
const file = writeSetFile(set);
const faultsOf = (text: string) => {
  const read = readSetFile(text);
  return read.ok ? [] : read.error;
};

describe('the product’s sets of questions', () => {
  it.each(Object.values(questionSets))('$name may be asked, and is read as it is written', (each) => {
    expect(setFaults(each)).toEqual([]);
    expect(readSetFile(writeSetFile(each))).toEqual({ ok: true, value: each });
  });

  it('are no questions of the quiz, which may have been practised', () => {
    const played = new Set(questions.map(({ text, options }) => JSON.stringify([text, options])));
    const asked = Object.values(questionSets).flatMap((each) => each.questions);
    expect(asked.filter(({ text, options }) => played.has(JSON.stringify([text, options])))).toEqual([]);
  });
});

describe('a file of questions', () => {
  it('is read with the marks and line ends that people type', () => {
    const typed = `\uFEFF${file.replaceAll('\n', '\r\n').replaceAll('：', ':').replaceAll('- ', '－').replace('1. ', '1、')}`;
    expect(readSetFile(typed)).toEqual({ ok: true, value: set });
  });

  it('is refused when it was cut anywhere', () => {
    const lines = file.trimEnd().split('\n');
    for (let kept = 1; kept < lines.length; kept++)
      expect([kept, faultsOf(lines.slice(0, kept).join('\n'))]).toEqual([kept, [{ fault: 'cut' }]]);
    expect(faultsOf([...lines.slice(0, 5), ...lines.slice(8)].join('\n'))).toEqual([{ fault: 'cut' }]);
  });

  it('is refused when it is garbled, no set, or too large, with the lines that can not be read', () => {
    expect(faultsOf(new TextDecoder().decode(new Uint8Array([0xd6, 0xaa, 0xcf, 0xfe])))).toEqual([
      { fault: 'garbled' },
    ]);
    expect(faultsOf('')).toEqual([{ fault: 'not_a_set' }]);
    expect(faultsOf('{"questions":[]}')).toEqual([{ fault: 'not_a_set' }]);
    expect(faultsOf(file + ' '.repeat(MAX_SET_BYTES))).toEqual([{ fault: 'too_large' }]);
    expect(faultsOf(file.replace('- 乙', '乙\n丙'))).toEqual([
      { fault: 'line', line: 8 },
      { fault: 'line', line: 9 },
    ]);
  });

  it('is refused without one right option, or with a pass mark above its questions', () => {
    expect(faultsOf(file.replace('+ 甲', '- 甲'))).toEqual([{ fault: 'answer', question: 1 }]);
    expect(faultsOf(file.replace('- 甲', '+ 甲'))).toEqual([{ fault: 'answer', question: 2 }]);
    expect(faultsOf(file.replace('达标：2', '达标：4'))).toEqual([{ fault: 'pass' }]);
    expect(faultsOf(file.replace('名称：试', `名称：${'长'.repeat(21)}`))).toEqual([{ fault: 'name' }]);
    expect(faultsOf(file.replace('第0个', '这是恶魔'))).toEqual([{ fault: 'forbidden_word', question: 1 }]);
  });
});

describe('a survey', () => {
  it('keeps counts alone', () => {
    const people = [
      [0, 1, 1],
      [0, 0, 1],
      [1, 0, 0],
      [0, 1],
    ];
    const counts = people.reduce((sum, answers) => countPerson(set, sum, answers), noCounts(set));
    expect(counts).toEqual({ asked: 3, passed: 2, right: [2, 1, 2] });
    expect(readRight(writeRight(counts), 3)).toEqual([2, 1, 2]);
    expect(readRight('2,4', 3)).toBeUndefined();
    expect(readRight('2,,1', 3)).toBeUndefined();
  });
});
