import { createMemo, createSignal, Match, Show, Switch } from 'solid-js';
import { yearOf } from '../../../../domain/kernel/day.ts';
import {
  deadlinesOutside,
  type Programme,
  type ProgrammeTask,
  type ProgrammeUnit,
} from '../../../../domain/programme/plan.ts';
import { progressId } from '../../../../domain/records/kinds/progress.ts';
import type { FoldedRecord } from '../../../../domain/records/record.ts';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { Legend } from '../../../components/Legend.tsx';
import { Menu } from '../../../components/Menu.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Spinner } from '../../../components/Progress.tsx';
import { createPrinting } from '../../../components/printing.ts';
import { TableExport } from '../../../components/TableExport.tsx';
import { createToday } from '../../../records/today.ts';
import { common } from '../../../words/common.ts';
import { desk } from '../../../words/desk.ts';
import { formatNumber } from '../../../words/format.ts';
import { AimCards } from './AimCards.tsx';
import { CellForm } from './CellForm.tsx';
import { FollowUps } from './FollowUps.tsx';
import { Grid, TaskList } from './Grid.tsx';
import { createGridRoom } from './grid-room.ts';
import { ProgrammeForm } from './ProgrammeForm.tsx';
import { createProgrammeData, evidenceHref } from './programme-data.ts';
import { StageBar } from './StageBar.tsx';
import { sheetColumns, sheetRows } from './sheet.ts';
import { TaskForm } from './TaskForm.tsx';
import { UnitForm } from './UnitForm.tsx';
import { programme as words } from './words.ts';

/** The dialog that is open. Without an id it is for a new unit or task. */
type Open =
  | { readonly of: 'programme' }
  | { readonly of: 'unit'; readonly id?: string }
  | { readonly of: 'task'; readonly id?: string }
  | { readonly of: 'cell'; readonly task: ProgrammeTask; readonly unit: ProgrammeUnit };

/** A programme: its stages, its tasks by unit, what is to be put right, and its aims. */
export function ProgrammeView(props: {
  readonly programme: Programme;
  readonly record: FoldedRecord;
  readonly onNew: () => void;
}) {
  const today = createToday();
  const printing = createPrinting();
  const data = createProgrammeData(() => props.programme, today);
  const room = createGridRoom(() => data.units().length);
  const [open, setOpen] = createSignal<Open>();
  const close = () => setOpen(undefined);
  const outside = createMemo(() => deadlinesOutside(props.programme, data.tasks()));
  const outsideIds = createMemo(() => new Set(outside().map(({ task }) => task.id)));
  const overdue = () => data.rows().reduce((sum, row) => sum + row.overdue, 0);
  const as = <Of extends Open['of']>(of: Of): Extract<Open, { of: Of }> | undefined => {
    const now = open();
    return now?.of === of ? (now as Extract<Open, { of: Of }>) : undefined;
  };
  const title = () => {
    const now = open();
    if (now?.of === 'cell') return `${now.unit.name} · ${now.task.name}`;
    if (now?.of === 'unit') return data.units().find(({ id }) => id === now.id)?.name ?? words.addUnit;
    if (now?.of === 'task') return data.tasks().find(({ id }) => id === now.id)?.name ?? words.addTask;
    return words.edit;
  };
  const grid = () => ({
    rows: data.rows(),
    units: data.units(),
    outside: outsideIds(),
    today: today(),
    onUnit: ({ id }: ProgrammeUnit) => setOpen({ of: 'unit', id }),
    onTask: ({ id }: ProgrammeTask) => setOpen({ of: 'task', id }),
    onCell: (task: ProgrammeTask, unit: ProgrammeUnit) => setOpen({ of: 'cell', task, unit }),
  });
  return (
    <>
      <div class="row no-print">
        <Button look="primary" icon="plus" onClick={() => setOpen({ of: 'task' })}>
          {words.addTask}
        </Button>
        <Button icon="plus" onClick={() => setOpen({ of: 'unit' })}>
          {words.addUnit}
        </Button>
        <Menu
          label={words.more}
          icon="edit"
          items={[
            { label: words.edit, icon: 'edit', onChoose: () => setOpen({ of: 'programme' }) },
            { label: words.add, icon: 'plus', onChoose: () => props.onNew() },
          ]}
        />
        <TableExport
          file={{ name: `${props.programme.name}-${today()}` }}
          columns={sheetColumns(props.programme, data.units())}
          rows={sheetRows(data.rows())}
          words={desk.table}
        />
      </div>
      <Show when={data.isOffline()}>
        <Notice tone="wait" title={words.offline} />
      </Show>
      <Show when={outside().length}>
        {(count) => (
          <Notice tone="wait" title={words.outsideNotice(formatNumber(count()))}>
            {words.outsideHint(
              outside()
                .map(({ task }) => task.name)
                .join(words.comma),
            )}
          </Notice>
        )}
      </Show>
      <Card>
        <div class="programme-top">
          <h2>{props.programme.name}</h2>
          <Legend words={words.legend} />
        </div>
        <StageBar programme={props.programme} rows={data.rows()} today={today()} />
      </Card>
      <Show when={data.isReady()} fallback={<Spinner label={words.loading} />}>
        <Show
          when={data.tasks().length}
          fallback={
            <EmptyState icon="records" title={words.noTasks}>
              {words.noTasksHint}
            </EmptyState>
          }
        >
          <div ref={room.watch}>
            <Show when={room.fits() || printing()} fallback={<TaskList {...grid()} />}>
              <Card>
                <Grid {...grid()} />
              </Card>
            </Show>
          </div>
          <p class="note">
            {words.about}{' '}
            <Show when={overdue()}>{(count) => <b class="overdue">{words.late(formatNumber(count()))}</b>}</Show>
          </p>
        </Show>
        <FollowUps />
        <AimCards programme={props.programme} aims={data.aims()} isOffline={data.isOffline()} />
      </Show>
      <Dialog open={open() !== undefined} onClose={close} title={title()} closeLabel={common.action.close}>
        <Switch>
          <Match when={as('programme')}>
            <ProgrammeForm
              record={props.record}
              year={yearOf(today())}
              isEmpty={!data.tasks().length && !data.units().length}
              onDone={close}
            />
          </Match>
          <Match when={as('unit')}>
            {(now) => (
              <UnitForm
                record={data.unitRecords().find(({ id }) => id === now().id)}
                programme={props.programme.id}
                towns={data.towns()}
                onDone={close}
              />
            )}
          </Match>
          <Match when={as('task')}>
            {(now) => (
              <TaskForm
                record={data.taskRecords().find(({ id }) => id === now().id)}
                programme={props.programme}
                units={data.units()}
                onDone={close}
              />
            )}
          </Match>
          <Match when={as('cell')}>
            {(now) => (
              <Show
                when={data
                  .rows()
                  .find(({ task }) => task.id === now().task.id)
                  ?.cells.get(now().unit.id)}
              >
                {(cell) => (
                  <CellForm
                    task={now().task}
                    unit={now().unit}
                    cell={cell()}
                    counted={data.countedOf(now().task, now().unit)}
                    evidence={evidenceHref(props.programme, now().task, now().unit)}
                    record={data.said().get(progressId(now().task.id, now().unit.id))}
                    today={today()}
                    onDone={close}
                  />
                )}
              </Show>
            )}
          </Match>
        </Switch>
      </Dialog>
    </>
  );
}
