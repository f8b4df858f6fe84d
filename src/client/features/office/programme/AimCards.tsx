import { type JSX, Show } from 'solid-js';
import type { Verdict } from '../../../../domain/programme/aims.ts';
import type { Programme } from '../../../../domain/programme/plan.ts';
import { Card } from '../../../components/Card.tsx';
import { toSearch } from '../../../state/office-client.ts';
import { formatNumber, formatPercent } from '../../../words/format.ts';
import type { ProgrammeData } from './programme-data.ts';
import { programme as words } from './words.ts';

/** One aim: the state against the plan, as a number and a bar with a mark where the plan is. */
function Aim(props: {
  readonly name: string;
  readonly plan: string;
  readonly value: string | undefined;
  readonly more?: string | undefined;
  /** From 0 to 100. */
  readonly percent: number | undefined;
  readonly aim: number;
  readonly verdict: Verdict;
  readonly children: JSX.Element;
}) {
  return (
    <Card class="programme-aim">
      <p class="programme-aim-head">
        <b>{props.name}</b>
        <span class="note">{props.plan}</span>
      </p>
      <p class="programme-aim-value">
        <Show when={props.value} fallback={<span class="programme-undecided">{words.missing}</span>}>
          {(value) => <b>{value()}</b>}
        </Show>
        <Show when={props.more}>{(more) => <span>{more()}</span>}</Show>
        <span class={`pill ${props.verdict === 'reached' ? 'ok' : 'wait'}`}>{words.verdicts[props.verdict]}</span>
      </p>
      <div class="programme-aim-bar" aria-hidden="true">
        <i style={{ width: `${Math.min(100, props.percent ?? 0)}%` }} />
        <b style={{ 'inset-inline-start': `${props.aim}%` }} />
      </div>
      <p class="note">{props.children}</p>
    </Card>
  );
}

/** The three aims of a programme, plan against state. */
export function AimCards(props: {
  readonly programme: Programme;
  readonly aims: ReturnType<ProgrammeData['aims']>;
  readonly isOffline: boolean;
}) {
  const period = () => ({ from: props.programme.from, to: props.programme.to });
  const stateHref = (figure: string) =>
    `/office/statements?${toSearch({ add: figure, of: props.programme.to.slice(0, 4) })}`;
  const named = () => props.aims.named;
  const people = () => props.aims.people;
  const pupils = () => props.aims.pupils;
  const pupilsVerdict = (): Verdict => {
    const percent = pupils().percent;
    return percent === undefined ? 'unknown' : percent >= pupils().plan ? 'reached' : 'below';
  };
  const percent = (value: number) => formatPercent(value / 100);
  return (
    <div class="programme-aims">
      <Aim
        name={words.aims.named}
        plan={words.aims.plan(percent(named().plan))}
        value={
          named().done === undefined ? undefined : `${formatNumber(named().done ?? 0)} / ${formatNumber(named().all)}`
        }
        more={named().rate === undefined ? undefined : formatPercent(named().rate ?? 0)}
        percent={(named().rate ?? 0) * 100}
        aim={named().plan}
        verdict={named().verdict}
      >
        <Show when={named().done !== undefined} fallback={<a href={stateHref('town.named')}>{words.aims.fillNamed}</a>}>
          <Show when={named().lacking} fallback={words.aims.enough}>
            {(lacking) => words.aims.lacking(formatNumber(lacking()))}
          </Show>{' '}
          <a href={stateHref('town.named')}>{words.aims.source}</a>
        </Show>
      </Aim>
      <Aim
        name={words.aims.people}
        plan={`≥ ${percent(people().plan)}`}
        value={people().rate === undefined ? undefined : formatPercent(people().rate ?? 0)}
        percent={(people().rate ?? 0) * 100}
        aim={people().plan}
        verdict={people().verdict}
      >
        <Show when={people().low} fallback={props.isOffline ? words.cell.offline : words.aims.noSurvey}>
          {(low) => words.aims.sample(formatNumber(people().asked), formatPercent(low()))}
        </Show>{' '}
        <a href={`/office/evidence?${toSearch({ figure: 'survey.asked', ...period() })}`}>{words.cell.open}</a>
      </Aim>
      <Aim
        name={words.aims.pupils}
        plan={percent(pupils().plan)}
        value={pupils().percent === undefined ? undefined : percent(pupils().percent ?? 0)}
        percent={pupils().percent}
        aim={pupils().plan}
        verdict={pupilsVerdict()}
      >
        <Show
          when={pupils().percent !== undefined}
          fallback={<a href={stateHref('awareness.pupils')}>{words.aims.fillPupils}</a>}
        >
          {words.aims.stated} <a href={stateHref('awareness.pupils')}>{words.aims.source}</a>
        </Show>
      </Aim>
    </div>
  );
}
