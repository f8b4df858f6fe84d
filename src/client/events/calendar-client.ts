import { CalendarAddress, CalendarState } from '../../protocol/calendar/calendar.ts';
import { empty } from '../platform/http/answer.ts';
import { callApi, callJson } from '../platform/http/call-api.ts';

export const fetchCalendarState = () => callJson('/api/calendar-key', CalendarState);

/** Makes an address for a calendar program. Only this answer contains it. */
export const makeCalendarAddress = () => callJson('/api/calendar-key', CalendarAddress, { method: 'POST' });

export const endCalendarAddress = () => callApi('/api/calendar-key', empty, { method: 'DELETE' });
