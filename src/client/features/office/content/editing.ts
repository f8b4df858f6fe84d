import type { ContentChange } from '../../../../domain/learning/change-content.ts';
import type { ContentState } from '../../../../protocol/pages/content.ts';
import { createAction } from '../../../components/action.ts';
import { sendChange } from '../../../learning/content-client.ts';
import { failureText } from '../../../records/failure-text.ts';
import { faultText } from './fault-text.ts';
import { words } from './words.ts';

/** The district's content as the page shows it, and the callback for a changed one. */
export interface Desk {
  readonly state: () => ContentState;
  readonly onChanged: (state: ContentState) => void;
  readonly refetch: () => void;
}

/** Makes a sender of decisions for a form or button, which shows the outcome. */
export function createSender(desk: Desk) {
  const action = createAction(failureText);
  async function send(change: ContentChange): Promise<boolean> {
    const answer = await action.run(() => sendChange(change));
    if (!answer) return false;
    if (!answer.ok) {
      if (answer.error.code !== 'conflict') return false;
      desk.refetch();
      action.refuse(words.conflict);
      return false;
    }
    const { faults, state } = answer.value;
    if (!state) {
      action.refuse(faultText(faults ?? []));
      return false;
    }
    action.tell({ tone: 'ok', words: words.saved });
    desk.onChanged(state);
    return true;
  }
  return { action, send };
}

/** The number of changes that a decision is based on. */
export const basedOn = (desk: Desk, sort: ContentChange['sort'], id: string): number =>
  desk.state().content[sort][id]?.version ?? 0;
