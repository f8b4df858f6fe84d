import type { Finding } from './finding.ts';
import type { Passage } from './passage.ts';

const unit = '(?:年|月|日|万元|亿元|元|个|名|份|次|场|所|户|人|人次|亩|家|%|台|件|条|期|册)';

/** Marks by which a draft says that something is missing. */
const blanks: readonly RegExp[] = [
  /(?:[?？][?？]?|[0〇零○]{1,4}) ?年(?: ?(?:[?？]{1,2}|[0〇零○]{1,2}) ?月)?(?: ?(?:[?？]{1,2}|[0〇零○]{1,2}) ?日)?/g,
  new RegExp(`[?？]{1,6} ?${unit}(?!人|民|们|员|轻|常|要|以|外|有|字|性|别|体|间)`, 'g'),
  /〔缺[:：][^〕\n]{0,40}〕/g,
  /\*{2,}/g,
  /_{3,}|＿{2,}/g,
  new RegExp(`(?:[X×Ｘ]{2,8}|x{2,8}|○{2,8}|△{2,8}) ?(?:区|县|市|镇|乡|村|${unit})`, 'g'),
  new RegExp(`(?:投入|经费|资金|达|达到|共|为|占|近|约|增长|下降|率)[ \\u3000]{1,20}${unit}`, 'g'),
  /(?:19|20)\d\d年[ \u3000]{1,20}月(?:[ \u3000]{1,20}日)?|(?:^|[^\d一二三四五六七八九十])月[ \u3000]{2,20}日|\d{1,2}月[ \u3000]{1,20}日/g,
];
const percent = /[-－—–] ?%|%/g;

const isAnswered = /[\d.零一二三四五六七八九十百几数] ?$/;
/** A sign of per cent as the unit of a table, or in words about it. */
const isUnit = /[(（[:：/“"、单位]\s*$/;

function percentSigns(text: string): readonly { readonly start: number; readonly end: number }[] {
  return Array.from(text.matchAll(percent), ({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  })).filter(({ start, end }) => {
    const lead = text.slice(Math.max(0, start - 3), start);
    return end - start > 1
      ? !isAnswered.test(lead)
      : !isAnswered.test(lead) && !isUnit.test(lead) && lead.trim() !== '';
  });
}

/** A question ends with such a word; then the sign behind it is no blank. */
const question = /[吗么呢吧啊谁何哪样少些里]$/;

/** The field's slips of typing: what is written, and what is meant. */
const slips: readonly (readonly [RegExp, string])[] = [
  [/无毒害去/g, '无毒害区'],
  [/无毒(?:设区|射区)/g, '无毒社区'],
  [/制度(?=贩毒|、贩毒|贩卖|物品案|毒品案|窝点|工厂|案件)/g, '制毒'],
  [/(?:贩毒|吸毒|种毒|运毒)[、和]?制度/g, '制毒'],
  [/(?:易|非)制度(?=化学|物品|品|原料)|易致毒|易治毒/g, '易制毒'],
  [/[村社镇]、?组合户/g, '组和户'],
  [/禁度(?=工作|办|委|宣传|知识|志愿|教育)/g, '禁毒'],
  [/(?:吸|贩|涉|缉|戒|拒|铲|种|运)(?:度|读)(?=人员|案|品|所|工作|分子|行为|种)/g, '毒'],
  [/毒平(?=预防|危害|犯罪|知识)/g, '毒品'],
  [/自愿者/g, '志愿者'],
  [/踏察/g, '踏查'],
  [/禁种产毒/g, '禁种铲毒'],
  [/查辑(?=毒品|贩|制)|缉察毒/g, '查缉'],
  [/罂栗|罂票|莺粟/g, '罂粟'],
  [/签定(?=责任|目标|承诺|协议)/g, '签订'],
];

/** Finds blanks of a draft, and common typing errors of the field. */
export function checkBlanks({ text }: Passage): Finding[] {
  const taken: Finding[] = [];
  const isTaken = (start: number, end: number) =>
    taken.some(({ places: [place] }) => start < place.end && place.start < end);
  const found = blanks.flatMap((pattern) =>
    Array.from(text.matchAll(pattern), ({ index, 0: words }) => ({ start: index, end: index + words.length })),
  );
  for (const place of [...found, ...percentSigns(text)]) {
    const words = text.slice(place.start, place.end);
    const lead = text.slice(Math.max(0, place.start - 2), place.start);
    if (/^[?？]/.test(words) && question.test(lead)) continue;
    if (/^[0零〇○]/.test(words) && /[\d零〇一二三四五六七八九十.]$/.test(lead)) continue;
    if (isTaken(place.start, place.end)) continue;
    taken.push({ code: 'blank', kind: 'correct', places: [place], values: { text: words.trim() } });
    if (taken.length >= MAX_BLANKS) break;
  }
  for (const [pattern, right] of slips)
    for (const { index, 0: wrong } of text.matchAll(pattern))
      if (taken.length < 2 * MAX_BLANKS)
        taken.push({
          ...{ code: 'slip', kind: 'correct', places: [{ start: index, end: index + wrong.length }] },
          values: { wrong, right },
        });
  return taken;
}

/** More blanks than these are a form, and no draft. */
const MAX_BLANKS = 100;
