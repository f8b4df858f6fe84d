import { addDays, type Day, dayAt, startOfDay } from '../domain/kernel/day.ts';
import { type Id, newId } from '../domain/kernel/id.ts';
import type { WrittenPost } from '../protocol/posts/posts.ts';
import type { ServerContext } from '../server/platform/context.ts';
import { publishPost, savePost, withdrawPost } from '../server/posts/save.ts';

/** Writes a day as 12月6日. */
const chinese = (day: Day): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;

const written = (
  part: Pick<WrittenPost, 'title' | 'when' | 'where' | 'text'>,
  audience: WrittenPost['audience'] = 'public',
): WrittenPost => ({ ...part, audience, ...{ group: null, led: null, script: null } });

/** A post that is public, one for volunteers, one that is scheduled, and one that was withdrawn. */
const texts = (today: Day) => ({
  published: written({
    title: '赶集这天，禁毒知识摆上摊',
    when: `${chinese(addDays(today, 5))} 9:00–11:30`,
    where: '清水镇 集市东口',
    text: `${chinese(addDays(today, 5))}赶集，禁毒志愿者在清水集市东口摆摊，不用报名，不收费。

- 看一看：罂粟和虞美人[怎么分](/learn/poppy-look-alikes)。
- 问一问：孩子的电子烟能不能抽。
- 带一份：防毒知识手册，免费。

发现有人种罂粟、卖来路不明的**“减肥糖”**，可以当面说，也可以[扫码写下来](/tip)，只有禁毒办看得到。`,
  }),
  scheduled: written({
    title: '开学第一课：不认识的糖不要吃',
    when: `${chinese(addDays(today, 9))} 15:00`,
    where: '区第一中学礼堂',
    text: `请高一学生和家长来听。

## 讲什么

1. “跳跳糖”“奶茶粉”里可能有什么。
2. 别人递过来的电子烟怎么拒绝。
3. 孩子有心事，可以打 12356。

> 不知道是什么的东西，不吃、不抽、不喝。`,
  }),
  withdrawn: written({
    title: '周末广场宣传',
    when: chinese(addDays(today, -2)),
    where: '人民广场',
    text: '周末在人民广场设宣传点，欢迎来问。',
  }),
  notice: written(
    {
      title: '踏查前，请先看这几条',
      when: `${chinese(addDays(today, 3))}起`,
      where: '',
      text: `- 两个人以上一起走，带够水，告诉分队长去哪里。
- 看到可疑的植物：**不拔、不碰**，记下地方，回来写举报。
- 天气不好就不去，改天再走。`,
    },
    'members',
  ),
});

/** Publishes the demo's four posts. The server takes each as from the desk. */
export async function loadPosts(context: ServerContext, member: Id): Promise<void> {
  const today = dayAt(context.now());
  const { published, scheduled, withdrawn, notice } = texts(today);
  async function publish(content: WrittenPost, at: number | null): Promise<Id> {
    const id = newId(context.now(), context.random);
    const saved = await savePost(context, member, { id, basedOn: 0, ...content });
    const done = saved.ok ? await publishPost(context, member, id, { version: 1, at }) : saved;
    if (!done.ok) throw new Error(`the post ${content.title} was refused`);
    return id;
  }
  await withdrawPost(context, member, await publish(withdrawn, null));
  await publish(published, null);
  await publish(notice, null);
  await publish(scheduled, startOfDay(addDays(today, 1)) + 8 * 3_600_000);
}
