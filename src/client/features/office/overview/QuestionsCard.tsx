import { For, Show } from 'solid-js';
import { dayAt } from '../../../../domain/kernel/day.ts';
import { type FoldedRecord, textField } from '../../../../domain/records/record.ts';
import { ALL_RECORDS, type BoardQuery, type BoardResponse, NONE } from '../../../../protocol/figures/board.ts';
import { Card } from '../../../components/Card.tsx';
import { kindName } from '../../../records/kind-words.ts';
import { office } from '../../../records/words/office.ts';
import { evidenceHref } from '../../../state/office-client.ts';
import { createReferences } from '../../../state/records.ts';
import { formatDay, formatMoment, formatNumber, formatPercent } from '../../../words/format.ts';
import { COVERAGE } from './CoverageCard.tsx';
import { type Question, questionsOf, type Stock } from './questions.ts';

function stockOf(record: FoldedRecord): Stock {
  const { opening, printed } = record.fields;
  return {
    name: textField(record, 'name') ?? '',
    opening: typeof opening === 'number' ? opening : undefined,
    printed: typeof printed === 'number' ? printed : 0,
  };
}

/** A question with one link, or with a link for each record. */
type Shown = { readonly title: string; readonly hint: string } & (
  | { readonly href: string; readonly rows?: undefined }
  | { readonly rows: BoardResponse['unsureDates']['rows']; readonly href?: undefined }
);

function words(question: Question, query: BoardQuery, unsure: BoardResponse['unsureDates']): Shown {
  const n = formatNumber;
  switch (question.kind) {
    case 'stock': {
      const { handed, stock, unopened } = question;
      const hint = unopened.length ? office.ask.opening(unopened.join(office.separator)) : office.ask.stockHint;
      const href = evidenceHref('leaflet.distributed', query);
      return { title: office.ask.stock(n(handed), n(stock)), hint, href };
    }
    case 'pledgeLow': {
      const title = office.ask.pledgeLow(formatPercent(question.rate));
      return { title, hint: office.ask.pledgeLowHint, href: evidenceHref('pledge.signed', query) };
    }
    case 'pledgeOver': {
      const title = office.ask.pledgeOver(n(question.signed), n(question.asked));
      return { title, hint: office.ask.pledgeOverHint, href: evidenceHref('pledge.signed', query) };
    }
    case 'unsureDates':
      return {
        title: office.ask.unsureDates(n(question.records)),
        hint: office.ask.unsureDatesHint,
        rows: unsure.rows,
      };
    case 'noPlace': {
      const href = evidenceHref(ALL_RECORDS, query, { place: NONE });
      return { title: office.ask.noPlace(n(question.records)), hint: office.ask.noPlaceHint, href };
    }
    case 'uncovered': {
      const title = office.ask.uncovered(n(question.villages.length));
      return { title, hint: office.ask.uncoveredHint, href: `#${COVERAGE}` };
    }
  }
}

const see = (href: string): string => (href.startsWith('#') ? office.ask.seeVillages : office.ask.see);

/** 需要核对: inconsistencies to clear up before the figures are used. */
export function QuestionsCard(props: { board: BoardResponse; query: BoardQuery }) {
  const materials = createReferences('material');
  const questions = () =>
    questionsOf(
      props.board,
      props.query,
      (materials() ?? []).map(({ record }) => stockOf(record)),
    ).map((question) => words(question, props.query, props.board.unsureDates));
  return (
    <Card title={office.ask.title(questions().length)}>
      <Show
        when={questions().length}
        fallback={
          <p>
            {office.ask.none} <span class="note">{office.ask.noneHint}</span>
          </p>
        }
      >
        <ul class="questions">
          <For each={questions()}>
            {(question) => (
              <li>
                <b>{question.title}</b>
                <p class="note">
                  {question.hint}
                  <Show when={question.href}>
                    {(href) => (
                      <>
                        {' '}
                        <a href={href()} aria-label={office.ask.seeWhat(see(href()), question.title)}>
                          {see(href())}
                        </a>
                      </>
                    )}
                  </Show>
                </p>
                <For each={question.rows}>
                  {(row) => (
                    <p class="note">
                      <a href={`/office/records/${row.record}`}>
                        {office.ask.unsureDate(
                          row.memberName ?? '',
                          kindName(row.kind),
                          formatDay(row.day, 0),
                          formatMoment(row.received, dayAt(row.received)),
                        )}
                      </a>
                    </p>
                  )}
                </For>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </Card>
  );
}
