import { createMemo, createSignal, For, Show } from 'solid-js';
import type { Work } from '../../../../domain/coverage/coverage.ts';
import { districtStages, type Stage } from '../../../../domain/coverage/growth-stages.ts';
import { yearOf } from '../../../../domain/kernel/day.ts';
import type { Id } from '../../../../domain/kernel/id.ts';
import { growthStages } from '../../../../domain/records/kinds/patrol.ts';
import { may } from '../../../../domain/records/permission.ts';
import type { FoldedRecord } from '../../../../domain/records/record.ts';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { DeskTable } from '../../../records/DeskTable.tsx';
import { optionLabel } from '../../../records/kind-words.ts';
import { createToday } from '../../../records/today.ts';
import { useClient } from '../../../state/context.ts';
import { createReferences } from '../../../state/records.ts';
import { formatDay } from '../../../words/format.ts';
import { placeRows } from './place-rows.ts';
import { StagesDialog } from './StagesDialog.tsx';
import { desk as words } from './words.ts';

interface VillageRow {
  readonly name: string;
  readonly town: string | undefined;
  /** The last patrol of each stage. */
  readonly last: ReadonlyMap<Stage, string>;
}

/** Lists each village with its last patrol of every growth stage. */
function villageRows(places: readonly FoldedRecord[], works: readonly Work[], town: Id | undefined): VillageRow[] {
  const byStage = growthStages.map(
    (stage) => [stage, placeRows(places, works, { form: 'village', town, work: 'patrol', stage })] as const,
  );
  const [first] = byStage;
  return (first?.[1] ?? []).map((row, n) => ({
    name: row.name,
    town: row.townName,
    last: new Map(byStage.flatMap(([stage, rows]) => (rows[n]?.reached ? [[stage, rows[n].reached.last]] : []))),
  }));
}

/** 踏查轮次: villages by growth stage, with the last patrol of each. */
export function StagesView(props: {
  readonly places: readonly FoldedRecord[];
  readonly works: readonly Work[];
  readonly town: Id | undefined;
  /** The address of the villages that a stage's patrols did not reach. */
  readonly hrefOf: (stage: Stage) => string;
}) {
  const today = createToday();
  const rows = () => villageRows(props.places, props.works, props.town);
  const { session } = useClient();
  const [editing, setEditing] = createSignal(false);
  const written = createReferences('growthStage');
  const stages = createMemo(() => districtStages((written() ?? []).map(({ record }) => record)));
  const mayEdit = () => may(session.identity()?.actor.role ?? 'public', 'write:growthStage');
  const label = (stage: Stage) => optionLabel('task', 'stage', stage);
  /** The name of a stage with its months, if the office wrote them. */
  const head = (stage: Stage) => {
    const months = stages().find((each) => each.stage === stage)?.months;
    const [from, to] = months?.map((month) => optionLabel('growthStage', 'from', month)) ?? [];
    return from && to ? words.stages.head(label(stage), from, to) : label(stage);
  };
  return (
    <Card>
      <p class="note">{words.stages.hint}</p>
      <div class="row no-print">
        <For each={growthStages}>
          {(stage) => (
            <LinkButton href={props.hrefOf(stage)}>
              {words.stages.left(label(stage), rows().filter(({ last }) => !last.has(stage)).length)}
            </LinkButton>
          )}
        </For>
        <Show when={mayEdit()}>
          <Button look="quiet" icon="edit" onClick={() => setEditing(true)}>
            {words.stages.edit}
          </Button>
        </Show>
      </div>
      <DeskTable
        heading
        caption={words.stages.title}
        fileName={words.stages.title}
        sortParam="sort"
        rows={rows()}
        columns={[
          { key: 'village', head: words.stages.village, rowHead: true, value: ({ name }) => name },
          { key: 'town', head: words.table.town, value: ({ town }) => town },
          ...growthStages.map((stage) => ({
            key: stage,
            head: head(stage),
            // On a phone, numbers have their heads beside them.
            number: true,
            value: ({ last }: VillageRow) => last.get(stage) ?? words.none,
            cell: ({ last }: VillageRow) => {
              const day = last.get(stage);
              return day ? formatDay(day, yearOf(today())) : <span class="coverage-none">{words.none}</span>;
            },
          })),
        ]}
      />
      <StagesDialog open={editing()} stages={stages()} onDone={() => setEditing(false)} />
    </Card>
  );
}
