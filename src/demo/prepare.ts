import { sql } from 'kysely';
import * as v from 'valibot';
import type { Id } from '../domain/kernel/id.ts';
import { err, ok, type Result } from '../domain/kernel/result.ts';
import { createAccounts } from '../server/accounts/accounts.ts';
import { isSetUp } from '../server/accounts/setup.ts';
import { writeCertificateSettings } from '../server/certificates/settings.ts';
import type { ServerContext } from '../server/platform/context.ts';
import { json } from '../server/platform/database/json.ts';
import { actorOf, type NamedActor } from '../server/records/actor.ts';
import { push } from '../server/sync/push.ts';
import { type District, type DistrictRequest, generateDistrict } from './generate.ts';
import { enterLearning } from './learning.ts';
import { type LoadProgress, loadDistrict } from './load.ts';
import { loadPosts } from './posts.ts';
import { seededRandom } from './random.ts';
import { correct, laterCorrection, signSummary } from './report.ts';
import { wipe } from './wipe.ts';
import { districtName } from './words/place-names.ts';

/** The content of a demo district. */
export type DemoContent = Pick<District, 'drafts' | 'senders'>;

/** A demo district that can be built. */
export interface DemoPlan {
  readonly name: string;
  /** Name of the administrator who sets it up. */
  readonly administrator: string;
  /** The office signs last year's summary, and a record of it is corrected later. */
  readonly signs: boolean;
  generate(request: DistrictRequest): DemoContent;
}

/** The district that the demo is about. */
export const largePlan: DemoPlan = {
  name: districtName,
  administrator: '周明',
  signs: true,
  generate: generateDistrict,
};

export interface PrepareRequest {
  readonly plan: DemoPlan;
  readonly context: ServerContext;
  /** Makes the link that sets up an empty database. */
  readonly setupLink: () => Promise<string | undefined>;
  readonly seed: number;
  /** Rebuilds an existing demo district. */
  readonly reset: boolean;
  readonly report: (progress: LoadProgress) => void;
}

export type Prepared =
  | { readonly kind: 'kept' }
  | { readonly kind: 'loaded'; readonly district: DemoContent; readonly sent: number };

export interface PrepareFailure {
  /** `not_a_demo`: the database holds a real district. `refused`: the server refused a change, which is a bug. */
  readonly code: 'not_a_demo' | 'refused' | 'set_up_failed';
  readonly message: string;
}

const secret = (context: ServerContext): string => Buffer.from(context.random(24)).toString('base64url');

/** Stored in the district's settings. It identifies a demo's database and whether its loading is complete. */
const Marker = v.object({ seed: v.number(), state: v.picklist(['loading', 'ready']) });
type Marker = v.InferOutput<typeof Marker>;

/** @returns undefined for a database that is not a demo's */
export async function readMarker({ db, district }: ServerContext): Promise<Marker | undefined> {
  const row = await db.selectFrom('district').where('id', '=', district).select('settings').executeTakeFirst();
  const parsed = v.safeParse(Marker, row?.settings.demo);
  return parsed.success ? parsed.output : undefined;
}

export async function writeMarker({ db, district }: ServerContext, marker: Marker): Promise<void> {
  await db
    .updateTable('district')
    .set({ settings: sql`settings || ${json({ demo: marker })}` })
    .where('id', '=', district)
    .execute();
}

/** Creates the first administrator by the set-up link of an empty database. The password is random and not stored. */
async function setUp({ context, setupLink, plan }: PrepareRequest): Promise<Result<string, PrepareFailure>> {
  const failed = (message: string): Result<never, PrepareFailure> => err({ code: 'set_up_failed', message });
  const link = await setupLink();
  if (link === undefined) return failed('the district is set up already');
  const { origin, hash } = new URL(link);
  // The session that accepting opens is not used, so these accounts need not share the server's secret.
  const accounts = createAccounts(context, { publicUrl: origin, secret: secret(context), onFault: () => undefined });
  const { name: districtName, administrator: name } = plan;
  const answers = { name, districtName, email: 'office@demo.invalid', password: secret(context) };
  const accepted = await accounts.accept({ address: '127.0.0.1' }, { token: hash.slice(1), ...answers });
  return accepted.ok ? ok(accepted.value.session.actor.member) : failed(accepted.error.code);
}

/** Reads an actor from the roster, as a request does. */
async function rosterActor(context: ServerContext, member: Id): Promise<NamedActor> {
  const actor = await actorOf(context, member);
  if (!actor) throw new Error(`${member} is not on the roster`);
  return actor;
}

/** Names who records the hours. Nobody has stated that the unit may certify them, so papers are records of service. */
async function enterCertificateSettings(context: ServerContext, plan: DemoPlan, member: Id): Promise<void> {
  const texts = { unit: plan.name, responsible: plan.administrator, handler: '', contact: '' };
  await writeCertificateSettings(context, await rosterActor(context, member), {
    ...texts,
    seal: true,
    noticeDays: 0,
    basis: null,
  });
}

/** Signs last year's summary, then corrects a record of it. @returns the drafts with the correction */
async function enterSummary(
  { context, plan }: PrepareRequest,
  { drafts, senders }: DemoContent,
  administrator: Id,
): Promise<DemoContent['drafts']> {
  const organizer = senders.find(({ role }) => role === 'organizer')?.member ?? administrator;
  await signSummary(
    context,
    plan.name,
    await rosterActor(context, organizer),
    await rosterActor(context, administrator),
  );
  const correction = laterCorrection(drafts, context.now());
  if (!correction) return drafts;
  const { draft, step } = correction;
  await correct(context, await rosterActor(context, step.by), correction);
  return drafts.map((each) => (each === draft ? { ...each, steps: [...each.steps, step] } : each));
}

async function load(request: PrepareRequest): Promise<Result<Prepared, PrepareFailure>> {
  const { context, seed, plan, report } = request;
  await writeMarker(context, { seed, state: 'loading' });
  const administrator = await setUp(request);
  if (!administrator.ok) return administrator;
  const district = plan.generate({ seed, now: context.now(), administrator: administrator.value });
  const random = seededRandom(seed).fork('phones');
  const { sent, refused } = await loadDistrict(
    district,
    random,
    async ({ member }, batch) => push(context, await rosterActor(context, member), batch),
    report,
  );
  const [first] = refused;
  if (first) return err({ code: 'refused', message: `${refused.length} changes, first ${JSON.stringify(first)}` });
  await enterCertificateSettings(context, plan, administrator.value);
  await loadPosts(context, administrator.value);
  await enterLearning(context, administrator.value);
  const drafts = plan.signs ? await enterSummary(request, district, administrator.value) : district.drafts;
  await writeMarker(context, { seed, state: 'ready' });
  return ok({ kind: 'loaded', district: { ...district, drafts }, sent });
}

/**
 * Ensures the demo district: keeps a complete one, builds one in an empty database, and rebuilds an interrupted one.
 * A database with a real district is left alone, even with `reset`.
 */
export async function prepare(request: PrepareRequest): Promise<Result<Prepared, PrepareFailure>> {
  const { context, reset } = request;
  const marker = await readMarker(context);
  if (marker?.state === 'ready' && !reset) return ok({ kind: 'kept' });
  if (marker) await wipe(context);
  else if (await isSetUp(context))
    return err({
      code: 'not_a_demo',
      message: 'This database holds a district that is no demo. Set DATA_DIR (or DATABASE_URL) to another one.',
    });
  return load(request);
}
