import { createSignal } from 'solid-js';
import { NEW_REPORT } from '../../../../protocol/reports/saved.ts';
import { createAction } from '../../../components/action.ts';
import { Button } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { ActionNotice, Form } from '../../../components/Form.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { failureText } from '../../../records/failure-text.ts';
import { saveReport } from '../../../reports/reports-client.ts';
import { common } from '../../../words/common.ts';
import type { Content, ReportChoice } from './create-text.ts';
import { summary as words } from './words.ts';

/** 另存为: saves the text on the screen as a report of the office's own, under a name. */
export function NewReport(props: {
  of: ReportChoice;
  content: Content;
  onClose: () => void;
  onDone: (report: string) => void;
}) {
  const [title, setTitle] = createSignal('');
  const action = createAction(failureText);
  async function save() {
    const name = title().trim();
    if (!name) return action.refuse(words.editor.own.missing);
    const { period, span } = props.of;
    const { text, prose } = props.content;
    const result = await action.run(() =>
      saveReport({ report: NEW_REPORT, ...period, title: name, span, text, prose, basedOn: 0 }),
    );
    if (result?.ok) props.onDone(result.value.report);
  }
  return (
    <Dialog open onClose={props.onClose} title={words.editor.own.open} closeLabel={common.action.close}>
      <Form onSubmit={save}>
        <TextField
          required
          maxlength={100}
          label={words.editor.own.name}
          hint={words.editor.own.hint}
          value={title()}
          onInput={setTitle}
        />
        <div class="two">
          <Button onClick={() => props.onClose()}>{common.action.cancel}</Button>
          <Button look="primary" type="submit" disabled={action.busy()}>
            {common.action.save}
          </Button>
        </div>
        <ActionNotice of={action} />
      </Form>
    </Dialog>
  );
}
