import { addDays, dayAt } from '../domain/kernel/day.ts';
import type { Id } from '../domain/kernel/id.ts';
import type { ContentChange } from '../domain/learning/change-content.ts';
import { writeContent } from '../server/pages/content-store.ts';
import type { ServerContext } from '../server/platform/context.ts';

/** Days until the next look at what the demo's office wrote. */
const NEXT_LOOK = 180;

/** Enters a card in the words of the demo's office, and a value of the law that it confirmed. */
export async function enterLearning(context: ServerContext, actor: Id): Promise<void> {
  const today = dayAt(context.now());
  const look = { checkedOn: today, checkBy: addDays(today, NEXT_LOOK) };
  const changes: readonly ContentChange[] = [
    {
      ...{ sort: 'card', id: 'how-to-report', basedOn: 0 },
      change: {
        act: 'write',
        own: {
          topic: 'help',
          title: '在我们区怎么举报',
          summary: '打电话、网上写、找村干部，都行',
          words: ['举报', '线索', '奖励'],
          parts: {
            law: [{ text: '国家鼓励举报，举报人受法律保护（《禁毒法》{report-protected}）。', source: 0 }],
            help: [
              { text: '正在发生的，打110；不急的，用“我要举报”，不用留名。' },
              { text: '不会用手机，找村干部、分队长，或者到镇上当面说。' },
              { text: '看到地里可疑的苗，记下地点就行，不要自己拔，也不要和人争。' },
            ],
          },
          calls: ['110'],
          sources: [{ title: '《中华人民共和国禁毒法》', by: '全国人民代表大会常务委员会', date: '2007-12-29' }],
          ...look,
        },
      },
    },
    {
      ...{ sort: 'law', id: 'use-article', basedOn: 0 },
      change: {
        act: 'write',
        own: {
          value: 84,
          source: {
            title: '《中华人民共和国治安管理处罚法》（2025年修订），演示数据',
            by: '全国人民代表大会常务委员会',
          },
          name: '演示：法制员',
          ...look,
        },
      },
    },
  ];
  for (const change of changes) {
    const written = await writeContent(context, actor, change);
    if (!written.ok || written.value.faults) throw new Error(`the demo's content was refused: ${change.id}`);
  }
}
