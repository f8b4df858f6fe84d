/** A role of an event, with the number of people needed. */
export interface RoleNeed {
  readonly role: string;
  readonly people: number;
}

const line = /^(\D{1,19}?)[\s:：]*(\d{1,3})\s*人?$/;

/**
 * Reads the roles of an event, one a line, such as 讲解 3.
 * @returns undefined if a line is not understood, asks for nobody, or names a role again
 */
export function readRoles(text: string): RoleNeed[] | undefined {
  const roles: RoleNeed[] = [];
  for (const part of text.split(/[\n,，、;；]/).map((each) => each.trim())) {
    if (!part) continue;
    const [, name = '', number] = line.exec(part) ?? [];
    const [role, people] = [name.trim(), Number(number)];
    if (!role || !people || roles.some((other) => other.role === role)) return undefined;
    roles.push({ role, people });
  }
  return roles;
}
