import type { Kysely } from 'kysely';
import { entryFor } from '../../domain/figures/catalogue.ts';
import { countPlaces, isOfPlaces } from '../../domain/figures/of-places.ts';
import { statedValue } from '../../domain/figures/stated-value.ts';
import { statementOf, wholeDistrict } from '../../domain/figures/year-statement.ts';
import type { Day } from '../../domain/kernel/day.ts';
import { isFigure } from '../../domain/records/kinds/index.ts';
import { contentClock, type FoldedRecord } from '../../domain/records/record.ts';
import type { Evidence, ReportNumber } from '../../domain/reports/signed.ts';
import { chosenCampaigns, type NamedCampaign, readCampaigns } from '../figures/campaigns.ts';
import { readEvidence } from '../figures/evidence-rows.ts';
import type { Filter } from '../figures/filter.ts';
import { type PlaceNode, readPlaceTree } from '../figures/place-tree.ts';
import { coverageOf, reachedIn, readPledged, venuesOf } from '../figures/reached.ts';
import { register } from '../figures/register.ts';
import { readSums, readTotal } from '../figures/sums.ts';
import type { ServerContext } from '../platform/context.ts';
import type { Database } from '../platform/database/tables.ts';
import { recordColumns, recordFromRow } from '../records/rows/record-row.ts';

/** A number as it is counted now. */
export interface Counted {
  readonly value: number | boolean | string | undefined;
  /** Null for a number that records do not hold. */
  readonly records: number | null;
  readonly verified: number | null;
}

const none: Counted = { value: undefined, records: null, verified: null };

function filterOf(
  { from, to, of: { group } }: ReportNumber,
  campaigns: readonly NamedCampaign[],
  ofReport: string | undefined,
): Filter {
  const campaign = group?.of === 'campaign' ? group.id : ofReport;
  return {
    ...{ from, to },
    ...(campaign === undefined ? {} : { campaigns: chosenCampaigns(campaigns, { campaign }) }),
    ...(group && group.of !== 'campaign' ? { [group.of]: group.id } : {}),
  };
}

/** Reads the records of typed figures. */
export async function readStatements(db: Kysely<Database>, district: string): Promise<FoldedRecord[]> {
  const rows = await db
    .selectFrom('record')
    .where('district', '=', district)
    .where('kind', '=', 'statement')
    .where('deleted', '=', false)
    .select(recordColumns)
    .execute();
  return rows.map(recordFromRow);
}

/**
 * Counts numbers of a report from the present records; `context.db` is a transaction with one snapshot.
 * @param campaign the campaign whose work alone is counted; undefined for all work
 */
export async function makeCounter(context: ServerContext, campaign: string | undefined) {
  const { db, district } = context;
  const tree: ReadonlyMap<string, PlaceNode> = await readPlaceTree(db, district);
  const campaigns = await readCampaigns(db, district);
  const statements = await readStatements(db, district);
  const registers = new Map<Day, Readonly<Record<string, number>>>();

  const statementFor = (number: ReportNumber): FoldedRecord | undefined => {
    const entry = entryFor(number.figure);
    return entry && !number.of.group ? statementOf(statements, entry, number, wholeDistrict) : undefined;
  };
  const stated = (number: ReportNumber): Counted => {
    const record = statementFor(number);
    const value = record && statedValue(record.fields);
    if (!value || 'missing' in value) return none;
    return { ...none, value: 'number' in value ? value.number : 'flag' in value ? value.flag : value.text };
  };
  const registered = async ({ figure, to }: ReportNumber): Promise<Counted> => {
    const known = registers.get(to) ?? (await register(context, { day: to })).figures;
    registers.set(to, known);
    return { ...none, value: known[figure] };
  };

  const partOf = (number: ReportNumber): Filter => filterOf(number, campaigns, campaign);

  const ofPlaces = async (number: ReportNumber): Promise<Counted> => {
    const part = partOf(number);
    const nodes = [...tree.values()];
    const reached = reachedIn(await readSums(db, district, part, tree, campaigns));
    const places = {
      coverage: coverageOf(reached, nodes, tree),
      venues: venuesOf(reached, nodes),
      pledged: await readPledged(db, district, part, tree),
    };
    return { ...none, value: countPlaces(number.figure, places) };
  };

  return {
    /** Counts a number; what follows from others is undefined. */
    async count(number: ReportNumber): Promise<Counted> {
      const { source, figure } = number;
      if (source === 'statement') return stated(number);
      if (source === 'register') return registered(number);
      if (isOfPlaces(figure)) return number.of.group ? none : ofPlaces(number);
      if (source !== 'records' || !isFigure(figure)) return none;
      const total = await readTotal(db, district, figure, partOf(number), tree);
      return total.records ? { value: total.reported, records: total.records, verified: total.verified } : none;
    },
    /**
     * Lists the records behind a number.
     * @returns undefined if they are more than `most`
     */
    async evidence(number: ReportNumber, most: number): Promise<Evidence[] | undefined> {
      if (number.source === 'statement') {
        const record = statementFor(number);
        const value = record && statedValue(record.fields);
        const quantity = value && 'number' in value ? value.number : 1;
        return record ? [{ record: record.id, clock: contentClock(record), quantity }] : [];
      }
      if (number.source !== 'records' || !isFigure(number.figure)) return [];
      const filter = { ...partOf(number), figure: number.figure };
      const rows = await readEvidence(db, district, filter, tree, undefined, most + 1);
      if (rows.length > most) return undefined;
      return rows.map(({ record, quantity }) => ({ record: record.id, clock: contentClock(record), quantity }));
    },
  };
}
