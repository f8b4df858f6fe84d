import { createFigureEdits } from '../../../figures/figure-edits.ts';
import './office.css';
import { useSearchParams } from '@solidjs/router';
import { createMemo, Show } from 'solid-js';
import { isId } from '../../../../domain/kernel/id.ts';
import { ALL_RECORDS, type EvidenceQuery, NONE } from '../../../../protocol/figures/board.ts';
import { Card } from '../../../components/Card.tsx';
import { Segmented } from '../../../components/Choices.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { definitionOf, nameOf } from '../../../figures/figure-text.ts';
import { optionLabel } from '../../../records/kind-words.ts';
import { createNamesOf, type Names } from '../../../records/names.ts';
import { office } from '../../../records/words/office.ts';
import { formatDay } from '../../../words/format.ts';
import { evidenceQuery } from './board-query.ts';
import { choiceWords } from './choices.ts';
import { EvidenceTable } from './EvidenceTable.tsx';

/** Describes the query's filters. */
function scopeWords(
  { from, to, town, squad, place, campaign, occasion, choice, figure }: EvidenceQuery,
  names: Names,
): string {
  const days = office.period.range(formatDay(from, 0), formatDay(to, 0));
  const words = (id: string | undefined, none: string) => (id === NONE ? none : names.place(id));
  return [
    days,
    words(town, office.board.noTown),
    words(squad, office.board.noSquad),
    words(place, office.evidence.noPlace),
    words(campaign, office.board.noCampaign),
    occasion === NONE ? office.board.noOccasion : occasion && optionLabel('campaign', 'occasion', occasion),
    choice !== undefined && figure !== ALL_RECORDS && choiceWords(figure, choice),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** The title: the figure whose records are listed. */
const titleOf = ({ figure }: EvidenceQuery): string =>
  figure === ALL_RECORDS ? office.evidence.records : office.evidence.title(nameOf(figure));

/** Lists the records behind a figure of the overview. */
export default function EvidencePage() {
  createFigureEdits();
  const [address, setAddress] = useSearchParams();
  const query = createMemo(() => evidenceQuery({ ...address }), undefined, {
    equals: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  });
  const names = createNamesOf(() => [query()?.town, query()?.squad, query()?.place, query()?.campaign].filter(isId));
  const back = { href: '/office', label: office.evidence.backToBoard };
  return (
    <Show
      when={query()}
      fallback={
        <>
          <PageHeader title={office.board.title} back={back} />
          <EmptyState
            icon="search"
            title={office.evidence.empty}
            action={<LinkButton href="/office">{office.evidence.backToBoard}</LinkButton>}
          >
            {office.evidence.wrong}
          </EmptyState>
        </>
      }
    >
      {(asked) => (
        <>
          <PageHeader title={titleOf(asked())} overline={scopeWords(asked(), names)} back={back} />
          <Show when={definitionOf(asked().figure)}>{(definition) => <p class="note">{definition()}</p>}</Show>
          <search class="no-print">
            <Segmented
              hideLabel
              label={office.filter.verified}
              value={asked().verified ?? 'all'}
              options={[
                { value: 'all', label: office.filter.allStates },
                { value: 'yes', label: office.filter.onlyVerified },
                { value: 'no', label: office.filter.onlyReported },
              ]}
              onInput={(verified) =>
                setAddress({ verified: verified === 'all' ? undefined : verified }, { replace: true })
              }
            />
          </search>
          <Card>
            <EvidenceTable query={asked()} sorted={address.sort !== undefined} />
          </Card>
        </>
      )}
    </Show>
  );
}
