import type { Actor } from '../../domain/kernel/actor.ts';
import { type Day, dayAt, OLDEST_DAY, yearOf } from '../../domain/kernel/day.ts';
import { groupBy } from '../../domain/kernel/group-by.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { occasions } from '../../domain/records/kinds/campaign.ts';
import { figureNames } from '../../domain/records/kinds/index.ts';
import { may } from '../../domain/records/permission.ts';
import type { Amounts, BoardQuery, BoardResponse } from '../../protocol/figures/board.ts';
import type { ServerContext } from '../platform/context.ts';
import { noId } from '../platform/database/tables.ts';
import { inSnapshot } from '../platform/database/transaction.ts';
import { chosenCampaigns, readCampaigns } from './campaigns.ts';
import { type Named, readNamed } from './names.ts';
import { readPlaceTree } from './place-tree.ts';
import { coverageOf, reachedIn, readPledged, venuesOf } from './reached.ts';
import { amountsOf, type Grouping, readSums, type Sum } from './sums.ts';
import { surveysOf } from './surveys.ts';
import { readUnsureDates } from './unsure-dates.ts';

const boardOrder = (a: Amounts, b: Amounts): number => figureNames.indexOf(a.figure) - figureNames.indexOf(b.figure);

/** Indexes sums by grouping and key. */
function indexSums(sums: readonly Sum[]) {
  const keyOf = (grouping: Grouping, key: string | null): string => `${grouping} ${key ?? ''}`;
  const index = groupBy(sums, ({ grouping, key }) => keyOf(grouping, key));
  const find = (grouping: Grouping, key: string | null): readonly Sum[] => index.get(keyOf(grouping, key)) ?? [];
  return {
    figures: (grouping: Grouping, key: string | null = null): Amounts[] =>
      amountsOf(find(grouping, key)).sort(boardOrder),
  };
}

type SumIndex = ReturnType<typeof indexSums>;

/** Lists the months of a period up to today. */
function monthsOf(from: Day, to: Day, today: Day): string[] {
  const first = (from > OLDEST_DAY ? from : OLDEST_DAY).slice(0, 7);
  const lastDay = `${yearOf(today)}-12`;
  const last = to.slice(0, 7) < lastDay ? to.slice(0, 7) : lastDay;
  const months: string[] = [];
  for (let month = first; month <= last; ) {
    months.push(month);
    const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))];
    month = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
  }
  return months;
}

/**
 * Lists every group that exists or has figures. Records without a group form one more, so that the groups add up to
 * the total.
 */
function groupsOf(groups: readonly Named[], grouping: Grouping, index: SumIndex): BoardResponse['towns'] {
  const nameless = index.figures(grouping);
  return [
    ...groups
      .map(({ id, name, deleted }) => ({ id, name, deleted, figures: index.figures(grouping, id) }))
      .filter(({ deleted, figures }) => !deleted || figures.length > 0)
      .map(({ id, name, figures }) => ({ id, name, figures })),
    ...(nameless.length ? [{ id: null, name: null, figures: nameless }] : []),
  ];
}

/**
 * Computes the office's board for a period, town, squad, campaign or occasion. It reads sums, so its cost does not grow with the
 * records.
 * @returns `forbidden` for an actor who may not read the district's figures
 */
export async function board(
  context: ServerContext,
  actor: Actor,
  query: BoardQuery,
): Promise<Result<BoardResponse, 'forbidden'>> {
  if (!may(actor.role, 'figures.read')) return err('forbidden');
  const { db, district } = context;
  const now = context.now();
  return inSnapshot(db, async (snapshot) => {
    const tree = await readPlaceTree(snapshot, district);
    const campaigns = await readCampaigns(snapshot, district);
    const filter = { ...query, campaigns: chosenCampaigns(campaigns, query) };
    const sums = await readSums(snapshot, district, filter, tree, campaigns);
    const index = indexSums(sums);
    const reached = reachedIn(sums);
    const pledged = await readPledged(snapshot, district, filter, tree);
    const squads = (await readNamed(snapshot, district, 'squad')).filter(
      ({ id }) => query.squad === undefined || id === query.squad,
    );
    const inFilter = [...tree.values()].filter(({ town }) => query.town === undefined || town === query.town);
    const towns = inFilter.filter(({ form }) => form === 'town');
    const { head } = await snapshot
      .selectFrom('district')
      .where('id', '=', district)
      .select('head')
      .executeTakeFirstOrThrow();
    return ok({
      time: now,
      head,
      figures: index.figures('all'),
      towns: groupsOf(towns, 'town', index),
      squads: groupsOf(squads, 'squad', index),
      campaigns: groupsOf(
        campaigns.filter(({ id }) => filter.campaigns?.ids.includes(id) ?? true),
        'campaign',
        index,
      ),
      occasions: [...occasions, null].flatMap((occasion) => {
        const figures = index.figures('occasion', occasion);
        return figures.length ? [{ occasion, figures }] : [];
      }),
      months: monthsOf(query.from, query.to, dayAt(now)).map((month) => ({
        month,
        figures: index.figures('month', month),
      })),
      coverage: coverageOf(reached, inFilter, tree),
      venues: venuesOf(reached, inFilter),
      pledged: { households: pledged.households, of: pledged.of, unlisted: pledged.unlisted.length },
      // None of them belongs to a town.
      placeMissing: query.town === undefined ? (reached.find(({ place }) => place === noId)?.records ?? 0) : 0,
      surveys: surveysOf(sums, tree),
      unsureDates: await readUnsureDates(snapshot, district, filter, tree),
    });
  });
}
