import './programme.css';
import { useSearchParams } from '@solidjs/router';
import { createMemo, createSignal, Match, Show, Switch } from 'solid-js';
import { yearOf } from '../../../../domain/kernel/day.ts';
import { Button } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { Spinner } from '../../../components/Progress.tsx';
import { Select } from '../../../components/Select.tsx';
import { createToday } from '../../../records/today.ts';
import { common } from '../../../words/common.ts';
import { FollowUps } from './FollowUps.tsx';
import { ProgrammeForm } from './ProgrammeForm.tsx';
import { ProgrammeView } from './ProgrammeView.tsx';
import { createProgrammes } from './programme-data.ts';
import { programme as words } from './words.ts';

/** 创建方案: the stages, tasks and units of a programme, plan against state on one page. */
export default function ProgrammePage() {
  const [address, setAddress] = useSearchParams<{ programme?: string }>();
  const today = createToday();
  const all = createProgrammes();
  const [adding, setAdding] = createSignal(false);
  const shown = createMemo(() => {
    const list = all() ?? [];
    const runs = ({ programme }: (typeof list)[number]) => programme.from <= today() && today() <= programme.to;
    return list.find(({ programme }) => programme.id === address.programme) ?? list.find(runs) ?? list[0];
  });
  return (
    <>
      <PageHeader title={words.title} />
      <Show when={(all()?.length ?? 0) > 1}>
        <div class="programme-stage-row no-print">
          <Select
            label={words.choose}
            value={shown()?.programme.id ?? ''}
            options={(all() ?? []).map(({ programme }) => ({ value: programme.id, label: programme.name }))}
            onInput={(id) => setAddress({ programme: id }, { replace: true })}
          />
        </div>
      </Show>
      <Switch fallback={<Spinner label={words.loading} />}>
        <Match when={all()?.length === 0}>
          <EmptyState
            icon="calendar"
            title={words.empty}
            action={
              <Button look="primary" icon="plus" onClick={() => setAdding(true)}>
                {words.add}
              </Button>
            }
          >
            {words.emptyHint}
          </EmptyState>
          <FollowUps />
        </Match>
        <Match when={shown()}>
          {(found) => (
            <ProgrammeView programme={found().programme} record={found().record} onNew={() => setAdding(true)} />
          )}
        </Match>
      </Switch>
      <Dialog open={adding()} onClose={() => setAdding(false)} title={words.add} closeLabel={common.action.close}>
        <ProgrammeForm record={undefined} year={yearOf(today())} isEmpty={false} onDone={() => setAdding(false)} />
      </Dialog>
    </>
  );
}
