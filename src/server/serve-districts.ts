import { createAccounts } from './accounts/accounts.ts';
import { createSetupLink } from './accounts/setup.ts';
import { makeDirectory } from './districts/directory.ts';
import type { DistrictEntry } from './districts/found.ts';
import { originOf } from './districts/host.ts';
import { districtSecret } from './districts/secret.ts';
import { type App, createDistrictApp } from './http/app.ts';
import type { Shared } from './http/services.ts';
import { makePages } from './pages/serve.ts';
import type { ServerContext } from './platform/context.ts';
import type { Live } from './sync/live.ts';
import { makeTipPhotoBudget } from './tips/photo-budget.ts';

/** A district as this process serves it. */
export interface ServedDistrict {
  readonly context: ServerContext;
  /** The origin of its links. */
  readonly publicUrl: string;
  /** Makes a set-up link and revokes the previous one; undefined when the district is set up. */
  setupLink(): Promise<string | undefined>;
}

/** Services that all districts of a process share. */
export interface Process extends Shared {
  readonly live: Live;
  /** The server's secret, from which the districts' derive. */
  readonly secret: string;
  readonly tipPhotoBytes: number;
}

export interface OpenDistrict extends ServedDistrict {
  readonly app: App;
}

/** Opens a district in this process, with services of its own beside the shared ones. */
function openDistrict(
  { live, tipPhotoBytes, ...shared }: Process,
  district: DistrictEntry,
  isMain: boolean,
): OpenDistrict {
  const { platform, disk, log } = shared;
  const context: ServerContext = { ...platform, district: district.id };
  const publicUrl = isMain ? shared.publicUrl : originOf(shared.publicUrl, district.hosts[0] ?? '');
  const secret = districtSecret(shared.secret, district);
  const onFault = (message: string) => log.error({ fault: message, district: district.id }, 'accounts');
  const app = createDistrictApp({
    ...shared,
    context,
    publicUrl,
    secret,
    accounts: createAccounts(context, { publicUrl, secret, onFault }),
    live: live.hub(context),
    pages: makePages(context, publicUrl, shared.staticFiles, shared.photos),
    tipPhotoBudget: makeTipPhotoBudget(context, disk, tipPhotoBytes),
  });
  return { context, publicUrl, app, setupLink: () => createSetupLink(context, publicUrl) };
}

/** Finds the districts of this process and opens each on its first request. */
export function openDistricts(shared: Process, main: string) {
  const directory = makeDirectory(shared.platform);
  const open = new Map<string, OpenDistrict>();
  async function find(host: string): Promise<OpenDistrict | undefined> {
    const found = await directory.find(host);
    if (!found) return undefined;
    const district = open.get(found.id) ?? openDistrict(shared, found, found.id === main);
    open.set(found.id, district);
    return district;
  }
  return { find, refresh: directory.refresh };
}
