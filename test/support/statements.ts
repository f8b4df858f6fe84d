import { linesOf, partNames } from '../../src/domain/learning/card.ts';
import { cards } from '../../src/domain/learning/cards/index.ts';
import { type LawValue, lawText } from '../../src/domain/learning/law.ts';
import { fillIn, lawValues } from '../../src/domain/learning/law-values.ts';
import { comparisons, markNames } from '../../src/domain/learning/plants.ts';
import { questions } from '../../src/domain/learning/questions.ts';
import { awaitingQuestions } from '../../src/domain/learning/questions-awaiting.ts';
import type { Source } from '../../src/domain/learning/source.ts';
import { type SourceId, sourceOf } from '../../src/domain/learning/sources.ts';

const sureness: Readonly<Record<Source['sure'], string>> = { read: '看过原文', 'second-hand': '转述' };

const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly string[]): string =>
  [row(...head), row(...head.map(() => '---')), ...rows].join('\n');

const sourceCells = (id: SourceId): readonly string[] => {
  const { title, by, date, sure } = sourceOf(id);
  return [`${title}，${by}`, date ?? '无日期', sureness[sure]];
};

const statements = cards.flatMap((card) =>
  card.blocks.flatMap(({ part, lines }) =>
    lines.flatMap((line) =>
      line.sort === 'fact'
        ? [row(card.title, partNames[part], fillIn(line.text, lawValues), ...sourceCells(line.source), card.checkedOn)]
        : [],
    ),
  ),
);

const plants = comparisons.flatMap(({ watched, views }) =>
  views.flatMap(({ name, other, marks }) =>
    marks.map((mark) =>
      row(
        `${watched}，${name}`,
        markNames[mark.id],
        mark.watched,
        `${other}：${mark.other}`,
        ...sourceCells(mark.source),
      ),
    ),
  ),
);

const entries: readonly [string, LawValue][] = Object.entries(lawValues);
const values = entries.map(([id, entry]) =>
  row(
    `\`${id}\``,
    entry.about,
    lawText(entry),
    sourceOf(entry.law).title,
    entry.checked && entry.article ? String(entry.article) : '',
    entry.checked ? entry.checkedOn : '',
    entry.checkBy,
  ),
);

const asked = questions.map(({ number, text, options, answer, because, about }) =>
  row(
    String(number),
    fillIn(text, lawValues),
    fillIn(options[answer] ?? '', lawValues),
    fillIn(because, lawValues),
    `\`${about}\``,
  ),
);
const awaiting = awaitingQuestions.map(({ number, text, awaits }) =>
  row(String(number), text, awaits === 'professional' ? '等专业人员确认' : '等看到来源'),
);

const advice = cards.flatMap(linesOf).filter(({ sort }) => sort === 'advice').length;

/** `docs/CARDS.md`: every statement of the cards with its source, and every value of the law. */
export const statementsDocument = `# Statements of the learning cards
Written by \`npm run cards\` from \`src/domain/learning\`; \`test/docs/cards.test.ts\` fails when it is not up to date. ${cards.length} cards state ${statements.length} facts;
${advice} sentences are advice or say what we offer, and have no source. 看过原文: we read the document or its full text. 转述: we read of it elsewhere.

## Facts
${table(['卡片', '部分', '说法', '来源', '来源日期', '把握', '核对'], statements)}

## Marks of plants
${table(['植物', '看什么', '这样', '另一种', '来源', '来源日期', '把握'], plants)}

## Questions
${asked.length} of 60 are asked; the explanation rests on the card, or on the calendar of the year.

${table(['题号', '题目', '答案', '讲解', '卡片'], asked)}

## Questions that wait
${table(['题号', '题目', '为什么不问'], awaiting)}

## Values of the law
〔未核对〕 stands for a value that nobody has compared with the text of the law. No number of it is in the program.

${table(['名称', '内容', '值', '依据', '条', '核对', '下次核对'], values)}
`;
