import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../../src/domain/posts/block.ts';
import {
  GROUP_CHARACTERS,
  groupText,
  LED_CHARACTERS,
  ledLine,
  ledSeconds,
  loudspeakerText,
  paperTexts,
  posterTexts,
  SCRIPT_SECONDS,
  secondsOf,
  spokenCharacters,
  summaryOf,
} from '../../../src/domain/posts/outputs.ts';
import { speak } from '../../../src/domain/posts/spoken.ts';
import { countCharacters } from '../../../src/domain/posts/text.ts';

const paragraph = (text: string): Block => ({ type: 'paragraph', runs: [{ text }] });
const market = {
  title: '赶集这天，禁毒知识摆上摊',
  when: '12月6日 周日 9:00–11:30',
  where: '清水镇 集市东口',
  blocks: [
    paragraph('12月6日赶集，禁毒志愿者在清水集市东口摆摊。'),
    paragraph('看一看：罂粟和虞美人怎么分。\n问一问：孩子的电子烟能不能抽。\n带一份：防毒知识手册，免费。'),
    paragraph('发现有人种罂粟、卖来路不明的“减肥糖”，可以当面说，也可以扫码写下来，只有禁毒办看得到。'),
  ],
};
const ADDRESS = 'https://qy.example/posts/12';

describe('the message for a group', () => {
  it('says what, when, where and the address, in whole sentences', () => {
    const text = groupText(market, ADDRESS);
    expect(text).toBe(
      '【赶集这天，禁毒知识摆上摊】12月6日 周日 9:00–11:30。清水镇 集市东口。12月6日赶集，禁毒志愿者在清水集市东口摆摊。看一看：罂粟和虞美人怎么分。详情：https://qy.example/posts/12',
    );
    expect(countCharacters(text)).toBeLessThanOrEqual(GROUP_CHARACTERS);
  });

  it('keeps the address when the title alone is too long', () => {
    const long = { title: '很'.repeat(40), when: '时'.repeat(60), where: '地'.repeat(60), blocks: [] };
    const text = groupText(long, `https://${'a'.repeat(60)}.example/posts/12`);
    expect(countCharacters(text)).toBeLessThanOrEqual(GROUP_CHARACTERS);
    expect(text).toMatch(/posts\/12$/);
  });
});

describe('the line of an LED board', () => {
  it.each([
    [market, '12月6日 赶集这天 禁毒知识摆上摊'],
    [
      { ...market, title: '六月集中宣传：识毒防毒，人人有责，请大家都来看一看', when: '' },
      '六月集中宣传 识毒防毒 人人有责',
    ],
    [{ ...market, title: '“识毒”！', when: '6月26日' }, '6月26日 识毒'],
    [{ ...market, title: '字'.repeat(40) }, '字'.repeat(20)],
  ])('takes the date and as much of the title as fits', (source, line) => {
    expect(ledLine(source)).toBe(line);
    expect(countCharacters(line)).toBeLessThanOrEqual(LED_CHARACTERS);
  });

  it('takes half a second a character', () => expect(ledSeconds('十七个字十七个字十七个字十七个字字')).toBe(9));
});

describe('the text for a loudspeaker', () => {
  it('greets, says it twice where it is short, and takes 60 to 90 seconds', () => {
    const text = loudspeakerText(market);
    expect(text).toMatch(/^各位乡亲，大家好。赶集这天，禁毒知识摆上摊。时间：十二月六号 周日 九点到十一点半。/);
    expect(text).toContain('打幺幺零');
    expect(text).toContain('再说一遍。');
    expect(text).not.toMatch(/\d/);
    expect(secondsOf(text)).toBeGreaterThanOrEqual(SCRIPT_SECONDS.least - 5);
    expect(secondsOf(text)).toBeLessThanOrEqual(SCRIPT_SECONDS.most);
  });

  it('counts 220 characters a minute, without marks', () => {
    expect(spokenCharacters('好，好。\n好 1')).toBe(4);
    expect(secondsOf('好'.repeat(220))).toBe(60);
  });
});

it('the outputs keep their limits for any text', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 60 });
  fc.assert(
    fc.property(text, text, text, fc.array(text, { maxLength: 40 }), (title, when, where, body) => {
      const source = { title: title.slice(0, 40), when, where, blocks: body.map(paragraph) };
      expect(countCharacters(groupText(source, ADDRESS))).toBeLessThanOrEqual(GROUP_CHARACTERS);
      expect(countCharacters(ledLine(source))).toBeLessThanOrEqual(LED_CHARACTERS);
      expect(countCharacters(summaryOf(source))).toBeLessThanOrEqual(80);
    }),
  );
});

describe('the words of a poster', () => {
  it('are few, however long the text is', () => {
    const long = { ...market, blocks: [paragraph('长'.repeat(500))] };
    const { lines, isCut } = posterTexts(long);
    expect(isCut).toBe(true);
    expect(lines).toEqual(['长'.repeat(40)]);
    expect(posterTexts({ blocks: [paragraph('一句。两句。')] })).toEqual({ lines: ['一句。', '两句。'], isCut: false });
  });
});

describe('the notice on paper', () => {
  it('has the first lines, in whole sentences, and says that there is more', () => {
    const of = (text: string, rest: Partial<typeof market> = {}) =>
      paperTexts({ title: '赶集', when: '', where: '', blocks: [paragraph(text)], ...rest });
    expect(of('一句。\n两句。')).toEqual({
      lines: ['一句。', '两句。'],
      isCut: false,
    });
    const long = of('头一句。'.repeat(100));
    expect([long.lines.join('').length, long.isCut]).toEqual([388, true]);
    const crowded = of('头一句。'.repeat(100), { title: '题'.repeat(40), when: '12月6日', where: '集市' });
    expect([crowded.lines.join('').length, crowded.isCut]).toEqual([208, true]);
    expect(of(Array.from({ length: 30 }, (_, at) => `第${at}条。`).join('\n')).lines).toHaveLength(12);
  });
});

describe('numbers that are read aloud', () => {
  it.each([
    ['12月6日 9:00–11:30', '十二月六号 九点到十一点半'],
    ['2026年6月26日14:05', '二零二六年六月二十六号下午两点零五分'],
    ['12月12日 14:00–16:30', '十二月十二号 下午两点到四点半'],
    ['9:00–14:00，晚上19:30', '九点到下午两点，晚上七点半'],
    ['18:30-20:00', '下午六点半到晚上八点'],
    ['拨打110或12356', '拨打幺幺零或幺二三五六'],
    ['电话：0712-1234567', '电话：零七幺二，幺二三四五六七'],
    ['手机13912345678', '手机幺三九幺二三四五六七八'],
    ['2个村，20名志愿者，102份', '两个村，二十名志愿者，一百零二份'],
    ['12500份，2000元', '一万二千五百份，两千元'],
    ['500株，3,000元', '五百株，三千元'],
    ['占85%，3.5亩', '占百分之八十五，三点五亩'],
    ['10100、100001、20000000', '一万零一百、十万零一、两千万'],
    ['详情 https://a.example/b', '详情 '],
  ])('%s', (text, said) => expect(speak(text)).toBe(said));
});
