import { type Kysely, sql } from 'kysely';
import type { Id } from '../../domain/kernel/id.ts';
import { type BoardQuery, type EvidenceQuery, NONE } from '../../protocol/figures/board.ts';
import type { Database } from '../platform/database/tables.ts';
import type { Named } from './names.ts';

/** A campaign with the yearly occasion that it marks, if any. */
export interface NamedCampaign extends Named {
  readonly occasion: string | null;
}

/** Reads every campaign. Deleted ones are included: records still name them. */
export const readCampaigns = (db: Kysely<Database>, district: string): Promise<NamedCampaign[]> =>
  db
    .selectFrom('record')
    .where('district', '=', district)
    .where('kind', '=', 'campaign')
    .select([
      'id',
      'deleted',
      sql<string>`fields->>'name'`.as('name'),
      sql<string | null>`fields->>'occasion'`.as('occasion'),
    ])
    .orderBy('created_clock')
    .orderBy('id')
    .execute();

/** The campaigns that a query asks for. `none` includes work that belongs to no campaign. */
export interface CampaignChoice {
  readonly ids: readonly Id[];
  readonly none: boolean;
}

/** Finds the campaigns that a query asks for; undefined if it asks for all work. */
export function chosenCampaigns(
  campaigns: readonly NamedCampaign[],
  { campaign, occasion }: Pick<BoardQuery | EvidenceQuery, 'campaign' | 'occasion'>,
): CampaignChoice | undefined {
  if (campaign === undefined && occasion === undefined) return undefined;
  const isAsked = (each: NamedCampaign) =>
    (campaign === undefined || each.id === campaign) &&
    (occasion === undefined || (each.occasion ?? NONE) === occasion);
  return {
    ids: campaigns.filter(isAsked).map(({ id }) => id),
    none: [campaign, occasion].every((asked) => asked === undefined || asked === NONE),
  };
}
