import * as v from 'valibot';
import { dayAt } from '../../domain/kernel/day.ts';
import { CertificateSettings, type NewCertificateSettings } from '../../protocol/certificates/certificates.ts';
import { appendAudit } from '../audit/audit.ts';
import type { ServerContext } from '../platform/context.ts';
import { atomically } from '../platform/database/transaction.ts';
import type { NamedActor } from '../records/actor.ts';
import { readSetting, writeSetting } from '../records/district.ts';

const unset: CertificateSettings = {
  ...{ unit: '', responsible: '', handler: '', contact: '', seal: true, noticeDays: 0 },
  ...{ basis: null, stated: null },
};

/** Reads the office's settings of certificates; before any, nothing is certified and no unit is named. */
export async function readCertificateSettings(context: ServerContext): Promise<CertificateSettings> {
  const read = v.safeParse(CertificateSettings, await readSetting(context, 'certificates'));
  return read.success ? read.output : unset;
}

/** Saves the settings. Who states a basis that was not stated before is kept with the day. */
export const writeCertificateSettings = (
  context: ServerContext,
  actor: NamedActor,
  entered: NewCertificateSettings,
): Promise<CertificateSettings> =>
  atomically(context, async (within) => {
    const before = await readCertificateSettings(within);
    const stated = { day: dayAt(within.now()), member: actor.member, name: actor.name };
    const settings: CertificateSettings = {
      ...entered,
      stated: entered.basis === null ? null : entered.basis === before.basis ? before.stated : stated,
    };
    await writeSetting(within, 'certificates', settings);
    await appendAudit(within, {
      action: 'certificate_settings_changed',
      actor: actor.member,
      subject: 'certificates',
      detail: { basis: settings.basis },
    });
    return settings;
  });
