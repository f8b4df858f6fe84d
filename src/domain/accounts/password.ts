/** Minimum length of a password, in characters. */
export const MIN_PASSWORD = 10;

/**
 * Words at the head of password-guessing lists, in lower case and without trailing digits or signs.
 * Words under ten characters are listed too: a year or a run of digits makes them long enough to be a password.
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

/** Keyboard rows, digits and the alphabet. A part of one of these, forwards or backwards, is easy to guess. */
const rows = ['01234567890123456789', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

const reversed = (text: string): string => [...text].reverse().join('');

/** Matches one character or one short group repeated: 1111111111, abcabcabcabc, 12 12 12. */
const isRepetition = (text: string): boolean => /^(.{1,5}?)\1+.{0,4}$/su.test(text) && new Set(text).size <= 5;

const isRow = (text: string): boolean => rows.some((row) => row.includes(text) || reversed(row).includes(text));

/** Digits and signs that people add to a weak word to make it long enough. */
const padding = /[\d\s!-/:-@[-`{-~]+/g;

/**
 * Tells whether a password is easy to guess (NIST SP 800-63B, 5.1.1.2). It is if it consists of a common word, the
 * product's name or one of `words` with digits and signs, of digits alone, a keyboard row, or a repetition.
 * @param words words from the context of the account: the district's name, the e-mail address
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
