import type { Result } from '../../../../domain/kernel/result.ts';
import { createAction } from '../../../components/action.ts';
import type { ButtonLook } from '../../../components/Button.tsx';
import { ActionNotice, Form, SubmitRow } from '../../../components/Form.tsx';
import { TextArea } from '../../../components/TextArea.tsx';
import { deskFailed } from '../../../tips/desk/failed-words.ts';
import type { DirtyText } from './tip-controller.ts';

/** A form for a text that is sealed and sent. The text stays until the server has it. */
export function WriteForm(props: {
  draft: DirtyText;
  label: string;
  hint?: string;
  submit: string;
  look?: ButtonLook;
  words: { readonly empty: string; readonly done: string };
  send: (text: string) => Promise<Result<unknown, { readonly code: string }>>;
}) {
  const [text, setText] = props.draft;
  const act = createAction(deskFailed);
  async function submit() {
    const clean = text().trim();
    if (!clean) act.refuse(props.words.empty);
    else if ((await act.run(() => props.send(clean), props.words.done))?.ok) setText('');
  }
  return (
    <Form onSubmit={submit}>
      <TextArea rows={3} autocomplete="off" label={props.label} hint={props.hint} value={text()} onInput={setText} />
      <ActionNotice of={act} />
      <SubmitRow busy={act.busy()} label={props.submit} {...(props.look ? { look: props.look } : {})} />
    </Form>
  );
}
