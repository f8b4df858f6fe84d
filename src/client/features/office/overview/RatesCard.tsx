import { type JSX, Show } from 'solid-js';
import { awarenessOf, LEAST_PEOPLE, surveySamples } from '../../../../domain/figures/awareness.ts';
import { entryFor } from '../../../../domain/figures/catalogue.ts';
import { wilson } from '../../../../domain/records/figure.ts';
import type { BoardQuery, BoardResponse } from '../../../../protocol/figures/board.ts';
import { Card } from '../../../components/Card.tsx';
import { Pill } from '../../../components/Pill.tsx';
import { office } from '../../../records/words/office.ts';
import { evidenceHref } from '../../../state/office-client.ts';
import { formatNumber, formatPercent } from '../../../words/format.ts';
import { amountOf } from './amounts.ts';
import { figureWords as words } from './words/figures.ts';

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
  const bound = (entryFor('awareness.public')?.bound?.value ?? 100) / 100;
  const awareness = () =>
    awarenessOf(
      surveySamples(props.board.surveys, { asked: sum('survey.asked'), passed: sum('survey.passed') }),
      bound,
    );
  // Counts of a few people make no rate.
  const isRate = () => sum('survey.asked') >= LEAST_PEOPLE;
  /** Of those who answered by themselves, apart from those who were asked. */
  const selfInterval = () =>
    sum('survey.selfAsked') >= LEAST_PEOPLE ? wilson(sum('survey.selfPassed'), sum('survey.selfAsked')) : undefined;
  const pledged = () => props.board.pledged ?? { households: 0, of: 0, unlisted: 0 };
  const pledge = () => (pledged().of > 0 && pledged().households > 0 ? pledged().households / pledged().of : undefined);
  const percent = (share: number | undefined) => (share === undefined ? undefined : formatPercent(share));
  return (
    <Card title={office.board.rates}>
      <Rate
        name={office.board.awareness}
        value={isRate() ? percent(awareness()?.rate) : awareness() && words.awareness.few}
        href={evidenceHref('survey.asked', props.query)}
        none={office.board.noSurvey}
      >
        {office.board.awarenessDetail(formatNumber(sum('survey.passed')), formatNumber(sum('survey.asked')))}
        <br />
        <Show when={isRate()} fallback={words.awareness.noRate(formatNumber(LEAST_PEOPLE))}>
          {office.board.interval(formatPercent(awareness()?.low ?? 0), formatPercent(awareness()?.high ?? 0))}
          <Show when={awareness()?.by === 'places'}> · {words.awareness.byPlaces}</Show>
          <br />
          <Show when={awareness()?.state}>
            {(state) => (
              <Pill tone={state() === 'reached' ? 'ok' : 'wait'}>
                {words.awareness.states[state()]} {words.awareness.bound(formatPercent(bound))}
              </Pill>
            )}
          </Show>
        </Show>
      </Rate>
      <Show when={sum('survey.selfAsked')}>
        {(asked) => (
          <p class="note">
            {office.board.selfTests(formatNumber(sum('survey.selfPassed')), formatNumber(asked()))}
            <Show when={selfInterval()}>
              {(known) => (
                <>
                  <br />
                  {office.board.selfInterval(formatPercent(known().low), formatPercent(known().high))}
                </>
              )}
            </Show>
          </p>
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
