import './progress.css';
import { For, Show } from 'solid-js';
import { Meter } from '../components/Meter.tsx';
import { type Progress, progressText, verifiedText } from './progress.ts';

/** A bar for each target: verified and reported work against the amount. */
export function ProgressBars<P extends Progress>(props: {
  readonly progress: readonly P[];
  /** The squad or town whose target it is. */
  readonly nameOf?: (progress: P) => string;
  readonly hrefOf?: (progress: P) => string;
}) {
  const text = (progress: P) => [props.nameOf?.(progress), progressText(progress)].filter(Boolean).join(' ');
  return (
    <ul class="progress-bars">
      <For each={props.progress}>
        {(each) => (
          <li>
            <span>
              <Show when={each.reported > 0 && props.hrefOf?.(each)} fallback={text(each)}>
                {(href) => <a href={href()}>{text(each)}</a>}
              </Show>
            </span>
            <small class="note">{verifiedText(each)}</small>
            <Meter
              label={`${text(each)} ${verifiedText(each)}`}
              verified={each.verified}
              reported={each.reported}
              target={each.amount}
            />
          </li>
        )}
      </For>
    </ul>
  );
}
