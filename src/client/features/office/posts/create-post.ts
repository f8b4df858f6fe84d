import { createEffect, createMemo, createResource, createSignal, onCleanup } from 'solid-js';
import type { Id } from '../../../../domain/kernel/id.ts';
import type { Result } from '../../../../domain/kernel/result.ts';
import type { Block } from '../../../../domain/posts/block.ts';
import { type PostSource, textsOfPost } from '../../../../domain/posts/outputs.ts';
import type { OfficePost, WrittenPost } from '../../../../protocol/posts/posts.ts';
import { createAction } from '../../../components/action.ts';
import { createDirtyMark } from '../../../components/dirty.ts';
import type { RequestFailure } from '../../../platform/http/call-api.ts';
import { failureText } from '../../../records/failure-text.ts';
import { useClient } from '../../../state/context.ts';
import { useCommands } from '../../../state/use-commands.ts';
import { fetchPost, parseText, publishPost, savePost, unschedulePost, withdrawPost } from './posts-client.ts';
import { posts as words } from './words.ts';

/** A typed text, with the version that it was begun from. */
interface Draft extends WrittenPost {
  readonly basedOn: number;
}

const blank: WrittenPost = {
  ...{ title: '', when: '', where: '', text: '', audience: 'public' },
  ...{ group: null, led: null, script: null },
};

/** Pause of the typing after which the preview is made, milliseconds. */
const PAUSE_MS = 600;

export function readDraft(stored: unknown): Draft | undefined {
  try {
    const draft = typeof stored === 'string' ? (JSON.parse(stored) as Draft) : undefined;
    return draft && typeof draft.text === 'string' && typeof draft.basedOn === 'number'
      ? { ...blank, ...draft }
      : undefined;
  } catch {
    return undefined;
  }
}

/** Picks the typed fields of a post. */
const writtenOf = ({ title, when, where, text, audience, group, led, script }: WrittenPost): WrittenPost => ({
  ...{ title, when, where, text, audience, group, led, script },
});

/**
 * Holds a post, saved or being edited. Unsaved text is kept on this device, and is never replaced by a version of
 * another editor.
 * @param isNew nobody has saved it yet
 * @param onSaved it is on the server
 */
export function createPost(id: Id, isNew: boolean, onSaved: () => void) {
  const { store } = useClient();
  const commands = useCommands();
  const mark = createDirtyMark();
  const key = `posts/${id}`;
  const [saved, setSaved] = createSignal<OfficePost>();
  const [draft, setDraft] = createSignal<Draft>();
  const [theirs, setTheirs] = createSignal<OfficePost>();
  const [publishedAt, setPublishedAt] = createSignal(0);
  const [failure, setFailure] = createSignal<RequestFailure>();
  const action = createAction((failed: RequestFailure) =>
    failed.code === 'conflict' ? words.conflict.told : `${failureText(failed)} ${words.edit.kept}`,
  );

  const [opened] = createResource(async () => {
    const kept = readDraft((await store.draft(key))?.draft);
    const answer = isNew ? undefined : await fetchPost(id);
    if (answer?.ok) setSaved(answer.value);
    else if (answer) setFailure(answer.error);
    if (kept && !draft()) change(kept);
    return true;
  });

  const written = (): WrittenPost => draft() ?? saved() ?? blank;

  function change(next: Draft): void {
    setDraft(next);
    mark(true);
    void commands.saveDraft(key, { draft: JSON.stringify(next) });
  }
  function drop(): void {
    setDraft(undefined);
    mark(false);
    void commands.discardDraft(key);
  }
  const edit = (part: Partial<WrittenPost>): void =>
    change({ ...writtenOf(written()), basedOn: draft()?.basedOn ?? saved()?.version ?? 0, ...part });

  // The preview: the blocks that the server made of the text, once the typing pauses.
  const [parsed, setParsed] = createSignal<{
    text: string;
    blocks: readonly Block[];
    problems: OfficePost['problems'];
  }>();
  const [isBehind, setBehind] = createSignal(false);
  createEffect(() => {
    const { text } = written();
    const known = saved();
    if (parsed()?.text === text) return;
    if (known && known.text === text) {
      setParsed({ text, blocks: known.blocks as readonly Block[], problems: known.problems });
      return;
    }
    const timer = setTimeout(async () => {
      const answer = await parseText(text);
      setBehind(!answer.ok);
      if (answer.ok)
        setParsed({ text, blocks: answer.value.blocks as readonly Block[], problems: answer.value.problems });
    }, PAUSE_MS);
    onCleanup(() => clearTimeout(timer));
  });

  const source = createMemo((): PostSource => {
    const { title, when, where } = written();
    return { title, when, where, blocks: parsed()?.blocks ?? [] };
  });
  const address = () => saved()?.address;
  const automatic = createMemo(() => textsOfPost(source(), address() ?? ''));

  /** Saves what was typed. @returns the saved post; undefined if it was not saved */
  async function save(): Promise<OfficePost | undefined> {
    const sent = draft();
    if (!sent) return saved();
    const { basedOn, ...rest } = sent;
    const result = await action.run(() => savePost({ id, basedOn, ...rest }), words.edit.saved);
    if (result?.ok) {
      setSaved(result.value);
      setTheirs(undefined);
      onSaved();
      const now = draft();
      if (now && now !== sent) change({ ...now, basedOn: result.value.version });
      else drop();
      return result.value;
    }
    if (result?.error.code === 'conflict') {
      const newest = await fetchPost(id);
      if (newest.ok) setTheirs(newest.value);
    }
    return undefined;
  }

  async function act(step: () => Promise<Result<OfficePost, RequestFailure>>, done: string): Promise<boolean> {
    const result = await action.run(step, done);
    if (!result?.ok) return false;
    setSaved(result.value);
    return true;
  }

  return {
    isReady: () => opened.state === 'ready',
    failure,
    written,
    saved,
    theirs,
    action,
    isEdited: () => draft() !== undefined,
    edit,
    save,
    source,
    address,
    automatic,
    isBehind,
    /** Server time of a publication from this page, which the page's clock may not have reached; 0 before. */
    publishedAt,
    problems: () => {
      const own = parsed()?.problems ?? [];
      // Only the saved post has the problems of the lines around the body.
      const beside = draft() ? [] : (saved()?.problems ?? []).filter(({ line }) => line === 0);
      return [...beside, ...own.filter(({ line }) => line > 0 || draft() !== undefined)];
    },
    /** Saves what was typed, then shows it to the public, at once or from a time on. */
    async publish(at: number | null): Promise<boolean> {
      const post = await save();
      if (!post) return false;
      if (post.problems.length > 0) {
        action.refuse(words.problemsTitle);
        return false;
      }
      const now = post.audience === 'members' ? words.publish.doneForMembers : words.publish.done;
      const done = at === null ? now : words.publish.scheduled;
      const isDone = await act(() => publishPost(id, { version: post.version, at }), done);
      if (isDone && at === null) setPublishedAt(saved()?.publishAt ?? 0);
      return isDone;
    },
    unschedule: () => act(() => unschedulePost(id), words.publish.unscheduled),
    withdraw: () =>
      act(
        () => withdrawPost(id),
        saved()?.audience === 'members' ? words.publish.withdrawnForMembers : words.publish.withdrawn,
      ),
    isForMembers: () => written().audience === 'members',
    /** Loads an older version into the editor. */
    async useVersion(version: number): Promise<void> {
      const answer = await action.run(() => fetchPost(id, version));
      if (answer?.ok) edit(writtenOf(answer.value));
    },
    /** Discards the edits and shows the saved post. */
    discard(): void {
      const other = theirs();
      if (other) setSaved(other);
      setTheirs(undefined);
      action.tell(undefined);
      drop();
    },
    /** Saves the edits as the version after the other editor's. */
    keepMine(): void {
      const [mine, other] = [draft(), theirs()];
      if (!mine || !other) return;
      setSaved(other);
      setTheirs(undefined);
      change({ ...mine, basedOn: other.version });
      void save();
    },
  };
}

export type PostModel = ReturnType<typeof createPost>;
