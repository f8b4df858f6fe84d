import { groupBy } from '../kernel/group-by.ts';
import type { Id } from '../kernel/id.ts';
import type { Finding } from './question.ts';

/** The figures that name posts and who holds them. */
const figures: ReadonlySet<string> = new Set(['org.leadingGroup', 'org.committeeHeads', 'org.command']);

/** Posts that one person holds: 组长, 主任, 第一主任, 总指挥长; not 副组长 or 成员. */
const single = /^(?!副)[^副]*(?:组长|主任|指挥长|指挥)$/;
const entry = /([^：:；;，,。\n]+)[：:]([^：:；;。\n]+)/g;
const MANY_POSTS = 3;

export interface PostText {
  readonly id: Id;
  readonly figure: string;
  readonly text: string;
}

interface Post {
  readonly id: Id;
  readonly figure: string;
  readonly post: string;
  readonly name: string;
}

/** Reads posts such as 组长：张三；副组长：李四、王五. */
const postsIn = ({ id, figure, text }: PostText): Post[] =>
  [...text.matchAll(entry)].flatMap(([, post = '', names = '']) =>
    names
      .split(/[、，,]/)
      .map((name) => name.trim())
      .filter(Boolean)
      .map((name) => ({ id, figure, post: post.trim(), name })),
  );

const idsOf = (posts: readonly Post[]): Id[] => [...new Set(posts.map(({ id }) => id))].sort();

/**
 * Finds a post with two holders, and three posts in one hand. A question names the post and the statements, and no
 * person.
 */
export function postsShared(texts: readonly PostText[]): Finding[] {
  const posts = texts.filter(({ figure }) => figures.has(figure)).flatMap(postsIn);
  const of = (held: readonly Post[], subject: string, values: Finding['values']): Finding => {
    const records = idsOf(held);
    const [first] = held;
    return {
      ...{ code: 'post_shared', subject, squad: null, records, count: records.length },
      values: { figure: first?.figure ?? '', ...values },
    };
  };
  const byPost = groupBy(
    posts.filter(({ post }) => single.test(post)),
    ({ post }) => post,
  );
  const doubled = [...byPost].flatMap(([post, held]) => {
    const holders = new Set(held.map(({ name }) => name)).size;
    return holders > 1 ? [of(held, `${post}/${idsOf(held).join('/')}`.slice(0, MAX_SUBJECT), { post, holders })] : [];
  });
  const byName = [...groupBy(posts, ({ name }) => name).values()].flatMap((held) => {
    const titles = [...new Set(held.map(({ post }) => post))];
    if (titles.length < MANY_POSTS) return [];
    const subject = `${titles.sort().join('、')}/${idsOf(held).join('/')}`.slice(0, MAX_SUBJECT);
    return [of(held, subject, { post: titles.join('、').slice(0, MAX_SUBJECT), posts: titles.length })];
  });
  return [...doubled, ...byName];
}

/** Length that an answer may name, in characters. */
const MAX_SUBJECT = 200;
