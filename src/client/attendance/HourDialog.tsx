import { createSignal, For, Show } from 'solid-js';
import { readLine } from '../../domain/reading/characters.ts';
import type { OwnClaim } from '../../protocol/attendance/mine.ts';
import { Button } from '../components/Button.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { Facts } from '../components/Facts.tsx';
import { Form } from '../components/Form.tsx';
import { LinkButton } from '../components/LinkButton.tsx';
import { Notice } from '../components/Notice.tsx';
import { TextArea } from '../components/TextArea.tsx';
import { failureText } from '../records/failure-text.ts';
import { optionLabel } from '../records/kind-words.ts';
import { useClient } from '../state/context.ts';
import { createReferences } from '../state/records.ts';
import { useCommands } from '../state/use-commands.ts';
import { common } from '../words/common.ts';
import { formatDay } from '../words/format.ts';
import { attendance as words } from './words.ts';

const MOST = 200;

/** Reads the corrections of an hour: those that the server told, and those that wait on this phone. */
function createAsked(claim: () => OwnClaim) {
  const local = createReferences('correction', () => claim().event);
  return () => {
    const known = claim().corrections;
    const told = new Set(known.map(({ ask }) => ask));
    const waiting = (local() ?? [])
      .filter(({ record }) => record.fields.claim === claim().claim)
      .map(({ record }) => String(record.fields.ask))
      .filter((ask) => !told.has(ask));
    return { known, waiting };
  };
}

function Hour(props: { readonly claim: OwnClaim; readonly state: string; readonly why: string }) {
  const { session } = useClient();
  const commands = useCommands();
  const asked = createAsked(() => props.claim);
  const [ask, setAsk] = createSignal('');
  const [problem, setProblem] = createSignal<string>();
  const isOpen = () => asked().waiting.length > 0 || asked().known.some(({ outcome }) => outcome === null);
  async function send(): Promise<void> {
    const actor = session.identity()?.actor;
    const line = readLine(ask());
    if (!line) setProblem(words.correction.missing);
    if (!line || !actor) return;
    const { claim, event } = props.claim;
    const fields = { claim, event, member: actor.member, squad: actor.squad, ask: line };
    const done = await commands.createRecord('correction', fields);
    setProblem(done.ok ? undefined : failureText(done.error));
    if (done.ok) setAsk('');
  }
  return (
    <div class="stack">
      <Facts
        facts={[
          {
            label: words.list.way,
            value: [optionLabel('attendance', 'way', props.claim.way), props.claim.enteredBy]
              .filter(Boolean)
              .join(' · '),
          },
          { label: words.list.state, value: [props.state, props.why].filter(Boolean).join(' · ') },
          ...(props.claim.ruledBy === null && props.claim.because === null
            ? []
            : [
                {
                  label: words.list.ruled,
                  value: [props.claim.ruledBy, props.claim.because].filter(Boolean).join(' · '),
                },
              ]),
        ]}
      />
      <LinkButton href={`/events/${props.claim.event}`}>{words.correction.event}</LinkButton>
      <For each={asked().known}>
        {(each) => (
          <Notice tone={each.outcome === null ? 'wait' : 'plain'} icon="edit" title={words.correction.asked(each.ask)}>
            {each.outcome === null
              ? words.correction.due(formatDay(each.due))
              : [optionLabel('correction', 'outcome', each.outcome), each.reply, each.answeredBy]
                  .filter(Boolean)
                  .join(' · ')}
          </Notice>
        )}
      </For>
      <For each={asked().waiting}>
        {(text) => (
          <Notice tone="wait" icon="edit" title={words.correction.asked(text)}>
            {words.correction.saved}
          </Notice>
        )}
      </For>
      <Show when={!isOpen()}>
        <Form onSubmit={send}>
          <TextArea
            label={words.correction.ask}
            hint={words.correction.hint}
            rows={3}
            maxlength={MOST}
            value={ask()}
            onInput={setAsk}
            error={problem()}
          />
          <Button type="submit" wide>
            {words.correction.send}
          </Button>
        </Form>
      </Show>
    </div>
  );
}

/** An own hour: how it came about, and 更正申请 against it. */
export function HourDialog(props: {
  readonly claim: OwnClaim | undefined;
  readonly stateText: (of: OwnClaim) => string;
  readonly whyText: (of: OwnClaim) => string;
  readonly onClose: () => void;
}) {
  return (
    <Dialog
      open={props.claim !== undefined}
      onClose={() => props.onClose()}
      title={props.claim?.title ?? words.mine.unknownEvent}
      closeLabel={common.action.close}
    >
      <Show when={props.claim}>
        {(claim) => <Hour claim={claim()} state={props.stateText(claim())} why={props.whyText(claim())} />}
      </Show>
    </Dialog>
  );
}
