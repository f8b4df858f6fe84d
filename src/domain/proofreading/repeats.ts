import type { Finding } from './finding.ts';
import { gapBetween, isCounted, type Mention, type Passage, type Span } from './passage.ts';

const geographic = /^(?:乡镇|街道|社区|行政村|自然村|村民组|镇|乡|村|县|志愿者分队|分队|中小学|学校)/;
const wholeBefore = /(?:全区|全县|全市|全辖区|辖区内?|本区|本县)(?:的|内|共|共有|现有|所有|所辖|下辖|辖|有|各)*\s*$/;
/** Words that make a number a part of the total. */
const partBefore = /(?:其中|有|余|另|外|试点|在|对|由|从|为)\s*$/;

const nounOf = ({ nounAfter, bareNoun }: Mention): string | undefined => bareNoun ?? geographic.exec(nounAfter)?.[0];

const leadOf = (passage: Passage, { start }: Span, length: number): string =>
  passage.text.slice(Math.max(0, start - length), start);

/** Tells whether a number counts the names before it, as in 甲镇、乙镇两镇. */
const sumsUpNames = (passage: Passage, mention: Mention): boolean =>
  /[、和及与][^，。；\d]{1,8}$/.test(leadOf(passage, mention, 12));

/**
 * Finds towns, villages, schools and squads with two counts. Only totals are compared: numbers after 全区, or without a
 * measure word, as 两镇.
 */
function checkCounts(passage: Passage): Finding[] {
  const whole = new Map<string, Mention>();
  const values = new Map<string, Mention[]>();
  const findings: Finding[] = [];
  /** The last total. Numbers that are listed directly behind it are totals too. */
  let lastWhole: Mention | undefined;
  for (const mention of passage.mentions) {
    const noun = nounOf(mention);
    if (!isCounted(mention) || mention.precision !== 'exact' || noun === undefined || mention.value < 2) continue;
    const lead = leadOf(passage, mention, 10);
    const isNext = lastWhole !== undefined && gapBetween(passage, lastWhole, mention).length < 6;
    const isWhole = wholeBefore.test(lead) || (isNext && /[、和]$/.test(lead));
    if (isWhole) lastWhole = mention;
    const before = whole.get(noun);
    if (isWhole && before && before.value !== mention.value) {
      findings.push(twoValues(noun, mention, before));
    } else if (isWhole && !before) whole.set(noun, mention);
    values.set(noun, [...(values.get(noun) ?? []).slice(-50), mention]);
  }
  for (const [noun, mentions] of values) {
    // 两镇 counts all towns of the district.
    const bare = mentions.filter(
      (mention) =>
        mention.bareNoun !== undefined &&
        !/其中|每|第/.test(leadOf(passage, mention, 6)) &&
        !partBefore.test(leadOf(passage, mention, 3)) &&
        !sumsUpNames(passage, mention),
    );
    const common = mentions.find((each) => mentions.filter(({ value }) => value === each.value).length > 1);
    const all = whole.get(noun) ?? common;
    const other = all && bare.find(({ value }) => value !== all.value);
    if (all && other) findings.push(twoValues(noun, other, all));
  }
  return findings;
}

const twoValues = (noun: string, here: Mention, there: Mention): Finding => ({
  ...{ code: 'two_values', kind: 'explain', places: [here, there] },
  values: { noun, here: here.value, there: there.value },
});

const pairsOf = (words: string): Set<string> =>
  new Set(Array.from({ length: Math.max(0, words.length - 1) }, (_, at) => words.slice(at, at + 2)));

const areRelated = (a: string, b: string): boolean => {
  const pairs = pairsOf(a);
  return a === '' || b === '' || [...pairsOf(b)].some((pair) => pairs.has(pair));
};

/** Words around an amount that do not describe its purpose. */
const spending = /投入|安排|落实|拨付|用于|争取|下拨|解决|每年|今年|全年|共|达/g;

/** Returns the words around an amount in its clause, or those of the next clause if it has none. */
const purposeOf = (passage: Passage, mention: Mention): string => {
  const sentence = passage.sentences[mention.sentence];
  const before = passage.text.slice(Math.max(sentence?.start ?? 0, mention.start - 16), mention.start);
  const after = passage.text.slice(mention.end, Math.min(sentence?.end ?? mention.end, mention.end + 16));
  const bare = (words: string | undefined) => (words ?? '').replace(spending, '').replace(/[^\u3400-\u9fff]/g, '');
  const [own, next] = after.split(/[，,；;]/);
  return bare(`${before.split(/[，,；;]/).at(-1)}${own}`) || bare(next);
};

/** Finds one amount of money for two purposes. Round amounts such as 10 万元 are skipped: they often recur by chance. */
function checkAmounts(passage: Passage): Finding[] {
  const seen = new Map<number, Mention>();
  return passage.mentions.flatMap((mention): Finding[] => {
    if (mention.unit !== '元' || mention.precision !== 'exact' || mention.value < 10_000) return [];
    if (/^[1-9]0*$/.test(String(mention.value))) return [];
    const before = seen.get(mention.value);
    if (!before) seen.set(mention.value, mention);
    if (!before || before.sentence === mention.sentence) return [];
    const [here, there] = [purposeOf(passage, mention), purposeOf(passage, before)];
    if (here.length < 2 || there.length < 2 || areRelated(here, there)) return [];
    const text = passage.text.slice(mention.start, mention.end);
    return [{ code: 'same_amount', kind: 'explain', places: [mention, before], values: { text } }];
  });
}

const moving = /(抽调|抽派|借调|选派|选调|增派|增配|充实|选聘|招聘)[^，。；\d]{0,8}$/;

/** Finds the same number of people seconded twice: the same people, or others? */
function checkPeople(passage: Passage): Finding[] {
  const seen = new Map<string, Mention>();
  return passage.mentions.flatMap((mention): Finding[] => {
    const verb = moving.exec(leadOf(passage, mention, 14))?.[1];
    if (mention.unit !== '人' || !isCounted(mention) || verb === undefined) return [];
    const key = `${verb} ${mention.value}`;
    const before = seen.get(key);
    seen.set(key, mention);
    if (!before || before.sentence === mention.sentence) return [];
    return [
      { code: 'same_people', kind: 'explain', places: [mention, before], values: { verb, value: mention.value } },
    ];
  });
}

const printing =
  /(?:印制|制作|印刷|编印|翻印)(?:了|各类|各种|禁毒|毒品预防教育|法制)*(?:宣传)?(?:单|资料|品|材料|传单|宣传单)?\s*$/;
const general = /^(?:各类|各种|禁毒|毒品预防教育|法制)*(?:宣传资料|宣传品|宣传单|宣传材料|传单|资料)/;
const handing =
  /(?:发放|散发|派发|分发)(?:了|各类|各种|禁毒|毒品预防教育|法制)*(?:宣传)?(?:资料|品|材料|单|传单|宣传单)?\s*$/;
/** A text that says where the further copies came from. */
const inStock = /结存|库存|存量|(?:上年|往年|以前年度)(?:印制|制作|剩余|余下)/;
/** Characters around the two numbers in which the text may say so. */
const NEAR = 40;
const copies = new Set(['份', '张', '册']);

/** Finds more copies handed out than printed. */
function checkPrinted(passage: Passage): Finding[] {
  const of = (words: RegExp) =>
    passage.mentions.filter((mention) => {
      if (!isCounted(mention) || !copies.has(mention.unit)) return false;
      const lead = leadOf(passage, mention, 24).replace(/(?:共|约|近|共计|累计|达|逾|总计)+\s*$/, '');
      const found = words.exec(lead)?.[0] ?? '';
      // 印制手册 is of one kind, and says nothing of all that is handed out.
      return found !== '' && (/(?:单|料|品)\s*$/.test(found) || general.test(mention.nounAfter));
    });
  const printed = of(printing);
  const [most] = of(handing).sort((a, b) => b.value - a.value);
  const [first] = printed;
  if (!first || !most) return [];
  const sum = printed.reduce((total, { value, high }) => ({ value: total.value + value, high: total.high + high }), {
    value: 0,
    high: 0,
  });
  if (sum.high > most.low || sum.value >= most.value) return [];
  if (inStock.test(passage.text.slice(Math.max(0, first.start - NEAR), most.end + NEAR))) return [];
  const values = { printed: sum.value, handed: most.value, unit: most.unit };
  return [{ code: 'handed_above_printed', kind: 'explain', places: [most, ...printed.slice(0, 9)], values }];
}

const sessions = new Set(['次', '期', '场', '班', '个']);
const FEW = 10;
const MANY_SESSIONS = 5;

/** Finds trainings with few people each. */
function checkMeans(passage: Passage): Finding[] {
  return passage.bySentence.flatMap((mentions) =>
    mentions.flatMap((people, at): Finding[] => {
      const held = mentions[at - 1];
      if (!held || !isCounted(held) || !sessions.has(held.unit) || held.value < MANY_SESSIONS) return [];
      if (people.unit !== '人次' && people.unit !== '人') return [];
      const gap = gapBetween(passage, held, people);
      const about = `${held.nounBefore}${held.nounAfter}`;
      if (gap.length > 20 || !/培训|讲座|授课/.test(about) || !/参训|培训|参加|受训|听|人员/.test(gap)) return [];
      const mean = people.value / held.value;
      if (mean > FEW) return [];
      return [
        {
          ...{ code: 'mean_small', kind: 'explain', places: [people, held] },
          values: { mean: Math.round(mean * 10) / 10, sessions: held.value, people: people.value },
        },
      ];
    }),
  );
}

/** Finds two counts of activities that are written alike with 余: is one a part of the other? */
function checkActivities(passage: Passage): Finding[] {
  const seen = new Map<string, Mention>();
  return passage.mentions.flatMap((mention): Finding[] => {
    if (mention.precision !== 'more' || mention.value < 10 || (mention.unit !== '次' && mention.unit !== '场'))
      return [];
    if (!mention.nounBefore.endsWith('活动') && !mention.nounAfter.endsWith('活动')) return [];
    const before = seen.get(`${mention.value}`);
    seen.set(`${mention.value}`, mention);
    if (!before || before.sentence === mention.sentence) return [];
    const text = passage.text.slice(mention.start, mention.end);
    return [{ code: 'same_count', kind: 'explain', places: [mention, before], values: { text } }];
  });
}

/** The most claims that are compared. */
const MAX_CLAIMS = 100;
const claim = /(?:未|没有|无|零)(?:再)?(?:发生|发现|出现)?[^，。；]{0,10}(?:案件|发案|毒案)/;
const span = /((?:19|20)\d\d) ?年?(?: ?[-—–~～至到和、] ?((?:19|20)\d\d) ?年|(?:以来|至今|起))/;

/** Finds "no case" said of two spans of years that begin differently. */
function checkPeriods(passage: Passage): Finding[] {
  const claims = passage.sentences.flatMap(({ start, end }) => {
    const words = passage.text.slice(start, Math.min(end, start + 400));
    const [said, years] = [claim.exec(words), span.exec(words)];
    const topics = new Set(
      Array.from(words.matchAll(/[制贩运种吸]毒?(?=[、，毒案原])/g), ([topic = '']) => topic.charAt(0)),
    );
    return said && years
      ? [
          {
            from: years[1] ?? '',
            topics,
            place: { start: start + years.index, end: start + years.index + years[0].length },
          },
        ]
      : [];
  });
  return claims.slice(1, MAX_CLAIMS).flatMap((here, i): Finding[] => {
    const there = claims.slice(0, i + 1).find(({ topics }) => [...topics].some((topic) => here.topics.has(topic)));
    if (!there || there.from === here.from) return [];
    const textOf = ({ place }: { place: Span }) => passage.text.slice(place.start, place.end);
    const values = { here: textOf(here), there: textOf(there) };
    return [{ code: 'two_periods', kind: 'explain', places: [here.place, there.place], values }];
  });
}

/** Shorter texts are taken for a part of something. */
const WHOLE_TEXT = 400;

/** Finds 今年 and 目前 in a text that names no year. */
function checkYear({ text, mentions }: Passage): Finding[] {
  if (text.length < WHOLE_TEXT || mentions.some(({ sort, value }) => sort === 'date' && value > 1900)) return [];
  const found = /今年|目前|近三年|三年来|去年|上年/.exec(text);
  if (!found || /[二一][零〇一二三四五六七八九]{3}年/.test(text)) return [];
  const place = { start: found.index, end: found.index + found[0].length };
  return [{ code: 'no_year', kind: 'explain', places: [place], values: { text: found[0] } }];
}

/** Finds numbers that contradict another place of the text, or may be the same number twice. */
export const checkRepeats = (passage: Passage): Finding[] =>
  [checkCounts, checkAmounts, checkPeople, checkPrinted, checkMeans, checkActivities, checkPeriods, checkYear].flatMap(
    (check) => check(passage),
  );
