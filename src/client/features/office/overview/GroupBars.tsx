import { useSearchParams } from '@solidjs/router';
import { createMemo } from 'solid-js';
import type { Figure } from '../../../../domain/records/kinds/index.ts';
import { type BoardQuery, type BoardResponse, NONE } from '../../../../protocol/figures/board.ts';
import { Segmented } from '../../../components/Choices.tsx';
import { compareNames } from '../../../records/compare-names.ts';
import { optionLabel } from '../../../records/kind-words.ts';
import { office } from '../../../records/words/office.ts';
import { evidenceHref } from '../../../state/office-client.ts';
import { AmountBars } from './AmountBars.tsx';
import { amountOf } from './amounts.ts';
import { figureWords as words } from './words/figures.ts';

const groupings = ['town', 'squad', 'campaign', 'occasion'] as const;
type By = (typeof groupings)[number];

interface Group {
  /** Null for records without a group. */
  readonly id: string | null;
  readonly name: string;
  readonly figures: BoardResponse['figures'];
}

const named = (groups: BoardResponse['towns'], nameless: string): Group[] =>
  groups.map(({ id, name, figures }) => ({ id, name: name ?? nameless, figures }));

function groupsBy(board: BoardResponse, by: By): Group[] {
  if (by === 'town') return named(board.towns, office.board.noTown);
  if (by === 'squad') return named(board.squads, office.board.noSquad);
  if (by === 'campaign') return named(board.campaigns, office.board.noCampaign);
  return board.occasions.map(({ occasion, figures }) => ({
    id: occasion,
    name: occasion ? optionLabel('campaign', 'occasion', occasion) : office.board.noOccasion,
    figures,
  }));
}

/** Sorts by name, never by figures: this is not a ranking. */
const byName = (a: Group, b: Group): number =>
  Number(a.id === null) - Number(b.id === null) || compareNames(a.name, b.name);

/** A figure by town, squad, campaign or occasion, each with its verified part and a link to its records. */
export function GroupBars(props: { figure: Figure; board: BoardResponse; query: BoardQuery }) {
  const [address, setAddress] = useSearchParams<{ by?: string }>();
  const by = () => groupings.find((each) => each === address.by) ?? 'town';
  const rows = createMemo(() =>
    groupsBy(props.board, by())
      .map((group) => ({ ...group, ...amountOf(group.figures, props.figure) }))
      .sort(byName)
      .map((row) => ({ ...row, href: evidenceHref(props.figure, props.query, { [by()]: row.id ?? NONE }) })),
  );
  return (
    <section class="stack">
      <Segmented
        label={words.groups}
        value={by()}
        onInput={(value) => setAddress({ by: value }, { replace: true })}
        options={groupings.map((value) => ({ value, label: words.by[value] }))}
      />
      <AmountBars figure={props.figure} rows={rows()} />
      <p class="note">{office.board.groupsNote}</p>
    </section>
  );
}
