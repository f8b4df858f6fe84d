/** Returns localStorage, or a map that lasts as long as the page where the browser forbids it. */
export function browserMemory(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const kept = new Map<string, string>();
  const trying = <T>(work: () => T, otherwise: () => T): T => {
    try {
      return work();
    } catch {
      return otherwise();
    }
  };
  return {
    getItem: (key) =>
      trying(
        () => localStorage.getItem(key),
        () => kept.get(key) ?? null,
      ),
    setItem: (key, value) =>
      trying(
        () => localStorage.setItem(key, value),
        () => void kept.set(key, value),
      ),
    removeItem: (key) =>
      trying(
        () => localStorage.removeItem(key),
        () => void kept.delete(key),
      ),
  };
}
