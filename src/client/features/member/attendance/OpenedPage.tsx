import { useNavigate } from '@solidjs/router';
import { createSignal, Show } from 'solid-js';
import { readCode } from '../../../../domain/attendance/code.ts';
import type { Id } from '../../../../domain/kernel/id.ts';
import { createCheckIn } from '../../../attendance/check-in.ts';
import { attendance as words } from '../../../attendance/words.ts';
import { BottomBar } from '../../../components/BottomBar.tsx';
import { Button } from '../../../components/Button.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { failureText } from '../../../records/failure-text.ts';
import { lazyPart } from '../../../words/lazy-part.tsx';
import { NotedCard } from './NotedCard.tsx';

const Scanner = lazyPart(() => import('../../../attendance/Scanner.tsx'));

/**
 * The page that a phone's own camera opens with a code, which is in the fragment; one tap registers. Opened from the home
 * screen it has no code, and scans one.
 */
export default function OpenedPage() {
  const navigate = useNavigate();
  const [code, setCode] = createSignal(readCode(location.href));
  const checkIn = createCheckIn(() => code()?.event ?? '');
  const [noted, setNoted] = createSignal<Id>();
  const [problem, setProblem] = createSignal(!code() && location.hash ? words.noCode : undefined);
  const keep = async () => {
    const known = code();
    if (!known) return;
    const done = await checkIn.scanned(known);
    setProblem(done.ok ? undefined : failureText(done.error));
    if (done.ok) setNoted(done.value.recordId);
  };
  const onText = (text: string): boolean => {
    const read = readCode(text);
    setProblem(read ? undefined : words.scan.other);
    setCode(read);
    return read !== undefined;
  };
  return (
    <Page above={code() ? 'bar' : undefined}>
      <PageHeader title={words.title} back={{ href: '/events', label: words.toEvents }} />
      <Show
        when={code()}
        fallback={
          <>
            <p>{words.scanAny}</p>
            <Scanner onText={onText} />
            <Show when={problem()}>{(what) => <Notice tone="wait" icon="alert" title={what()} />}</Show>
          </>
        }
      >
        {(known) => (
          <Show
            when={noted()}
            fallback={
              <>
                <Notice tone="plain" icon="qr" title={words.opened} />
                <Show when={problem()}>{(what) => <Notice tone="bad" title={what()} />}</Show>
                <BottomBar>
                  <Button look="primary" big onClick={() => void keep()}>
                    {words.confirm}
                  </Button>
                  <p class="note">{words.voluntary}</p>
                </BottomBar>
              </>
            }
          >
            {(record) => (
              <>
                <NotedCard event={known().event} record={record()} />
                <BottomBar>
                  <Button look="primary" big onClick={() => navigate(`/events/${known().event}`, { replace: true })}>
                    {words.done}
                  </Button>
                </BottomBar>
              </>
            )}
          </Show>
        )}
      </Show>
    </Page>
  );
}
