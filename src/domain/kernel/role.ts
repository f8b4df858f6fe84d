/** Who someone is to the district, from least to most trusted. */
export const roles = ['public', 'volunteer', 'leader', 'organizer', 'officer', 'administrator'] as const;
export type Role = (typeof roles)[number];

export const memberRoles = ['volunteer', 'leader', 'organizer', 'officer', 'administrator'] as const;
export type MemberRole = (typeof memberRoles)[number];

/** How far a right reaches: nothing, one's own records, the own squad's, or the whole district's. */
export type Reach = 'none' | 'own' | 'squad' | 'district';

/** A row of the permission table: every role has an entry, so that a new role cannot be forgotten. */
export type Reaches = Readonly<Record<Role, Reach>>;

export const nobody: Reaches = {
  public: 'none',
  volunteer: 'none',
  leader: 'none',
  organizer: 'none',
  officer: 'none',
  administrator: 'none',
};

/** Field work: a volunteer logs own work, a leader the squad's, the office anyone's. */
export const fieldWork: Reaches = {
  public: 'none',
  volunteer: 'own',
  leader: 'squad',
  organizer: 'district',
  officer: 'district',
  administrator: 'district',
};

/** What only the office keeps: places, squads, people. */
export const officeWork: Reaches = {
  ...nobody,
  officer: 'district',
  administrator: 'district',
};

/** What organizers keep with the office: materials. */
export const organizerWork: Reaches = { ...officeWork, organizer: 'district' };

/** Everybody with an account. */
export const everyMember: Reaches = {
  public: 'none',
  volunteer: 'own',
  leader: 'squad',
  organizer: 'district',
  officer: 'district',
  administrator: 'district',
};

export const everyone: Reaches = { ...everyMember, public: 'own' };

/** May a member of role `granter` give somebody role `granted`? Only an administrator makes officers and administrators. */
export function mayGrant(granter: Role, granted: MemberRole): boolean {
  if (granter === 'administrator') return true;
  if (granter === 'officer') return granted !== 'officer' && granted !== 'administrator';
  return granter === 'leader' && granted === 'volunteer';
}
