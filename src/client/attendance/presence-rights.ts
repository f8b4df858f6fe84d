import type { Accessor } from 'solid-js';
import type { Claim } from '../../domain/attendance/claim.ts';
import { may, reachOf } from '../../domain/records/permission.ts';
import { useClient } from '../state/context.ts';

/** Returns the rights of the signed-in member over others' presence. The server decides by the same rules. */
export function createPresenceRights(): {
  /** Show the code of an event, and note others. */
  readonly mayShow: Accessor<boolean>;
  /** Note people of every squad; leaders note those of their own. */
  readonly mayNoteAll: Accessor<boolean>;
  /** Say of a claim whether it is true: nobody does of what they entered or profit by. */
  readonly mayRule: (claim: Claim) => boolean;
} {
  const { session } = useClient();
  const actor = () => session.identity()?.actor;
  const mayShow = () => may(actor()?.role ?? 'public', 'write:eventKey');
  const mayNoteAll = () => reachOf(actor()?.role ?? 'public', 'write:attendance') === 'district';
  return {
    mayShow,
    mayNoteAll,
    mayRule({ author, member, squad }) {
      const self = actor();
      if (!self || !mayShow() || author === self.member || member === self.member) return false;
      return mayNoteAll() || squad === self.squad;
    },
  };
}
