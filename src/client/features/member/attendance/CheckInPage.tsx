import { useNavigate, useParams } from '@solidjs/router';
import { createSignal, Match, Show, Switch } from 'solid-js';
import { isTypedText, readCode } from '../../../../domain/attendance/code.ts';
import { readClock } from '../../../../domain/kernel/clock.ts';
import type { Id } from '../../../../domain/kernel/id.ts';
import type { Result } from '../../../../domain/kernel/result.ts';
import { createCheckIn } from '../../../attendance/check-in.ts';
import { attendance as words } from '../../../attendance/words.ts';
import { BottomBar } from '../../../components/BottomBar.tsx';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { Segmented } from '../../../components/Choices.tsx';
import { Form } from '../../../components/Form.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { createPlanned } from '../../../events/planned.ts';
import { failureText } from '../../../records/failure-text.ts';
import type { CommandFailure } from '../../../state/failures.ts';
import { formatTime } from '../../../words/format.ts';
import { lazyPart } from '../../../words/lazy-part.tsx';
import { NotedCard } from './NotedCard.tsx';

const Scanner = lazyPart(() => import('../../../attendance/Scanner.tsx'));

const ways = ['scan', 'type', 'leader'] as const;
type OfferedWay = (typeof ways)[number];

/** 到场登记: scanning the organizer's code, typing it, or asking the leader; all work without network. */
export default function CheckInPage() {
  const params = useParams<{ id: string }>();
  const navigate = useNavigate();
  const { shown } = createPlanned(() => params.id);
  const checkIn = createCheckIn(() => params.id);
  const [way, setWay] = createSignal<OfferedWay>('scan');
  const [noted, setNoted] = createSignal<{ readonly event: Id; readonly record: Id }>();
  const [problem, setProblem] = createSignal<string>();
  const [digits, setDigits] = createSignal('');
  const event = () => shown()?.event;
  const hasTyped = () => checkIn.mine().some(({ claim }) => claim.way === 'typed');
  const last = () => checkIn.mine().at(-1);

  async function keep(of: Id, saving: Promise<Result<{ readonly recordId: Id }, CommandFailure>>): Promise<void> {
    const done = await saving;
    setProblem(done.ok ? undefined : failureText(done.error));
    if (done.ok) setNoted({ event: of, record: done.value.recordId });
  }

  function onText(text: string): boolean {
    const code = readCode(text);
    if (!code) {
      setProblem(words.scan.other);
      return false;
    }
    setProblem(undefined);
    void keep(code.event, checkIn.scanned(code));
    return true;
  }

  function type(): void {
    const text = digits().replace(/\s/g, '');
    if (!isTypedText(text)) setProblem(words.type.wrong);
    else void keep(params.id, checkIn.typed(text));
  }

  return (
    <Page above="bar">
      <PageHeader
        title={words.title}
        overline={event()?.title}
        back={{ href: `/events/${params.id}`, label: words.back }}
      />
      <Show
        when={noted()}
        fallback={
          <>
            <Show when={event()?.phase === 'cancelled'}>
              <Notice tone="wait" icon="alert" title={words.cancelled}>
                {words.cancelledHint}
              </Notice>
            </Show>
            <Show when={last()}>
              {(known) => <Notice tone="ok" title={words.notedAt(formatTime(readClock(known().claim.created).wall))} />}
            </Show>
            <Switch>
              <Match when={way() === 'scan'}>
                <Scanner onText={onText} />
              </Match>
              <Match when={way() === 'type' && hasTyped()}>
                <Notice tone="wait" icon="info" title={words.type.again} />
              </Match>
              <Match when={way() === 'type'}>
                <Card>
                  <Form onSubmit={type}>
                    <TextField
                      label={words.type.label}
                      inputmode="numeric"
                      autocomplete="off"
                      maxlength={9}
                      value={digits()}
                      onInput={setDigits}
                    />
                    <Button type="submit" look="primary" big wide disabled={digits().replace(/\D/g, '').length < 7}>
                      {words.confirm}
                    </Button>
                  </Form>
                </Card>
              </Match>
              <Match when={way() === 'leader'}>
                <Notice tone="plain" icon="people" title={words.leader} />
              </Match>
            </Switch>
            <Show when={problem()}>{(what) => <Notice tone="bad" title={what()} />}</Show>
            <BottomBar>
              <Segmented
                label={words.ways}
                value={way()}
                onInput={(next) => {
                  setProblem(undefined);
                  setWay(next);
                }}
                options={ways.map((value) => ({ value, label: words.way[value] }))}
              />
              <p class="note">{words.voluntary}</p>
            </BottomBar>
          </>
        }
      >
        {(done) => (
          <>
            <NotedCard event={done().event} record={done().record} />
            <BottomBar>
              <Button look="primary" big onClick={() => navigate(`/events/${done().event}`, { replace: true })}>
                {words.done}
              </Button>
            </BottomBar>
          </>
        )}
      </Show>
    </Page>
  );
}
