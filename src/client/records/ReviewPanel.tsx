import { createSignal, Match, Show, Switch } from 'solid-js';
import { readLine } from '../../domain/reading/characters.ts';
import { MAX_REASON } from '../../domain/records/check-field.ts';
import { currentReview, type FoldedRecord } from '../../domain/records/record.ts';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Notice } from '../components/Notice.tsx';
import { SaveConfirmation } from '../components/SaveConfirmation.tsx';
import { TextArea } from '../components/TextArea.tsx';
import { useClient } from '../state/context.ts';
import { isBy } from '../state/records.ts';
import { useCommands } from '../state/use-commands.ts';
import { common } from '../words/common.ts';
import { failureText } from './failure-text.ts';
import { squad } from './words/squad.ts';

/** The buttons 核实 and 退回. The verdict applies to exactly the content on screen. */
export function ReviewPanel(props: {
  record: FoldedRecord;
  /** The record is not on this phone, so the verdict refers to the version that the server sent. */
  remote?: boolean | undefined;
}) {
  const { session } = useClient();
  const commands = useCommands();
  const [returning, setReturning] = createSignal(false);
  const [reason, setReason] = createSignal('');
  const [reasonError, setReasonError] = createSignal<string>();
  const [done, setDone] = createSignal<string>();
  const [failure, setFailure] = createSignal<string>();
  const own = () => isBy(props.record, session.identity()?.actor.member);
  const review = () => currentReview(props.record);

  async function judge(verdict: 'verified' | 'returned') {
    const words = verdict === 'returned' ? readLine(reason()) : undefined;
    const seen = props.remote ? props.record : undefined;
    const result = await commands.review(props.record.id, verdict, words, seen);
    if (!result.ok) {
      setFailure(failureText(result.error));
      return;
    }
    setFailure(undefined);
    setReturning(false);
    setDone(verdict === 'verified' ? squad.review.verifiedNow : squad.review.returnedNow);
  }

  const sendBack = () => {
    const length = [...readLine(reason())].length;
    const problem =
      length === 0 ? squad.review.reasonMissing : length > MAX_REASON ? squad.review.reasonLong : undefined;
    setReasonError(problem);
    if (!problem) void judge('returned');
  };

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
      <SaveConfirmation title={done()} />
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
            <TextArea
              label={squad.review.reason}
              hint={squad.review.reasonHint}
              error={reasonError()}
              required
              value={reason()}
              onInput={setReason}
              rows={3}
            />
            <div class="two">
              <Button look="primary" onClick={sendBack}>
                {squad.review.sendBack}
              </Button>
              <Button onClick={() => setReturning(false)}>{common.action.cancel}</Button>
            </div>
          </Show>
        </Show>
      </Show>
    </Card>
  );
}
