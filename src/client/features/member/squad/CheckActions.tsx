import './squad.css';
import { createSignal, Match, Show, Switch } from 'solid-js';
import { currentReview, type FoldedRecord, isDateUnsure } from '../../../../domain/records/record.ts';
import { Button } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { ReturnForm } from '../../../records/ReturnForm.tsx';
import { squad } from '../../../records/words/squad.ts';
import { useClient } from '../../../state/context.ts';
import { isBy } from '../../../state/records.ts';
import { common } from '../../../words/common.ts';
import type { Verdict } from './verdicts.ts';

/** The buttons 退回 and 核实无误. There are none while the date is unsure; for the leader's own work there is a note. */
export function CheckActions(props: {
  readonly record: FoldedRecord;
  readonly disabled: boolean;
  readonly onJudge: (verdict: Verdict, reason?: string) => void;
}) {
  const { session } = useClient();
  const [isReturning, setReturning] = createSignal(false);
  const review = () => currentReview(props.record);
  const own = () => isBy(props.record, session.identity()?.actor.member);
  return (
    <Show when={!isDateUnsure(props.record)}>
      <div class="verdict-actions">
        <Switch>
          <Match when={own()}>
            <p class="note">{squad.review.own}</p>
          </Match>
          <Match when={review()?.verdict === 'verified'}>
            <p class="note">{squad.review.isVerified}</p>
          </Match>
          <Match when={review()?.verdict === 'returned'}>
            <p class="note">{squad.review.isReturned(review()?.reason ?? '')}</p>
          </Match>
        </Switch>
        <Show when={!own()}>
          <Show when={review()?.verdict !== 'returned'}>
            <Button big disabled={props.disabled} onClick={() => setReturning(true)}>
              {squad.review.return}
            </Button>
          </Show>
          <Show when={review()?.verdict !== 'verified'}>
            <Button look="primary" big disabled={props.disabled} onClick={() => props.onJudge('verified')}>
              {squad.review.verify}
            </Button>
          </Show>
        </Show>
      </div>
      <Dialog
        open={isReturning()}
        onClose={() => setReturning(false)}
        title={squad.review.return}
        closeLabel={common.action.close}
      >
        <ReturnForm
          onReturn={(reason) => {
            setReturning(false);
            props.onJudge('returned', reason);
          }}
          onCancel={() => setReturning(false)}
        />
      </Dialog>
    </Show>
  );
}
