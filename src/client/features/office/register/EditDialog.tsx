import { createSignal, type JSX, Show } from 'solid-js';
import { Button } from '../../../components/Button.tsx';
import { Form } from '../../../components/Form.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { common } from '../../../words/common.ts';

/** A small form with its fields, errors and 保存, and optionally a removal that asks for confirmation. */
export function EditForm(props: {
  trouble: string | undefined;
  saving: boolean;
  onSave: () => void;
  onCancel: () => void;
  remove?: { label: string; question: string; onRemove: () => void } | undefined;
  children: JSX.Element;
}) {
  const [asking, setAsking] = createSignal(false);
  return (
    <Form onSubmit={() => props.onSave()}>
      {props.children}
      <Show when={props.trouble}>{(words) => <Notice tone="bad" title={words()} />}</Show>
      <div class="two">
        <Button type="submit" look="primary" disabled={props.saving}>
          {common.action.save}
        </Button>
        <Button onClick={() => props.onCancel()}>{common.action.cancel}</Button>
      </div>
      <Show when={props.remove}>
        {(remove) => (
          <Show
            when={asking()}
            fallback={
              <Button look="quiet" onClick={() => setAsking(true)}>
                {remove().label}
              </Button>
            }
          >
            <Notice
              tone="bad"
              title={remove().question}
              action={
                <Button look="danger" onClick={() => remove().onRemove()}>
                  {remove().label}
                </Button>
              }
            />
          </Show>
        )}
      </Show>
    </Form>
  );
}
