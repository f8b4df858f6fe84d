import { operandsOf } from '../../domain/figures/derive.ts';
import type { FigureEntry } from '../../domain/figures/entry.ts';
import { isOfPlaces } from '../../domain/figures/of-places.ts';
import { isFigure } from '../../domain/records/kinds/index.ts';
import type { ReportScope } from '../../domain/reports/figure-source.ts';
import type { Of } from '../../domain/reports/render.ts';
import { ALL_RECORDS } from '../../protocol/figures/board.ts';
import { entryNow } from '../figures/edited-catalogue.ts';
import { evidenceHref, toSearch } from '../state/office-client.ts';

/** The page that shows a count of the register. */
const registerPages: Readonly<Record<string, string>> = {
  'place.towns': '/office/places',
  'place.villages': '/office/places',
  'place.households': '/office/places',
  'place.population': '/office/places',
  'edu.schools': '/office/places',
  'edu.primarySchools': '/office/places',
  'edu.middleSchools': '/office/places',
  'edu.kindergartens': '/office/places',
  'squad.count': '/office/people',
  'people.volunteers': '/office/people',
};

/**
 * Returns the address of what stands behind a value: its records, the register, or the place where values are stated.
 * A computed value leads to the first figure that it is computed from.
 */
export function valueHref(entry: FigureEntry, { period, group }: Of, scope: ReportScope, isStated: boolean): string {
  const days = scope.periods[period];
  const campaign = scope.campaign ? { campaign: scope.campaign.id } : {};
  const { formula } = entry;
  const operand = formula && !('growth' in formula) ? operandsOf(formula)[0] : undefined;
  const first = isStated || operand === undefined ? undefined : entryNow(operand);
  if (first) return valueHref(first, { period, ...(group ? { group } : {}) }, scope, false);
  if (entry.id === 'pledge.households' && !isStated) return evidenceHref('pledge.signed', days, campaign);
  if (isOfPlaces(entry.id) && !isStated && scope.campaign) return evidenceHref(ALL_RECORDS, days, campaign);
  if (isOfPlaces(entry.id) && !isStated) return `/office/coverage?${toSearch({ period: 'custom', ...days })}`;
  if (isFigure(entry.id) && !isStated)
    return evidenceHref(entry.id, days, { ...campaign, ...(group ? { [group.of]: group.id } : {}) });
  return (
    (!isStated && registerPages[entry.id]) ||
    `/office/statements?${toSearch({ add: entry.id, of: days.from.slice(0, 4) })}`
  );
}
