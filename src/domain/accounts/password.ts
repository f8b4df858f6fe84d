/** Characters that a password has at least. */
export const MIN_PASSWORD = 10;

/**
 * What guessing lists begin with, in lower case and without what people put behind it. Shorter words of those lists can not
 * be a password here; together with a year or a row of digits they can, so the bare words are listed.
 */
const common = new Set(
  `
  password passwd passw0rd p@ssw0rd p@ssword admin administrator welcome letmein iloveyou monkey dragon sunshine
  princess football baseball superman master login abc abcd qwerty qwertyuiop qwer asdf asdfghjkl zxcvbnm
  zaq12wsx 1qaz2wsx 1q2w3e4r 1q2w3e4r5t q1w2e3r4 q1w2e3r4t5 qazwsx qazwsxedc 1qazxsw2 a1b2c3d4 a1b2c3d4e5 woaini
  wodemima mima nihao zhongguo beijing woaizhongguo test guest user root changeme default secret computer
  internet trustno hello helloworld whatever starwars michael jordan shadow batman qingyuan jindu jinduban
  zhiyuanzhe gongzuo bangongshi wangzhe huawei xiaomi tencent weixin wechat alibaba taobao baidu a aa aaa q qq w
  z x abcde abcdef abcdefg 清源 禁毒 禁毒办 密码 我爱你 志愿者 管理员
`
    .trim()
    .split(/\s+/),
);

/** Rows of keys, of digits and of the alphabet: part of one, forwards or backwards, is guessed at once. */
const rows = ['01234567890123456789', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

const reversed = (text: string): string => [...text].reverse().join('');

/** One character, or one short piece, again and again: 1111111111, abcabcabcabc, 12 12 12. */
const isRepetition = (text: string): boolean => /^(.{1,5}?)\1+.{0,4}$/su.test(text) && new Set(text).size <= 5;

const isRow = (text: string): boolean => rows.some((row) => row.includes(text) || reversed(row).includes(text));

/** Digits and signs, which people put around a weak word to make it long enough. */
const padding = /[\d\s!-/:-@[-`{-~]+/g;

/**
 * Whether a password is among the first that somebody would guess: a common word, the product, the district or the own
 * address with digits and signs, digits alone, a row of keys, or the same again and again (NIST SP 800-63B, 5.1.1.2).
 * @param words what is near at hand besides: the district's name, the e-mail address
 */
export function isGuessable(password: string, words: readonly string[] = []): boolean {
  const text = password.trim().toLowerCase();
  if ([...text].length < MIN_PASSWORD || isRepetition(text) || isRow(text)) return true;
  const bare = text.replace(padding, '');
  const near = words
    .flatMap((word) => [word, word.split('@')[0] ?? ''])
    .map((word) => word.toLowerCase().replace(padding, ''))
    .filter((word) => word !== '');
  const unpadded = text.replace(/^[\d\s!-/:-@[-`{-~]+|[\d\s!-/:-@[-`{-~]+$/g, '');
  return bare === '' || common.has(text) || common.has(bare) || common.has(unpadded) || near.includes(bare);
}
