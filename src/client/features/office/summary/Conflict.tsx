import { For, Show } from 'solid-js';
import { dayAt } from '../../../../domain/kernel/day.ts';
import { lineDifference } from '../../../../domain/reports/paragraphs.ts';
import type { SavedReport } from '../../../../protocol/reports/saved.ts';
import { Button } from '../../../components/Button.tsx';
import { CopyField } from '../../../components/CopyField.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { common } from '../../../words/common.ts';
import { formatMoment } from '../../../words/format.ts';
import type { Content } from './create-text.ts';
import { summary as words } from './words.ts';

/** All that was written, as lines: the text, then the prose by its slot. */
const linesOf = ({ text, prose }: Content): string =>
  [text, ...Object.entries(prose).map(([name, written]) => `${name}：${written}`)].join('\n').replace(/[{}]{2}/g, '');

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
export function Conflict(props: {
  mine: Content;
  theirs: SavedReport;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
}) {
  const difference = () => lineDifference(linesOf(props.mine), linesOf(props.theirs));
  const at = () => formatMoment(props.theirs.savedAt, dayAt(props.theirs.savedAt));
  return (
    <section class="card summary-conflict no-print" aria-label={words.editor.conflict.title}>
      <Notice
        tone="wait"
        title={words.editor.conflict.by(props.theirs.savedByName ?? words.signed.somebody, at(), props.theirs.version)}
      >
        {words.editor.conflict.hint}
      </Notice>
      <Lines title={words.editor.conflict.mine} lines={difference().mine} />
      <Lines title={words.editor.conflict.theirs} lines={difference().theirs} />
      <CopyField
        label={words.editor.conflict.copy}
        text={linesOf(props.mine)}
        rows={6}
        words={{ ...common.action, copyFailed: words.editor.conflict.copyFailed }}
      />
      <div class="two">
        <Button onClick={() => props.onTakeTheirs()}>{words.editor.conflict.take}</Button>
        <Button onClick={() => props.onKeepMine()}>{words.editor.conflict.keep}</Button>
      </div>
    </section>
  );
}
