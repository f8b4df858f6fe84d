/** Maps a glob's modules by folder name, which is the kind's name. */
export const byFolder = <T>(modules: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(modules).map(([path, module]) => [path.split('/').at(-2) ?? '', module]));
