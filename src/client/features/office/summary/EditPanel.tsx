import { createSignal, Show } from 'solid-js';
import { yearOf } from '../../../../domain/kernel/day.ts';
import type { TemplateError } from '../../../../domain/reports/template.ts';
import { Button } from '../../../components/Button.tsx';
import { ActionNotice } from '../../../components/Form.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { TextArea } from '../../../components/TextArea.tsx';
import { common } from '../../../words/common.ts';
import { formatNumber } from '../../../words/format.ts';
import { Conflict } from './Conflict.tsx';
import type { ReportChoice, ReportText } from './create-text.ts';
import { Editor } from './Editor.tsx';
import { History } from './History.tsx';
import { NewReport } from './NewReport.tsx';
import { summary as words } from './words.ts';

/** Edits a report's text: the paragraphs, saving, and what to do when somebody else saved meanwhile. */
export function EditPanel(props: {
  of: ReportChoice;
  text: ReportText;
  errors: readonly TemplateError[];
  usedIn: (name: string) => readonly string[];
  onClose: () => void;
  onNew: (report: string) => void;
}) {
  const [naming, setNaming] = createSignal(false);
  const [comparing, setComparing] = createSignal(false);
  const { text } = props;
  const state = () => {
    const version = text.saved()?.version;
    if (text.isEdited()) return words.editor.unsaved;
    return version === undefined ? words.editor.notSaved : words.editor.version(version);
  };
  function discard() {
    text.discard();
    props.onClose();
  }
  return (
    <div class="summary-edit">
      <Show when={!text.saved() && text.earlier()}>
        {(earlier) => (
          <Notice
            tone="plain"
            title={words.editor.forward.title(yearOf(earlier().from))}
            action={
              <Button onClick={() => text.replace({ text: earlier().text, prose: earlier().prose })}>
                {words.editor.forward.do(yearOf(earlier().from))}
              </Button>
            }
          >
            {words.editor.forward.hint}
          </Notice>
        )}
      </Show>
      <Show when={text.theirs()}>
        {(theirs) => (
          <Conflict
            mine={text.content()}
            theirs={theirs()}
            onKeepMine={text.keepMine}
            onTakeTheirs={() => text.discard()}
          />
        )}
      </Show>
      <div class="card summary-save no-print">
        <p class="note">{state()}</p>
        <div class="row">
          <Button look="primary" disabled={!text.isEdited() || text.action.busy()} onClick={() => void text.save()}>
            {common.action.save}
          </Button>
          <Show when={!props.of.campaign}>
            <Button onClick={() => setNaming(true)}>{words.editor.own.open}</Button>
          </Show>
          <Show when={text.saved()}>
            <Button onClick={() => setComparing(true)}>{words.editor.history.title}</Button>
          </Show>
          <Show when={text.isEdited()} fallback={<Button onClick={() => props.onClose()}>{words.editor.close}</Button>}>
            <Button look="quiet" onClick={discard}>
              {words.editor.discard}
            </Button>
          </Show>
        </div>
        <ActionNotice of={text.action} />
        <Show when={props.errors.length}>
          <p class="field-error">{words.editor.faulty(formatNumber(props.errors.length))}</p>
        </Show>
      </div>
      <Show when={String(text.epoch())} keyed>
        {(_) => (
          <Editor
            text={text.content().text}
            prose={text.content().prose}
            errors={props.errors}
            usedIn={props.usedIn}
            onText={(changed) => text.edit({ text: changed })}
            onProse={(name, written) => text.edit({ prose: { ...text.content().prose, [name]: written } })}
          />
        )}
      </Show>
      <details class="card no-print">
        <summary>{words.editor.format}</summary>
        <TextArea
          label={words.editor.format}
          hint={words.editor.formatHint}
          rows={12}
          value={text.content().text}
          onInput={(changed) => text.replace({ text: changed })}
        />
      </details>
      <Show when={comparing()}>
        <History of={props.of} text={text} onClose={() => setComparing(false)} />
      </Show>
      <Show when={naming()}>
        <NewReport
          of={props.of}
          content={text.content()}
          onClose={() => setNaming(false)}
          onDone={(report) => {
            setNaming(false);
            props.onNew(report);
          }}
        />
      </Show>
    </div>
  );
}
