import './blocks.css';
import { For, type JSX, Match, Show, Switch } from 'solid-js';
import type { Block, Run } from '../../domain/posts/block.ts';

function RunView(props: { run: Run }) {
  const text = () => props.run.text;
  const stressed = (): JSX.Element => (
    <Show when={props.run.emphasis} fallback={text()}>
      <em>{text()}</em>
    </Show>
  );
  const look = (): JSX.Element => (
    <Show when={props.run.strong} fallback={stressed()}>
      <strong>{stressed()}</strong>
    </Show>
  );
  return (
    <Show when={props.run.href} fallback={look()}>
      {(href) => (
        <a href={href()} target="_blank" rel="noopener noreferrer">
          {look()}
        </a>
      )}
    </Show>
  );
}

function Runs(props: { runs: readonly Run[] }) {
  return <For each={props.runs}>{(run) => <RunView run={run} />}</For>;
}

type Of<T extends Block['type']> = Extract<Block, { type: T }>;

interface Picture {
  readonly photo: string;
  readonly alt: string;
}
type PictureView = (picture: Picture) => JSX.Element;

function BlockView(props: { block: Block; picture: PictureView }) {
  const of = <T extends Block['type']>(type: T) =>
    props.block.type === type ? (props.block as Of<T>) : (undefined as Of<T> | undefined);
  return (
    <Switch>
      <Match when={of('heading')}>
        {(block) => (
          <p class="post-heading">
            <Runs runs={block().runs} />
          </p>
        )}
      </Match>
      <Match when={of('paragraph')}>
        {(block) => (
          <p>
            <Runs runs={block().runs} />
          </p>
        )}
      </Match>
      <Match when={of('list')}>
        {(block) => {
          const items = () => (
            <For each={block().items}>
              {(runs) => (
                <li>
                  <Runs runs={runs} />
                </li>
              )}
            </For>
          );
          return (
            <Show when={block().ordered} fallback={<ul>{items()}</ul>}>
              <ol>{items()}</ol>
            </Show>
          );
        }}
      </Match>
      <Match when={of('quote')}>
        {(block) => (
          <blockquote>
            <For each={block().paragraphs}>
              {(runs) => (
                <p>
                  <Runs runs={runs} />
                </p>
              )}
            </For>
          </blockquote>
        )}
      </Match>
      <Match when={of('picture')}>{(block) => props.picture(block())}</Match>
    </Switch>
  );
}

/** The body of a post, from its blocks: nothing of it is HTML. Headings are none here, since the page has its own. */
export function BlocksView(props: { blocks: readonly Block[]; picture: PictureView }) {
  return (
    <div class="post-blocks">
      <For each={props.blocks}>{(block) => <BlockView block={block} picture={props.picture} />}</For>
    </div>
  );
}
