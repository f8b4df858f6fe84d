import type { Day } from '../kernel/day.ts';
import { checked } from './card.ts';
import type { Content, Entry, Look, OwnView } from './content.ts';
import { type Comparison, comparisons, type View } from './plants.ts';

/** Two plants beside each other as a district shows them. */
export interface ShownView extends View, Look {}
export interface ShownComparison extends Comparison {
  readonly views: readonly ShownView[];
}

/** The id of two plants among a district's content. */
export const viewId = ({ id }: Pick<Comparison, 'id'>, view: Pick<View, 'id'>): string => `${id}/${view.id}`;

/** Returns two plants with the office's words and look in them. A mark that the office does not name stays. */
export function viewWith(view: View, entry: Entry<OwnView> | undefined): ShownView {
  const own = new Map(entry?.own?.marks.map((mark) => [mark.id, mark]));
  return { ...view, marks: view.marks.map((mark) => ({ ...mark, ...own.get(mark.id) })), ...checked, ...entry?.looked };
}

/** Returns the comparisons of plants that a district shows; one without a view is left out. */
export const shownComparisons = ({ plant }: Pick<Content, 'plant'>): readonly ShownComparison[] =>
  comparisons
    .map((each) => ({
      ...each,
      views: each.views
        .filter((view) => !plant[viewId(each, view)]?.isHidden)
        .map((view) => viewWith(view, plant[viewId(each, view)])),
    }))
    .filter(({ views }) => views.length > 0);

export const isDue = ({ checkBy }: Look, today: Day): boolean => today >= checkBy;
