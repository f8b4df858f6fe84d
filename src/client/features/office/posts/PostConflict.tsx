import { For, Show } from 'solid-js';
import { lineDifference } from '../../../../domain/reports/paragraphs.ts';
import type { OfficePost, WrittenPost } from '../../../../protocol/posts/posts.ts';
import { Button } from '../../../components/Button.tsx';
import { CopyField } from '../../../components/CopyField.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { common } from '../../../words/common.ts';
import { moment } from './PublishBar.tsx';
import { posts as words } from './words.ts';

const linesOf = ({ title, when, where, text, group, led, script }: WrittenPost): string =>
  [title, when, where, text, group, led, script].filter(Boolean).join('\n');

function Lines(props: { title: string; lines: readonly string[] }) {
  return (
    <Show when={props.lines.length}>
      <h3>{props.title}</h3>
      <ul class="list">
        <For each={props.lines}>{(line) => <li>{line}</li>}</For>
      </ul>
    </Show>
  );
}

/** Says that somebody saved a version meanwhile. Both texts are shown where they differ, and nothing is lost. */
export function PostConflict(props: {
  mine: WrittenPost;
  theirs: OfficePost;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
}) {
  const difference = () => lineDifference(linesOf(props.mine), linesOf(props.theirs));
  const title = () =>
    words.conflict.title(props.theirs.savedByName ?? words.edit.somebody, moment(props.theirs.savedAt));
  return (
    <section class="card stack no-print" aria-label={title()}>
      <Notice tone="wait" title={title()}>
        {words.conflict.hint}
      </Notice>
      <Lines title={words.conflict.mine} lines={difference().mine} />
      <Lines title={words.conflict.theirs} lines={difference().theirs} />
      <CopyField
        label={words.conflict.copy}
        text={linesOf(props.mine)}
        rows={6}
        words={{ ...common.action, copyFailed: words.outputs.copyFailed }}
      />
      <div class="two">
        <Button onClick={() => props.onTakeTheirs()}>{words.conflict.take}</Button>
        <Button onClick={() => props.onKeepMine()}>{words.conflict.keep}</Button>
      </div>
    </section>
  );
}
