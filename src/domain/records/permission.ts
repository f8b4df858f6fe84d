import { everyMember, everyone, nobody, officeWork, type Reach, type Reaches, type Role } from '../kernel/role.ts';
import { type KindName, kindNames, kindOf } from './kinds/index.ts';

/** Actions that need permission. Every route, push check and menu names one of these. */
export type Action =
  | `write:${KindName}`
  | 'public.read'
  | 'session.use'
  | 'sync'
  | 'review'
  | 'invite'
  | 'squad.lead'
  | 'figures.read'
  | 'evidence.read'
  | 'checks.read'
  | 'people.manage'
  | 'places.manage'
  | 'history.import'
  | 'certificates.manage'
  | 'reports.write'
  | 'reports.sign'
  | 'site.manage'
  | 'posts.write'
  | 'audit.read'
  | 'tips.read'
  | 'tips.keys';

const review: Reaches = { ...officeWork, leader: 'squad' };
const figures: Reaches = { ...officeWork, organizer: 'district' };

const actions: Readonly<Record<Exclude<Action, `write:${KindName}`>, Reaches>> = {
  'public.read': everyone,
  'session.use': everyMember,
  sync: everyMember,
  review,
  invite: review,
  'squad.lead': { ...nobody, leader: 'squad' },
  'figures.read': figures,
  'evidence.read': figures,
  'checks.read': { ...figures, leader: 'squad' },
  'people.manage': officeWork,
  'places.manage': officeWork,
  'history.import': officeWork,
  'certificates.manage': officeWork,
  'reports.write': figures,
  'reports.sign': officeWork,
  'site.manage': officeWork,
  'posts.write': officeWork,
  'audit.read': officeWork,
  'tips.read': officeWork,
  'tips.keys': { ...nobody, administrator: 'district' },
};

const writes = Object.fromEntries(kindNames.map((name) => [`write:${name}`, kindOf(name).write])) as Readonly<
  Record<`write:${KindName}`, Reaches>
>;

/** The permission table: action × role → reach. */
export const permissions: Readonly<Record<Action, Reaches>> = {
  ...actions,
  ...writes,
};

/** A role of another release, as on a server that was rolled back, may do nothing. */
export const reachIn = (reaches: Partial<Reaches>, role: Role): Reach => reaches[role] ?? 'none';

export const reachOf = (role: Role, action: Action): Reach => reachIn(permissions[action], role);

export const may = (role: Role, action: Action): boolean => reachOf(role, action) !== 'none';
