import type { ContentChange } from '../../domain/learning/change-content.ts';
import { ContentAnswer, ContentDue, ContentState, ShownContent } from '../../protocol/pages/content.ts';
import { callJson } from '../platform/http/call-api.ts';

export const fetchContentState = () => callJson('/api/office/content', ContentState);

/** Fetches the office's decisions as readers see them, for everybody at the desk. */
export const fetchShownContent = () => callJson('/api/office/content/shown', ShownContent);

export const fetchContentDue = () => callJson('/api/office/content/due', ContentDue);

/** Sends a decision of the office. The answer holds all decisions, or why the text was not taken. */
export const sendChange = (change: ContentChange) =>
  callJson('/api/office/content', ContentAnswer, { method: 'POST', body: change });
