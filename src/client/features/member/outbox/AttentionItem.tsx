import { createSignal, Show } from 'solid-js';
import { isActivityName, isLedgerName, kindOf } from '../../../../domain/records/kinds/index.ts';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { ConfirmDialog } from '../../../components/Dialog.tsx';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Pill } from '../../../components/Pill.tsx';
import { failureText } from '../../../records/failure-text.ts';
import type { Names } from '../../../records/names.ts';
import { refusalText } from '../../../records/refusal-text.ts';
import type { QueueItem } from '../../../state/queue.ts';
import { useCommands } from '../../../state/use-commands.ts';
import { common } from '../../../words/common.ts';
import { changeTitle } from './change-title.ts';
import { outbox as words } from './words.ts';

interface AttentionItemProps {
  readonly item: QueueItem;
  readonly names: Names;
  /** Called with a message for the page after an action. */
  readonly onDone: (said: string) => void;
}

/** A refused change with its reason and three actions: fix, send again, discard. */
export function AttentionItem(props: AttentionItemProps) {
  const commands = useCommands();
  const [asking, setAsking] = createSignal(false);
  const [problem, setProblem] = createSignal<string>();
  const change = () => props.item.change;
  /** The page that corrects it. A second record of what there is only once can but be withdrawn. */
  const fixHref = () => {
    const { kind, record, fields } = change();
    if (fields.deleted === true) return undefined;
    if (isActivityName(kind)) return `/log/${kind}?edit=${record}`;
    return isLedgerName(kind) && !kindOf(kind).joint ? `/records/${record}` : undefined;
  };
  const run = async (work: ReturnType<typeof commands.retryRefused>, said: string) => {
    const done = await work;
    setAsking(false);
    if (done.ok) props.onDone(said);
    else setProblem(failureText(done.error));
  };
  return (
    <Card>
      <div class="row outbox-head">
        <h3>{changeTitle(props.item, props.names)}</h3>
        <Pill tone="bad">{common.state.attention}</Pill>
      </div>
      <Show when={change().refusal}>{(refusal) => <p>{refusalText(refusal())}</p>}</Show>
      <Show when={problem()}>{(what) => <Notice tone="bad" title={what()} />}</Show>
      <div class="two">
        <Show when={fixHref()}>
          {(href) => (
            <LinkButton look="primary" href={href()}>
              {words.fix}
            </LinkButton>
          )}
        </Show>
        <Button onClick={() => void run(commands.retryRefused(change().id), words.resent)}>{words.resend}</Button>
        <Button look="quiet" onClick={() => setAsking(true)}>
          {words.drop}
        </Button>
      </div>
      <ConfirmDialog
        open={asking()}
        onClose={() => setAsking(false)}
        title={words.dropTitle}
        words={common.action}
        confirm={words.dropConfirm}
        onConfirm={() => void run(commands.withdrawRefused(change().id, true), words.dropped)}
      >
        <p>{words.dropDetail}</p>
      </ConfirmDialog>
    </Card>
  );
}
