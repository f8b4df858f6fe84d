import { Show } from 'solid-js';
import type { Day } from '../../../../domain/kernel/day.ts';
import type { BoardQuery } from '../../../../protocol/figures/board.ts';
import { Legend } from '../../../components/Legend.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { optionLabel } from '../../../records/kind-words.ts';
import { office } from '../../../records/words/office.ts';
import type { BoardAnswer } from '../../../state/office-client.ts';
import { CoverageCard } from './CoverageCard.tsx';
import { FigureTable } from './FigureTable.tsx';
import { GroupTable } from './GroupTable.tsx';
import { KpiRow } from './KpiRow.tsx';
import { MonthlyCard } from './MonthlyCard.tsx';
import { QuestionsCard } from './QuestionsCard.tsx';
import { RatesCard } from './RatesCard.tsx';
import { figureWords } from './words/figures.ts';

/** The district's figures, coverage, and questions about inconsistent data. */
export function BoardView(props: { board: BoardAnswer; query: BoardQuery; today: Day }) {
  return (
    <>
      <Show when={props.board.figures.length === 0}>
        <Notice tone="plain" title={office.board.empty}>
          {office.board.emptyHint}
        </Notice>
      </Show>
      <Show when={props.board.sentFigures > props.board.figures.length}>
        <p class="note">{office.board.newFigures}</p>
      </Show>
      <Legend words={figureWords.legend} />
      <KpiRow board={props.board} query={props.query} />
      <div class="side-by-side">
        <MonthlyCard board={props.board} query={props.query} today={props.today} />
        <CoverageCard board={props.board} query={props.query} />
      </div>
      <div class="side-by-side board-tables">
        <FigureTable figures={props.board.figures} query={props.query} />
        <div class="stack">
          <QuestionsCard board={props.board} query={props.query} />
          <RatesCard board={props.board} query={props.query} />
          <GroupTable
            title={office.board.towns}
            groups={props.board.towns}
            nameless={office.board.noTown}
            by="town"
            query={props.query}
          />
          <GroupTable
            title={office.board.squads}
            groups={props.board.squads}
            nameless={office.board.noSquad}
            by="squad"
            query={props.query}
          />
        </div>
      </div>
      <Show when={props.board.campaigns.some(({ id }) => id)}>
        <div class="side-by-side board-tables">
          <GroupTable
            title={office.board.campaigns}
            groups={props.board.campaigns}
            nameless={office.board.noCampaign}
            by="campaign"
            query={props.query}
          />
          <GroupTable
            title={office.board.occasions}
            groups={props.board.occasions.map(({ occasion, figures }) => ({
              id: occasion,
              name: occasion && optionLabel('campaign', 'occasion', occasion),
              figures,
            }))}
            nameless={office.board.noOccasion}
            by="occasion"
            query={props.query}
          />
        </div>
      </Show>
    </>
  );
}
