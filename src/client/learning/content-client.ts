import type { ContentChange } from '../../domain/learning/change-content.ts';
import { ContentAnswer, ContentDue, ContentState } from '../../protocol/pages/content.ts';
import { callJson } from '../platform/http/call-api.ts';

export const fetchContentState = () => callJson('/api/office/content', ContentState);

export const fetchContentDue = () => callJson('/api/office/content/due', ContentDue);

/** Sends a decision of the office. The answer holds all decisions, or why the text was not taken. */
export const sendChange = (change: ContentChange) =>
  callJson('/api/office/content', ContentAnswer, { method: 'POST', body: change });
