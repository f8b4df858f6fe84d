/** Returns the word for a key. A later server may know more keys than this release; `otherwise` stands for those. */
export const wordOf = <Key extends string>(
  dictionary: Readonly<Record<Key, string>>,
  key: string,
  otherwise = '',
): string => (Object.hasOwn(dictionary, key) ? dictionary[key as Key] : otherwise);
