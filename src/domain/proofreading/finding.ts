import type { Span } from './passage.ts';

/** The codes of findings. They are stable; the dictionaries have a sentence for each. */
export const findingCodes = [
  'heading_order',
  'list_order',
  'list_length',
  'sum_differs',
  'part_above_whole',
  'growth_differs',
  'growth_cut',
  'growth_coarse',
  'growth_without_base',
  'points_not_percent',
  'points_differ',
  'share_differs',
  'share_cut',
  'per_head_differs',
  'ratio_differs',
  'rate_not_whole',
  'handed_above_printed',
  'mean_small',
  'two_values',
  'same_amount',
  'same_people',
  'same_count',
  'two_periods',
  'no_year',
  'blank',
  'slip',
] as const;

export type FindingCode = (typeof findingCodes)[number];

/** `correct`: 必须改, the text contradicts itself; `explain`: 请说明, it may be right, but needs an explanation. */
export type FindingKind = 'correct' | 'explain';

/** Something in a text that somebody should look at. */
export interface Finding {
  readonly code: FindingCode;
  readonly kind: FindingKind;
  /** The place to correct, then the places that it was compared with. */
  readonly places: readonly [Span, ...Span[]];
  /** Values for the sentence that explains the finding: texts as written, numbers as computed. */
  readonly values: Readonly<Record<string, string | number>>;
}
