import { createSignal, Show } from 'solid-js';
import { readLine } from '../../../../domain/reading/characters.ts';
import type { FieldValue } from '../../../../domain/records/field.ts';
import type { Judged } from '../../../attendance/presence.ts';
import { attendance as words } from '../../../attendance/words.ts';
import { Button } from '../../../components/Button.tsx';
import { Switch } from '../../../components/Checkbox.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { Facts } from '../../../components/Facts.tsx';
import { Form } from '../../../components/Form.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { optionLabel } from '../../../records/kind-words.ts';
import { common } from '../../../words/common.ts';
import { formatTime } from '../../../words/format.ts';

/** Opens a claim to whoever may rule on it with a reason, or mark it as paid duty. */
export function ClaimDialog(props: {
  readonly of: Judged | undefined;
  readonly name: (of: Judged) => string;
  readonly ruledBy: (of: Judged) => string;
  readonly mayRule: boolean;
  readonly onEdit: (fields: Readonly<Record<string, FieldValue>>) => unknown;
  readonly onClose: () => void;
}) {
  return (
    <Dialog
      open={props.of !== undefined}
      onClose={() => props.onClose()}
      title={props.of ? props.name(props.of) : ''}
      closeLabel={common.action.close}
    >
      <Show when={props.of}>
        {(of) => (
          <div class="stack">
            <Facts
              facts={[
                {
                  label: words.list.way,
                  value: words.list.by(optionLabel('attendance', 'way', of().claim.way), formatTime(of().claim.at)),
                },
                { label: words.list.state, value: words.mine.state[of().verdict.state] },
                ...(of().claim.ruling === undefined ? [] : [{ label: words.list.ruled, value: props.ruledBy(of()) }]),
              ]}
            />
            <Show when={props.mayRule} fallback={<p class="note">{words.list.own}</p>}>
              <Switch
                label={words.list.duty}
                hint={words.list.dutyHint}
                checked={of().claim.duty}
                onInput={(duty) => props.onEdit({ duty })}
              />
              <Ruling
                to={of().verdict.state === 'declined' ? 'yes' : 'no'}
                onRule={(ruling, because) => props.onEdit({ ruling, because })}
              />
            </Show>
          </div>
        )}
      </Show>
    </Dialog>
  );
}

/** Changes what was said of a claim, or what its code showed, with a reason that everybody concerned can read. */
function Ruling(props: { readonly to: 'yes' | 'no'; readonly onRule: (to: 'yes' | 'no', because: string) => unknown }) {
  const [reason, setReason] = createSignal('');
  const [problem, setProblem] = createSignal<string>();
  const rule = () => {
    const because = readLine(reason());
    setProblem(because ? undefined : words.list.reasonMissing);
    if (because) props.onRule(props.to, because);
  };
  return (
    <Form onSubmit={rule}>
      <TextField
        label={words.list.reason}
        hint={words.list.reasonHint}
        maxlength={60}
        value={reason()}
        onInput={setReason}
        error={problem()}
      />
      <Button type="submit" look={props.to === 'no' ? 'danger' : 'primary'} wide>
        {words.list.change[props.to]}
      </Button>
    </Form>
  );
}
