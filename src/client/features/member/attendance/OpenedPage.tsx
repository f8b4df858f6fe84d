import { useNavigate } from '@solidjs/router';
import { createSignal, Show } from 'solid-js';
import { readCode } from '../../../../domain/attendance/code.ts';
import type { Id } from '../../../../domain/kernel/id.ts';
import { createCheckIn } from '../../../attendance/check-in.ts';
import { attendance as words } from '../../../attendance/words.ts';
import { BottomBar } from '../../../components/BottomBar.tsx';
import { Button } from '../../../components/Button.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { failureText } from '../../../records/failure-text.ts';
import { NotedCard } from './NotedCard.tsx';

/** The page that a phone's own camera opens with a code. The code is in the fragment; one tap registers. */
export default function OpenedPage() {
  const navigate = useNavigate();
  const text = location.href;
  const code = readCode(text);
  const checkIn = createCheckIn(() => code?.event ?? '');
  const [noted, setNoted] = createSignal<Id>();
  const [problem, setProblem] = createSignal<string>();
  const keep = async () => {
    if (!code) return;
    const done = await checkIn.scanned(code);
    setProblem(done.ok ? undefined : failureText(done.error));
    if (done.ok) setNoted(done.value.recordId);
  };
  return (
    <Page above={code ? 'bar' : undefined}>
      <PageHeader title={words.title} back={{ href: '/events', label: words.toEvents }} />
      <Show
        when={code}
        fallback={
          <EmptyState icon="qr" title={words.noCode} link={{ href: '/events', label: words.toEvents }}>
            {words.noCodeHint}
          </EmptyState>
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
