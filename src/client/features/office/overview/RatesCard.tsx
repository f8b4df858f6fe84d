import { type JSX, Show } from 'solid-js';
import { wilson } from '../../../../domain/records/figure.ts';
import type { BoardQuery, BoardResponse } from '../../../../protocol/figures/board.ts';
import { Card } from '../../../components/Card.tsx';
import { office } from '../../../records/words/office.ts';
import { evidenceHref } from '../../../state/office-client.ts';
import { formatNumber, formatPercent } from '../../../words/format.ts';
import { amountOf } from './amounts.ts';

function Rate(props: { name: string; value: string | undefined; href: string; none: string; children: JSX.Element }) {
  return (
    <div class="rate">
      <span>{props.name}</span>
      <Show when={props.value} fallback={<p class="note">{props.none}</p>}>
        <a class="rate-value" href={props.href} aria-label={`${props.value}，${office.board.openEvidence(props.name)}`}>
          {props.value}
        </a>
        <p class="note">{props.children}</p>
      </Show>
    </div>
  );
}

/** Rates, each with its numerator and denominator; a rate without data is not shown. */
export function RatesCard(props: { board: BoardResponse; query: BoardQuery }) {
  const sum = (figure: Parameters<typeof amountOf>[1]) => amountOf(props.board.figures, figure).reported;
  const awareness = () => wilson(sum('survey.passed'), sum('survey.asked'));
  const pledged = () => props.board.pledged ?? { households: 0, of: 0, unlisted: 0 };
  const pledge = () => (pledged().of > 0 && pledged().households > 0 ? pledged().households / pledged().of : undefined);
  const percent = (share: number | undefined) => (share === undefined ? undefined : formatPercent(share));
  return (
    <Card title={office.board.rates}>
      <Rate
        name={office.board.awareness}
        value={percent(awareness()?.rate)}
        href={evidenceHref('survey.asked', props.query)}
        none={office.board.noSurvey}
      >
        {office.board.awarenessDetail(formatNumber(sum('survey.passed')), formatNumber(sum('survey.asked')))}
        <br />
        {office.board.interval(formatPercent(awareness()?.low ?? 0), formatPercent(awareness()?.high ?? 0))}
      </Rate>
      <Show when={sum('survey.selfAsked')}>
        {(asked) => (
          <p class="note">{office.board.selfTests(formatNumber(sum('survey.selfPassed')), formatNumber(asked()))}</p>
        )}
      </Show>
      <Rate
        name={office.board.pledge}
        value={percent(pledge())}
        href={evidenceHref('pledge.signed', props.query)}
        none={office.board.noPledge}
      >
        {office.board.pledgeDetail(formatNumber(pledged().households), formatNumber(pledged().of))}
        <Show when={pledged().unlisted}>
          {(count) => (
            <>
              <br />
              {office.board.pledgeMissing(formatNumber(count()))}
            </>
          )}
        </Show>
      </Rate>
    </Card>
  );
}
