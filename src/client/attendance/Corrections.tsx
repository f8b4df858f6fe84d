import { createMemo, createSignal, For, Show } from 'solid-js';
import { type Correction, correctionOf } from '../../domain/attendance/correction.ts';
import { readLine } from '../../domain/reading/characters.ts';
import { kinds } from '../../domain/records/kinds/registry.ts';
import { reachOf } from '../../domain/records/permission.ts';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Segmented } from '../components/Choices.tsx';
import { Form } from '../components/Form.tsx';
import { LinkButton } from '../components/LinkButton.tsx';
import { Notice } from '../components/Notice.tsx';
import { TextField } from '../components/TextField.tsx';
import { failureText } from '../records/failure-text.ts';
import { optionLabel } from '../records/kind-words.ts';
import { createNamesOf } from '../records/names.ts';
import { createToday } from '../records/today.ts';
import { useClient } from '../state/context.ts';
import { createReferences } from '../state/records.ts';
import { useCommands } from '../state/use-commands.ts';
import { attendance as words } from './words.ts';
import { createWorkdays, lampText } from './workdays.ts';

const MOST = 200;
const { options: outcomes } = kinds.correction.fields.outcome;

function Question(props: { readonly of: Correction; readonly title: string; readonly lamp: string }) {
  const { session } = useClient();
  const commands = useCommands();
  const [outcome, setOutcome] = createSignal<(typeof outcomes)[number]>('yes');
  const [reply, setReply] = createSignal('');
  const [problem, setProblem] = createSignal<string>();
  async function send(): Promise<void> {
    const line = readLine(reply());
    if (!line) return void setProblem(words.correction.replyMissing);
    const fields = { outcome: outcome(), reply: line, answeredBy: session.identity()?.actor.member ?? null };
    const done = await commands.editRecord(props.of.id, fields);
    setProblem(done.ok ? undefined : failureText(done.error));
  }
  return (
    <Form onSubmit={send}>
      <Notice tone="wait" icon="edit" title={props.title}>
        {props.of.ask}
      </Notice>
      <p class="note">{props.lamp}</p>
      <Segmented
        label={words.correction.answer}
        value={outcome()}
        options={outcomes.map((value) => ({ value, label: optionLabel('correction', 'outcome', value) }))}
        onInput={setOutcome}
      />
      <TextField
        label={words.correction.reply}
        hint={words.correction.replyHint}
        maxlength={MOST}
        value={reply()}
        onInput={setReply}
        error={problem()}
      />
      <div class="row">
        <Button type="submit" look="primary">
          {words.correction.sendReply}
        </Button>
        <LinkButton href={`/events/${props.of.event}/presence`}>{words.list.title}</LinkButton>
      </div>
    </Form>
  );
}

/** 更正申请 that wait for this member's answer, the most urgent first; nothing where there are none. */
export function Corrections() {
  const { session } = useClient();
  const today = createToday();
  const workdays = createWorkdays();
  const records = createReferences('correction');
  const open = createMemo(() => {
    const actor = session.identity()?.actor;
    const reach = reachOf(actor?.role ?? 'public', 'write:correction');
    if (!actor || (reach !== 'squad' && reach !== 'district')) return [];
    return (records() ?? [])
      .flatMap(({ record }) => correctionOf(record, workdays()) ?? [])
      .filter(({ outcome, member }) => outcome === undefined && member !== actor.member)
      .filter(({ squad }) => reach === 'district' || squad === (actor.squad ?? undefined))
      .sort((a, b) => (a.due < b.due ? -1 : 1));
  });
  const names = createNamesOf(() => open().flatMap(({ member, event }) => [member, event]));
  const titleOf = ({ member, event }: Correction) =>
    [names.name(member) ?? words.list.unknown, names.name(event)].filter(Boolean).join(' · ');
  return (
    <Show when={open().length}>
      <Card title={words.correction.title}>
        {/* By id, so that an answer being typed survives other records. */}
        <For each={open().map(({ id }) => id)}>
          {(id) => (
            <Show when={open().find((each) => each.id === id)}>
              {(of) => <Question of={of()} title={titleOf(of())} lamp={lampText(today(), of().due, workdays())} />}
            </Show>
          )}
        </For>
      </Card>
    </Show>
  );
}
