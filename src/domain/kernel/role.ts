/** Roles in the district, from least to most trusted. */
export const roles = ['public', 'volunteer', 'leader', 'organizer', 'officer', 'administrator'] as const;
export type Role = (typeof roles)[number];

export const memberRoles = ['volunteer', 'leader', 'organizer', 'officer', 'administrator'] as const;
export type MemberRole = (typeof memberRoles)[number];

/** How far a permission reaches: nothing, the member's own records, the squad's, or the whole district's. */
export type Reach = 'none' | 'own' | 'squad' | 'district';

/** A row of the permission table. Every role needs an entry, so the compiler reports a new role that is missing. */
export type Reaches = Readonly<Record<Role, Reach>>;

export const nobody: Reaches = {
  public: 'none',
  volunteer: 'none',
  leader: 'none',
  organizer: 'none',
  officer: 'none',
  administrator: 'none',
};

/** Permission for field work: volunteers for their own, leaders for the squad's, the office for all. */
export const fieldWork: Reaches = {
  public: 'none',
  volunteer: 'own',
  leader: 'squad',
  organizer: 'district',
  officer: 'district',
  administrator: 'district',
};

/** Permission for records that only the office maintains: places, squads, members. */
export const officeWork: Reaches = {
  ...nobody,
  officer: 'district',
  administrator: 'district',
};

/** Permission for records that organizers maintain with the office: materials. */
export const organizerWork: Reaches = { ...officeWork, organizer: 'district' };

/** Permission to plan ahead: leaders for their squad, organizers and the office for all. */
export const planning: Reaches = { ...fieldWork, volunteer: 'none' };

/** Permission for everybody with an account. */
export const everyMember: Reaches = {
  public: 'none',
  volunteer: 'own',
  leader: 'squad',
  organizer: 'district',
  officer: 'district',
  administrator: 'district',
};

export const everyone: Reaches = { ...everyMember, public: 'own' };

/** Tells whether `granter` may assign the role `granted`. Only administrators assign officers and administrators. */
export function mayGrant(granter: Role, granted: MemberRole): boolean {
  if (granter === 'administrator') return true;
  if (granter === 'officer') return granted !== 'officer' && granted !== 'administrator';
  return granter === 'leader' && granted === 'volunteer';
}
