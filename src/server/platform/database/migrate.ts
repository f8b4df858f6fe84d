import { type Kysely, type Migration, Migrator } from 'kysely';
import { err, ok, type Result } from '../../../domain/kernel/result.ts';
import { type DatabaseFailure, databaseFailure, reason } from './failure.ts';
import * as tables from './migrations/0001_tables.ts';
import * as photos from './migrations/0002_photos.ts';
import * as withdrawals from './migrations/0003_withdrawals.ts';
import * as leanFigures from './migrations/0004_lean_figures.ts';
import * as tips from './migrations/0005_tips.ts';
import * as indexOrder from './migrations/0006_index_order.ts';
import * as devices from './migrations/0007_devices.ts';
import * as unsureDates from './migrations/0008_unsure_dates.ts';
import * as inviteAsked from './migrations/0009_invite_asked.ts';
import * as districts from './migrations/0010_districts.ts';
import * as stock from './migrations/0011_stock.ts';
import * as calendarKey from './migrations/0012_calendar_key.ts';
import * as inviteRemark from './migrations/0013_invite_remark.ts';
import * as service from './migrations/0014_service.ts';
import * as batchOpenings from './migrations/0015_batch_openings.ts';
import * as certificates from './migrations/0019_certificates.ts';
import * as campaignFigures from './migrations/0020_campaign_figures.ts';
import * as map from './migrations/0021_map.ts';
import * as months from './migrations/0023_months.ts';
import * as signedReports from './migrations/0025_signed_reports.ts';
import * as publicPages from './migrations/0026_public_pages.ts';
import * as savedReports from './migrations/0027_saved_reports.ts';
import * as posts from './migrations/0028_posts.ts';
import * as history from './migrations/0031_history.ts';
import * as listedKinds from './migrations/0032_listed_kinds.ts';
import * as selfTests from './migrations/0035_self_tests.ts';

/** Every migration by name, in order. The list is explicit, so that a bundled server contains them. */
const migrations: Readonly<Record<string, Migration>> = {
  '0001_tables': tables,
  '0002_photos': photos,
  '0003_withdrawals': withdrawals,
  '0004_lean_figures': leanFigures,
  '0005_tips': tips,
  '0006_index_order': indexOrder,
  '0007_devices': devices,
  '0008_unsure_dates': unsureDates,
  '0009_invite_asked': inviteAsked,
  '0010_districts': districts,
  '0011_stock': stock,
  '0012_calendar_key': calendarKey,
  '0013_invite_remark': inviteRemark,
  '0014_service': service,
  '0015_batch_openings': batchOpenings,
  '0019_certificates': certificates,
  '0020_campaign_figures': campaignFigures,
  '0021_map': map,
  '0023_months': months,
  '0025_signed_reports': signedReports,
  '0026_public_pages': publicPages,
  '0027_saved_reports': savedReports,
  '0028_posts': posts,
  '0031_history': history,
  '0032_listed_kinds': listedKinds,
  '0035_self_tests': selfTests,
};

/** The names of this release's migrations, in order. */
export const migrationNames: readonly string[] = Object.keys(migrations);

export interface MigrateOptions {
  /** The last migration to run; all by default. */
  readonly upTo?: string;
  /** Set if `db` is one connection inside a transaction, which then includes the migrations. */
  readonly isInTransaction?: boolean;
}

/**
 * Migrates a database to this release's schema. Kysely holds an advisory lock and one transaction, so several servers
 * may start at once and a failed migration changes nothing.
 * @returns the names of the migrations that ran now
 */
export async function migrate<T>(
  db: Kysely<T>,
  { upTo, isInTransaction = false }: MigrateOptions = {},
): Promise<Result<readonly string[], DatabaseFailure>> {
  const provider = { getMigrations: async () => ({ ...migrations }) };
  const migrator = new Migrator({ db, provider, disableTransactions: isInTransaction });
  const { error, results } = await (upTo === undefined ? migrator.migrateToLatest() : migrator.migrateTo(upTo));
  if (error === undefined) return ok((results ?? []).map(({ migrationName }) => migrationName));
  if (/previously executed migration .* is missing/.test(reason(error))) {
    return err(
      databaseFailure(
        'database_newer',
        'The database was made by a newer release than this one. Nothing was changed.',
        'start the newer release again, or restore the backup taken before the update.',
      ),
    );
  }
  const at = results?.find(({ status }) => status === 'Error')?.migrationName ?? 'start';
  return err(
    databaseFailure(
      'database_migration_failed',
      `The database could not be brought to this release (${at}): ${reason(error)}. Nothing was changed.`,
      'check that the account may create tables, then start again; else start the former release and report this.',
    ),
  );
}
