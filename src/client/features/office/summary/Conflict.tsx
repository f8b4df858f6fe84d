import { dayAt } from '../../../../domain/kernel/day.ts';
import { lineDifference } from '../../../../domain/reports/paragraphs.ts';
import type { SavedReport } from '../../../../protocol/reports/saved.ts';
import { Button } from '../../../components/Button.tsx';
import { CopyField } from '../../../components/CopyField.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { common } from '../../../words/common.ts';
import { formatMoment } from '../../../words/format.ts';
import type { Content } from './create-text.ts';
import { Lines, linesOf } from './difference.tsx';
import { summary as words } from './words.ts';

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
