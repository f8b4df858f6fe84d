import { createMemo, For, Show } from 'solid-js';
import { groupBy } from '../../../../domain/kernel/group-by.ts';
import { ALL_RECORDS, type BoardQuery, type BoardResponse, NONE } from '../../../../protocol/figures/board.ts';
import { Card } from '../../../components/Card.tsx';
import { Cells, type Coverage } from '../../../components/Cells.tsx';
import { office } from '../../../records/words/office.ts';
import { evidenceHref, toSearch } from '../../../state/office-client.ts';
import { common } from '../../../words/common.ts';
import { formatNumber, formatPercent } from '../../../words/format.ts';

/** Anchor of the card. */
export const COVERAGE = 'coverage';

const coverageOf = ({ records, verified }: BoardResponse['coverage'][number]): Coverage =>
  verified > 0 ? 'full' : records > 0 ? 'some' : 'none';

/** The address of the villages that were not reached, to give them as tasks. */
const coverageHref = ({ from, to, town }: BoardQuery): string =>
  `/office/coverage?${toSearch({ period: 'custom', from, to, town, show: 'none' })}`;

/** The villages reached as shares of households and of people, where the register knows them. */
function Shares(props: { coverage: BoardResponse['coverage'] }) {
  const share = (of: 'households' | 'population') => {
    const sum = (villages: BoardResponse['coverage']) => villages.reduce((all, each) => all + (each[of] ?? 0), 0);
    const all = sum(props.coverage);
    return all > 0 ? formatPercent(sum(props.coverage.filter(({ records }) => records > 0)) / all) : '';
  };
  const shares = () => office.board.coverageShares(share('households'), share('population'));
  const unlisted = () => props.coverage.filter(({ households }) => households === null).length;
  return (
    <Show when={shares()}>
      {(text) => (
        <p class="note">
          {office.board.coverageShareNote(text())}
          <Show when={unlisted()}>{(count) => office.board.coverageUnlisted(formatNumber(count()))}</Show>
        </p>
      )}
    </Show>
  );
}

/** Shows the villages by town, one cell each, linked to the village's records. Villages without a visit are named. */
export function CoverageCard(props: { board: BoardResponse; query: BoardQuery }) {
  const rows = createMemo(() => {
    const towns = new Map(props.board.towns.flatMap(({ id, name }) => (id && name ? [[id, name] as const] : [])));
    const townOf = ({ town }: BoardResponse['coverage'][number]) => (town && towns.get(town)) ?? office.board.noTown;
    const byTown = groupBy(props.board.coverage, townOf);
    return [...byTown].map(([label, villages]) => ({
      label,
      cells: villages.map((village) => ({
        label: village.name,
        coverage: coverageOf(village),
        href: village.records > 0 ? evidenceHref(ALL_RECORDS, props.query, { place: village.village }) : undefined,
      })),
      summary: `${villages.filter(({ records }) => records > 0).length}/${villages.length}`,
      missing: villages
        .filter(({ records }) => records === 0)
        .map(({ name }) => name)
        .join(office.separator),
    }));
  });
  const missing = () => rows().filter((row) => row.missing !== '');
  return (
    <Card id={COVERAGE} title={office.board.coverage}>
      <Show when={rows().length} fallback={<p class="note">{office.board.noVillages}</p>}>
        <Cells rows={rows()} words={common.coverage} />
      </Show>
      <Shares coverage={props.board.coverage} />
      <Show when={missing().length}>
        <div>
          <b>{office.board.coverageNone}</b>
          <For each={missing()}>{(row) => <p class="note">{office.board.inTown(row.label, row.missing)}</p>}</For>
          <a href={coverageHref(props.query)}>{office.board.coverageGive}</a>
        </div>
      </Show>
      <Show when={props.board.placeMissing > 0}>
        <p class="note">
          {office.board.placeMissing(formatNumber(props.board.placeMissing))}{' '}
          <a href={evidenceHref(ALL_RECORDS, props.query, { place: NONE })}>{office.ask.see}</a>
        </p>
      </Show>
    </Card>
  );
}
