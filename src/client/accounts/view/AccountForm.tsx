import { createSignal, For } from 'solid-js';
import type { Result } from '../../../domain/kernel/result.ts';
import { createAction } from '../../components/action.ts';
import { Button } from '../../components/Button.tsx';
import { ActionNotice, Form } from '../../components/Form.tsx';
import { TextField, type TextFieldProps } from '../../components/TextField.tsx';
import { failureText } from '../../records/failure-text.ts';
import type { SessionFailure } from '../../state/failures.ts';

/** A required text field. */
interface AccountField<Name> extends Pick<TextFieldProps, 'type' | 'autocomplete' | 'maxlength' | 'hint' | 'label'> {
  readonly name: Name;
}

type Problems<Name extends string> = Partial<Record<Name, string>>;

/** A form for signing in, setting up or changing a password. Errors appear beside their fields, others below them. */
export function AccountForm<Name extends string, T>(props: {
  readonly fields: readonly AccountField<Name>[];
  /** Returns the problems of the input; none if it may be sent. */
  readonly check: (values: Readonly<Record<Name, string>>) => Problems<Name>;
  readonly send: (values: Readonly<Record<Name, string>>) => Promise<Result<T, SessionFailure>>;
  /** Returns the problems that a failure's code stands for. */
  readonly problemsOf?: (code: string) => Problems<Name> | undefined;
  readonly onDone: (value: T) => void;
  readonly submit: string;
  readonly working?: string;
  /** Shown after a success; only for a form that stays. */
  readonly done?: string;
}) {
  const empty = () => Object.fromEntries(props.fields.map(({ name }) => [name, ''])) as Record<Name, string>;
  const [values, setValues] = createSignal(empty());
  const [problems, setProblems] = createSignal<Problems<Name>>({});
  const action = createAction(failureText);

  async function submit(): Promise<void> {
    const found = props.check(values());
    setProblems(() => found);
    action.tell(undefined);
    if (Object.keys(found).length) return;
    const result = await action.run(() => props.send(values()), props.done);
    if (result?.ok) {
      setValues(() => empty());
      props.onDone(result.value);
    }
    const meant = result?.ok === false ? props.problemsOf?.(result.error.code) : undefined;
    if (!meant) return;
    setProblems(() => meant);
    action.tell(undefined);
  }

  return (
    <Form onSubmit={() => void submit()}>
      <For each={props.fields}>
        {({ name, ...field }) => (
          <TextField
            required
            {...field}
            value={values()[name]}
            onInput={(value) => setValues((before) => ({ ...before, [name]: value }))}
            error={problems()[name]}
          />
        )}
      </For>
      <ActionNotice of={action} />
      <Button type="submit" look="primary" big wide aria-disabled={action.busy()}>
        {(action.busy() && props.working) || props.submit}
      </Button>
    </Form>
  );
}
