import { useParams, useSearchParams } from '@solidjs/router';
import { Match, Show, Switch } from 'solid-js';
import { type ActivityName, isActivityName } from '../../../../domain/records/kinds/index.ts';
import { may } from '../../../../domain/records/permission.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { useClient } from '../../../state/context.ts';
import { common } from '../../../words/common.ts';
import { EditRecord } from './EditRecord.tsx';
import { NewRecord } from './NewRecord.tsx';

function UnknownKind() {
  return (
    <Page>
      <PageHeader title={common.notFound.title} overline={common.product} />
      <EmptyState icon="search" title={common.notFound.detail} link={{ href: '/log', label: common.nav.today }} />
    </Page>
  );
}

/** Handles /log/:kind (a new record), with ?task=TASK for one that does a task, and /log/:kind?edit=RECORD. */
export default function LogPage() {
  const params = useParams();
  const [search] = useSearchParams();
  const { session } = useClient();
  const kind = (): ActivityName | undefined => {
    const name = params.kind;
    const role = session.identity()?.actor.role ?? 'volunteer';
    return isActivityName(name) && may(role, `write:${name}`) ? name : undefined;
  };
  const id = (name: 'edit' | 'task') => (typeof search[name] === 'string' ? search[name] : undefined);
  return (
    <Switch fallback={<UnknownKind />}>
      <Match when={kind() && id('edit')}>{(record) => <EditRecord id={record()} />}</Match>
      <Match when={kind()}>
        {(known) => (
          <Show keyed when={known()}>
            {(name) => <NewRecord kind={name} task={id('task')} />}
          </Show>
        )}
      </Match>
    </Switch>
  );
}
