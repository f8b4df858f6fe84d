import { For, Show } from 'solid-js';
import { type Figure, figures } from '../../../../domain/records/kinds/index.ts';
import type { BoardQuery, BoardResponse } from '../../../../protocol/figures/board.ts';
import { Kpi } from '../../../components/Kpi.tsx';
import { Meter } from '../../../components/Meter.tsx';
import { figureName } from '../../../records/kind-labels.ts';
import { unitWord } from '../../../records/kind-words.ts';
import { office } from '../../../records/words/office.ts';
import { evidenceHref } from '../../../state/office-client.ts';
import { formatAmount, formatNumber } from '../../../words/format.ts';
import { amountOf } from './amounts.ts';
import { COVERAGE } from './CoverageCard.tsx';

const main = ['leaflet.distributed', 'event.held', 'event.consultation'] as const satisfies readonly Figure[];

const MAX_NAMED = 2;

function uncoveredWords(coverage: BoardResponse['coverage']): string {
  const names = coverage.filter(({ records }) => records === 0).map(({ name }) => name);
  if (coverage.length === 0) return office.board.noVillages;
  if (names.length === 0) return office.board.allCovered;
  const shown = names.slice(0, MAX_NAMED).join(office.separator);
  const isAll = names.length <= MAX_NAMED;
  return isAll ? office.board.uncovered(shown) : office.board.uncoveredMany(shown, names.length);
}

/** A part of a figure, linked to its records if there are any. */
function Part(props: { text: string; href: string | undefined }) {
  return (
    <Show when={props.href} fallback={props.text}>
      {(href) => <a href={href()}>{props.text}</a>}
    </Show>
  );
}

/** The four figures that the office needs most. */
export function KpiRow(props: { board: BoardResponse; query: BoardQuery }) {
  const schools = () => amountOf(props.board.figures, 'event.school').reported;
  const schoolWords = () =>
    office.board.ofThem(figureName('event.school'), formatAmount(schools(), unitWord('session')));
  const detail = (figure: Figure) => {
    const verified = () => amountOf(props.board.figures, figure).verified;
    return (
      <>
        <Part
          text={office.board.verified(formatNumber(verified()))}
          href={verified() > 0 ? evidenceHref(figure, props.query, { verified: 'yes' }) : undefined}
        />
        <Show when={figure === 'event.held'}>
          {' · '}
          <Part text={schoolWords()} href={schools() > 0 ? evidenceHref('event.school', props.query) : undefined} />
        </Show>
      </>
    );
  };
  const covered = () => props.board.coverage.filter(({ records }) => records > 0);
  const confirmed = () => props.board.coverage.filter(({ verified }) => verified > 0).length;
  const all = () => props.board.coverage.length;
  return (
    <div class="kpis">
      <For each={main}>
        {(figure) => {
          const amount = () => amountOf(props.board.figures, figure);
          const name = () => figureName(figure);
          return (
            <Kpi
              name={name()}
              value={formatNumber(amount().reported)}
              unit={unitWord(figures[figure])}
              detail={detail(figure)}
              href={evidenceHref(figure, props.query)}
              linkLabel={`${formatAmount(amount().reported, unitWord(figures[figure]))}，${office.board.openEvidence(name())}`}
            >
              <Meter
                label={office.board.meter(name(), formatNumber(amount().reported), formatNumber(amount().verified))}
                verified={amount().verified}
                reported={amount().reported}
              />
            </Kpi>
          );
        }}
      </For>
      <Kpi
        name={office.board.covered}
        value={`${covered().length} / ${all()}`}
        href={all() > 0 ? `#${COVERAGE}` : undefined}
        linkLabel={office.board.openCoverage(`${covered().length} / ${all()}`)}
        detail={uncoveredWords(props.board.coverage)}
      >
        <Meter
          label={office.board.coverageMeter(formatNumber(covered().length), formatNumber(all()))}
          verified={confirmed()}
          reported={covered().length}
          target={all()}
        />
      </Kpi>
    </div>
  );
}
