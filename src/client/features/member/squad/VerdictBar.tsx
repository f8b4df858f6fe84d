import './squad.css';
import { type JSX, Show } from 'solid-js';
import { Icon } from '../../../components/Icon.tsx';
import { headline } from '../../../records/headline.ts';
import type { Names } from '../../../records/names.ts';
import { squad } from '../../../records/words/squad.ts';
import type { Given } from './verdicts.ts';

/** The foot of a page for checking: the last verdict with 撤销, above the page's actions. */
export function VerdictBar(props: {
  readonly given: Given | undefined;
  readonly names: Names;
  readonly onTakeBack: () => void;
  /** Leaves room for the tab bar. */
  readonly aboveTabs?: boolean;
  readonly children?: JSX.Element;
}) {
  const words = ({ verdict, records: [first, ...others] }: Given) =>
    first && !others.length
      ? squad.given[verdict](headline(first, props.names), props.names.name(String(first.fields.member)) ?? '')
      : squad.given.several(others.length + 1);
  return (
    <div class="verdict-bar" classList={{ 'above-tabs': props.aboveTabs ?? false }}>
      <div role="status">
        <Show when={props.given}>
          {(given) => (
            <div class="verdict-given">
              <Icon name="check" size={22} />
              <span>{words(given())}</span>
              <button type="button" onClick={() => props.onTakeBack()}>
                {squad.review.takeBack}
              </button>
            </div>
          )}
        </Show>
      </div>
      {props.children}
    </div>
  );
}
