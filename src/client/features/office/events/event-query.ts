import type { PlannedEvent } from '../../../../domain/events/event.ts';
import { type Standing, standings } from '../../../../domain/events/times.ts';
import { type Day, isDay } from '../../../../domain/kernel/day.ts';
import { type Id, isId } from '../../../../domain/kernel/id.ts';
import { periodOf } from '../../../../domain/kernel/period.ts';

type Address = Readonly<Record<string, string | readonly string[] | undefined>>;

export const views = ['week', 'month', 'list'] as const;
export type View = (typeof views)[number];

/** The filters and the choice in the address of the page of events. */
export interface EventQuery {
  readonly view: View;
  /** A day of the week or month that is shown; the list shows all events without it. */
  readonly day: Day | undefined;
  readonly standing: Standing | undefined;
  readonly campaign: Id | undefined;
  readonly squad: Id | undefined;
  /** The chosen event. */
  readonly event: Id | undefined;
}

/** Reads the address; whatever is not understood is left out. */
export function eventQuery(address: Address): EventQuery {
  const id = (key: string): Id | undefined => {
    const value = address[key];
    return isId(value) ? value : undefined;
  };
  return {
    view: views.find((view) => view === address.view) ?? 'month',
    day: isDay(address.day) ? address.day : undefined,
    standing: standings.find((standing) => standing === address.state),
    campaign: id('campaign'),
    squad: id('squad'),
    event: id('event'),
  };
}

/** Tells whether an event passes the filters; the list also goes by the month of its day. */
export function passes(event: PlannedEvent, query: EventQuery, standing: Standing): boolean {
  const { view, day, campaign, squad } = query;
  const month = view === 'list' && day ? periodOf('month', day) : undefined;
  return (
    (!query.standing || standing === query.standing) &&
    (!campaign || event.campaign === campaign) &&
    (!squad || event.squad === squad || event.invited.includes(squad)) &&
    (!month || (event.day >= month.from && event.day <= month.to))
  );
}
