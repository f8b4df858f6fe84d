import { onMount, Show } from 'solid-js';
import type { Id } from '../../../../domain/kernel/id.ts';
import type { ActivityName } from '../../../../domain/records/kinds/index.ts';
import { BottomBar } from '../../../components/BottomBar.tsx';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { List } from '../../../components/List.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { kindName } from '../../../records/kind-words.ts';
import { createNames } from '../../../records/names.ts';
import { RecordLine } from '../../../records/RecordLine.tsx';
import { log } from '../../../records/words/log.ts';
import { createRecord } from '../../../state/records.ts';
import { createSyncStatus } from '../../../state/status.ts';
import { lazyPart } from '../../../words/lazy-part.tsx';

const InstallOffer = lazyPart(() => import('./InstallOffer.tsx'));

/** Shows the saved record with its live state (待发, then 已收到) and the next actions. */
export function Saved(props: {
  readonly id: Id;
  readonly kind: ActivityName;
  readonly onAgain?: (() => void) | undefined;
}) {
  let next: HTMLDivElement | undefined;
  const local = createRecord(() => props.id);
  const sync = createSyncStatus();
  const names = createNames(() => {
    const known = local();
    return known ? [known.record] : [];
  });
  onMount(() => {
    scrollTo(0, 0);
    next?.querySelector<HTMLElement>('.button')?.focus({ preventScroll: true });
  });
  return (
    <Page above="bar">
      <PageHeader title={kindName(props.kind)} />
      <Show when={local()}>
        {(known) => (
          <Card>
            <List>
              <RecordLine local={known()} names={names} sending={sync().sending} href={`/records/${props.id}`} />
            </List>
          </Card>
        )}
      </Show>
      <Show when={local()?.delivery === 'received'}>
        <InstallOffer />
      </Show>
      <BottomBar>
        <div ref={next} class="two">
          <Show
            when={props.onAgain}
            fallback={
              <LinkButton look="primary" big href={`/records/${props.id}`}>
                {log.toRecord}
              </LinkButton>
            }
          >
            {(again) => (
              <Button look="primary" big onClick={() => again()()}>
                {log.again}
              </Button>
            )}
          </Show>
          <LinkButton big href="/today">
            {log.toToday}
          </LinkButton>
        </div>
      </BottomBar>
    </Page>
  );
}
