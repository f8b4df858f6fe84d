import { onMount, Show } from 'solid-js';
import type { Id } from '../../../domain/kernel/id.ts';
import type { ActivityName } from '../../../domain/records/kinds/index.ts';
import { kindName } from '../../parts/kind-words.ts';
import { createNames } from '../../parts/names.ts';
import { RecordLine } from '../../parts/RecordLine.tsx';
import { createRecord } from '../../state/records.ts';
import { createSyncStatus } from '../../state/status.ts';
import { BottomBar } from '../../ui/BottomBar.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { List } from '../../ui/List.tsx';
import { Page } from '../../ui/Page.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { log } from '../../words/log.ts';

/** What was saved, as it stands from now on: 待发, then 已收到. And what to do next. */
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
