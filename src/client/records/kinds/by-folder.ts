/** The modules of a glob by their folder's name, which is the kind's. */
export const byFolder = <T>(modules: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(modules).map(([path, module]) => [path.split('/').at(-2) ?? '', module]));
