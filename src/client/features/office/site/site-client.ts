import { FeedbackList } from '../../../../protocol/pages/feedback.ts';
import { Openings } from '../../../../protocol/pages/openings.ts';
import { SiteSettings } from '../../../../protocol/pages/site.ts';
import { empty } from '../../../platform/http/answer.ts';
import { callApi, callJson } from '../../../platform/http/call-api.ts';

export const fetchSite = () => callJson('/api/office/site', SiteSettings);

export const saveSite = (settings: SiteSettings) =>
  callApi('/api/office/site', empty, { method: 'POST', body: settings });

export const fetchFeedback = () => callJson('/api/office/feedback', FeedbackList);

export const replyTo = (id: string, reply: string) =>
  callApi(`/api/office/feedback/${id}/reply`, empty, { method: 'POST', body: { reply } });

export const fetchOpenings = () => callJson('/api/office/openings', Openings);
