import { createMemo, Show } from 'solid-js';
import { Card } from '../../../components/Card.tsx';
import { DeskTable } from '../../../records/DeskTable.tsx';
import { formatNumber } from '../../../words/format.ts';
import type { HomeFigure } from './docx.ts';
import { proofreading } from './words.ts';

const words = () => proofreading.home;

/** 改过的数: which figures of a document that this system wrote were changed by hand since. */
export function HomeCard(props: { readonly figures: readonly HomeFigure[] }) {
  const changed = createMemo(() => props.figures.filter(({ written, now }) => written.trim() !== now.trim()));
  return (
    <Card title={words().title}>
      <p>{words().summary(formatNumber(props.figures.length), formatNumber(changed().length))}</p>
      <Show when={changed().length}>
        <DeskTable
          hideCaption
          caption={words().title}
          rows={changed()}
          columns={[
            { key: 'name', head: words().name, rowHead: true, value: ({ name }) => name },
            { key: 'written', head: words().written, value: ({ written }) => written },
            { key: 'now', head: words().now, value: ({ now }) => now.trim() || words().gone },
          ]}
        />
      </Show>
      <p class="note">{words().note}</p>
    </Card>
  );
}
