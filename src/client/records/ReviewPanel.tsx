import { createSignal, Match, Show, Switch } from 'solid-js';
import { currentReview, type FoldedRecord } from '../../domain/records/record.ts';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Notice } from '../components/Notice.tsx';
import { SaveConfirmation } from '../components/SaveConfirmation.tsx';
import { useClient } from '../state/context.ts';
import { isBy } from '../state/records.ts';
import { useCommands } from '../state/use-commands.ts';
import { failureText } from './failure-text.ts';
import { ReturnForm } from './ReturnForm.tsx';
import { squad } from './words/squad.ts';

/** The buttons 核实 and 退回. The verdict applies to exactly the content on screen. */
export function ReviewPanel(props: { record: FoldedRecord }) {
  const { session } = useClient();
  const commands = useCommands();
  const [returning, setReturning] = createSignal(false);
  const [done, setDone] = createSignal<{ readonly judged: FoldedRecord; readonly words: string }>();
  const [failure, setFailure] = createSignal<string>();
  const own = () => isBy(props.record, session.identity()?.actor.member);
  const review = () => currentReview(props.record);

  async function judge(verdict: 'verified' | 'returned', reason?: string) {
    const judged = props.record;
    const result = await commands.review(judged.id, verdict, reason, judged);
    if (!result.ok) {
      setFailure(failureText(result.error));
      return;
    }
    setFailure(undefined);
    setReturning(false);
    setDone({ judged, words: verdict === 'verified' ? squad.review.verifiedNow : squad.review.returnedNow });
  }

  async function takeBack(judged: FoldedRecord) {
    const result = await commands.takeBackReview(judged);
    setFailure(result.ok ? undefined : failureText(result.error));
    if (result.ok) setDone(undefined);
  }

  return (
    <Card title={squad.review.title} class="no-print">
      <Switch>
        <Match when={review()?.verdict === 'verified'}>
          <p>{squad.review.isVerified}</p>
        </Match>
        <Match when={review()?.verdict === 'returned'}>
          <p>{squad.review.isReturned(review()?.reason ?? '')}</p>
        </Match>
      </Switch>
      <Show when={failure()}>
        {(words) => (
          <Notice tone="bad" title={squad.review.refused}>
            {words()}
          </Notice>
        )}
      </Show>
      <SaveConfirmation
        title={done()?.words}
        action={<Button onClick={() => void takeBack(done()?.judged ?? props.record)}>{squad.review.takeBack}</Button>}
      />
      <Show when={!own()} fallback={<p class="note">{squad.review.own}</p>}>
        <Show when={!done()}>
          <Show
            when={returning()}
            fallback={
              <div class="two">
                <Show when={review()?.verdict !== 'verified'}>
                  <Button look="primary" icon="check" onClick={() => void judge('verified')}>
                    {squad.review.verify}
                  </Button>
                </Show>
                <Show when={review()?.verdict !== 'returned'}>
                  <Button onClick={() => setReturning(true)}>{squad.review.return}</Button>
                </Show>
              </div>
            }
          >
            <ReturnForm onReturn={(reason) => void judge('returned', reason)} onCancel={() => setReturning(false)} />
          </Show>
        </Show>
      </Show>
    </Card>
  );
}
