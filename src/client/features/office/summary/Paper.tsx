import { For, type JSX } from 'solid-js';
import type { ReportData } from '../../../../domain/reports/figure-source.ts';
import type { Line, Report, Run } from '../../../../domain/reports/render.ts';
import { gapHref, runHref } from './links.ts';
import { summary as words } from './words.ts';

type Periods = ReportData['periods'];

function partOf(run: Run, periods: Periods): JSX.Element {
  if (run.type === 'text') return run.text;
  if (run.type === 'slot') return <span class="summary-prose">{run.text}</span>;
  if (run.type === 'missing') {
    const [href, text, title] = [gapHref(run.name, periods), words.missing(run.name), words.gaps.missing[run.reason]];
    if (!href) return <span class="summary-missing">{text}</span>;
    return (
      <a class="summary-missing" href={href} title={title}>
        {text}
      </a>
    );
  }
  const href = runHref(run, periods);
  // The year and the district's name are no figures.
  if (!href) return run.value.type === 'text' ? run.text : <b>{run.text}</b>;
  return (
    <a
      class="summary-figure"
      classList={{ 'summary-number': run.value.type === 'number' }}
      href={href}
      aria-label={words.open(run.name, run.text)}
    >
      {run.text}
    </a>
  );
}

/** Anchor of a line of the text. */
export const anchorOf = ({ line }: Line): string => `line-${line}`;

/** The text of the summary; its figures open what they were counted from. */
export function Paper(props: { report: Pick<Report, 'lines'>; periods: Periods }) {
  const contents = (line: Line) => (
    <>
      {line.number}
      <For each={line.runs}>{(run) => partOf(run, props.periods)}</For>
    </>
  );
  return (
    <article class="card summary-paper" aria-label={words.paper}>
      <For each={props.report.lines}>
        {(line) => {
          if (line.type === 'title') return <h2 class="summary-title">{contents(line)}</h2>;
          if (line.level === 1)
            return (
              <h3 id={anchorOf(line)} tabindex="-1">
                {contents(line)}
              </h3>
            );
          if (line.level)
            return (
              <h4 id={anchorOf(line)} tabindex="-1" class="summary-second">
                {contents(line)}
              </h4>
            );
          return <p classList={{ 'summary-signature': line.type === 'signature' }}>{contents(line)}</p>;
        }}
      </For>
    </article>
  );
}
