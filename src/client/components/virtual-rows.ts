import { createWindowVirtualizer, defaultRangeExtractor } from '@tanstack/solid-virtual';
import { type Accessor, createMemo, createSignal } from 'solid-js';

/** Lists up to this length are rendered whole. */
const WHOLE = 200;
/** Rows beyond the window's edges, so that the Tab key always finds a next one. */
const OVERSCAN = 12;

export interface VirtualRows {
  /** Whether only a part of the rows is rendered. */
  readonly isPart: Accessor<boolean>;
  /** Indexes of the rendered rows, in order. */
  readonly indexes: Accessor<readonly number[]>;
  /** Pixels of the rows left out before an index; `undefined` as index: after the last. */
  readonly gap: (index: number | undefined) => number;
  /** Measures a row, which names its index in `data-index`. */
  readonly measure: (row: HTMLElement) => void;
  /** Keeps the row with the focus rendered. */
  readonly setFocused: (index: number | undefined) => void;
}

/**
 * Renders only those rows of a long list that are near the window.
 * @param all asks for every row, such as for paper
 * @param top pixels from the start of the document to the first row
 */
export function createVirtualRows(options: {
  readonly count: Accessor<number>;
  readonly all: Accessor<boolean>;
  readonly top: Accessor<number>;
}): VirtualRows {
  const [focused, setFocused] = createSignal<number>();
  const isPart = createMemo(() => options.count() > WHOLE && !options.all());
  const virtual = createWindowVirtualizer<HTMLElement>({
    get count() {
      return isPart() ? options.count() : 0;
    },
    get scrollMargin() {
      return options.top();
    },
    get rangeExtractor() {
      const kept = focused();
      return (range: Parameters<typeof defaultRangeExtractor>[0]) => {
        const near = defaultRangeExtractor(range);
        if (kept === undefined || kept >= range.count || near.includes(kept)) return near;
        return [...near, kept].sort((a, b) => a - b);
      };
    },
    estimateSize: () => 48,
    overscan: OVERSCAN,
  });
  const items = createMemo(() => new Map(virtual.getVirtualItems().map((item) => [item.index, item])));
  const indexes = createMemo(() =>
    isPart() ? [...items().keys()] : Array.from({ length: options.count() }, (_, index) => index),
  );
  const before = (index: number | undefined) => {
    const shown = indexes();
    return items().get(shown[index === undefined ? shown.length - 1 : shown.indexOf(index) - 1] ?? -1);
  };
  return {
    isPart,
    indexes,
    gap(index) {
      if (!isPart()) return 0;
      const from = before(index)?.end ?? options.top();
      const to = index === undefined ? virtual.getTotalSize() + options.top() : items().get(index)?.start;
      return Math.max(0, (to ?? from) - from);
    },
    measure: (row) => queueMicrotask(() => row.isConnected && virtual.measureElement(row)),
    setFocused,
  };
}
