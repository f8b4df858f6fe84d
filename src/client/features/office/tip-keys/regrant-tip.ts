import type { TipSummary } from '../../../../protocol/tips/tip-desk.ts';
import { openGrant, sealGrant } from '../../../tips/crypto/grant.ts';
import type { RegrantStep } from '../../../tips/desk/regrant.ts';
import { actOnTip, fetchTip } from '../../../tips/desk/tips-client.ts';
import type { Opener } from './sign-bundle.ts';

/** Opens one tip's grant and seals it to another key. The tip's content stays closed. */
export const regrantTip =
  (opener: Opener, target: { readonly key: string; readonly recipient: string }, instance: string) =>
  async (tip: TipSummary): Promise<RegrantStep> => {
    const fetched = await fetchTip(tip.id);
    // A tip that was deleted, or that this officer may not open, must not stop the others.
    if (!fetched.ok) return ['not_found', 'forbidden'].includes(fetched.error.code) ? 'cannot_open' : 'stop';
    // Another officer has granted it already; a grant is never replaced.
    if (fetched.value.grants.some(({ key }) => key === target.key)) return 'done';
    const grant = fetched.value.grants.find(({ key }) => key === opener.key);
    const name = { instance, tip: tip.id };
    const opened = grant && (await openGrant(grant.file, opener.identity, name));
    if (!opened?.ok) return 'cannot_open';
    const file = await sealGrant(opened.value, target.recipient, name);
    if (!file.ok) return 'stop';
    const answer = await actOnTip(tip.id, { act: 'grant', grants: [{ key: target.key, file: file.value }] });
    return answer.ok ? 'done' : 'stop';
  };
