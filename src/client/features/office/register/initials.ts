/** The first character of each letter in pinyin order, from A to Z without I, U and V. */
const firsts = '阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥仨他屲夕丫帀';
const letters = 'abcdefghjklmnopqrstwxyz';

const collator = new Intl.Collator('zh-Hans-CN-u-co-pinyin');

/** Surnames that are read otherwise than the character usually is. */
const surnames: Readonly<Record<string, string>> = {
  曾: 'z',
  单: 's',
  解: 'x',
  仇: 'q',
  区: 'o',
  查: 'z',
  翟: 'z',
  覃: 'q',
  尉: 'w',
  乐: 'y',
  员: 'y',
  朴: 'p',
  缪: 'm',
  盖: 'g',
};

/** Whether this browser orders Chinese by pinyin; some small ones do not. */
const isPinyin = Array.from(firsts).every(
  (first, at, all) => at === 0 || collator.compare(all[at - 1] ?? '', first) < 0,
);

function letterOf(character: string): string {
  if (!/\p{Script=Han}/u.test(character)) return character;
  const upTo = Array.from(firsts).filter((first) => collator.compare(first, character) <= 0);
  return letters[upTo.length - 1] ?? '';
}

const known = new Map<string, string>();

function initialsOf(name: string): string {
  const found = known.get(name);
  if (found !== undefined) return found;
  const initials = Array.from(name, letterOf).join('');
  known.set(name, initials);
  return initials;
}

/**
 * Whether a name has these pinyin initials, as `ldm` for 刘德明. A character with several readings is found by the usual
 * one, a surname also by its own.
 */
export function hasInitials(name: string, typed: string): boolean {
  if (!isPinyin || !/^[a-z]+$/.test(typed)) return false;
  const usual = initialsOf(name);
  const own = surnames[name[0] ?? ''];
  return usual.includes(typed) || (own !== undefined && (own + usual.slice(1)).startsWith(typed));
}
