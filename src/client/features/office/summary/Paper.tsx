import { For, type JSX } from 'solid-js';
import type { ReportScope } from '../../../../domain/reports/figure-source.ts';
import type { Line, Report, Run } from '../../../../domain/reports/render.ts';
import { partsOf } from '../../../../domain/reports/table.ts';
import { gapHref, runHref } from './links.ts';
import { summary as words } from './words.ts';

function partOf(run: Run, scope: ReportScope): JSX.Element {
  if (run.type === 'text' || run.type === 'cell') return run.text;
  if (run.type === 'slot') return <span class="summary-prose">{run.text}</span>;
  if (run.type === 'missing') {
    const [href, text, title] = [gapHref(run.name, scope), words.missing(run.name), words.gaps.missing[run.reason]];
    if (!href) return <span class="summary-missing">{text}</span>;
    return (
      <a class="summary-missing" href={href} title={title}>
        {text}
      </a>
    );
  }
  const href = runHref(run, scope);
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

/** A table of the report. Its first row names the columns, and the first cell of the others the row. */
function Table(props: { rows: readonly (readonly (readonly Run[])[])[]; runs: (all: readonly Run[]) => JSX.Element }) {
  return (
    <div class="summary-table">
      <table>
        <thead>
          <tr>
            <For each={props.rows[0]}>{(cell) => <th scope="col">{props.runs(cell)}</th>}</For>
          </tr>
        </thead>
        <tbody>
          <For each={props.rows.slice(1)}>
            {([first = [], ...cells]) => (
              <tr>
                <th scope="row">{props.runs(first)}</th>
                <For each={cells}>{(cell) => <td>{props.runs(cell)}</td>}</For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  );
}

/** The text of the summary; its figures open what they were counted from. */
export function Paper(props: { report: Pick<Report, 'lines'>; scope: ReportScope }) {
  const runs = (all: readonly Run[]) => <For each={all}>{(run) => partOf(run, props.scope)}</For>;
  const contents = (line: Line) => (
    <>
      {line.number}
      {runs(line.runs)}
    </>
  );
  return (
    <article class="card summary-paper" aria-label={words.paper}>
      <For each={partsOf(props.report.lines)}>
        {(part) => {
          if ('rows' in part) return <Table rows={part.rows} runs={runs} />;
          const { line } = part;
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
