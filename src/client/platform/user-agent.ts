/** Programs that show web pages on phones in China. The names of apps come before those of browsers that they borrow. */
const signs = {
  wechat: /MicroMessenger\//i,
  dingtalk: /DingTalk\//i,
  alipay: /AlipayClient\//i,
  qq: /\bQQ\/\d/,
  quark: /Quark\//i,
  uc: /UCBrowser\//i,
  qqbrowser: /MQQBrowser\//i,
  huawei: /HuaweiBrowser\//i,
  xiaomi: /MiuiBrowser\//i,
  vivo: /VivoBrowser\//i,
  oppo: /HeyTapBrowser\/|OppoBrowser\//i,
} as const;

const named = Object.entries(signs) as [keyof typeof signs, RegExp][];

/** Apps whose pages are a view inside the app. */
const insideApps: ReadonlySet<string> = new Set(['wechat', 'dingtalk', 'alipay', 'qq']);

export type BrowserName = keyof typeof signs | 'safari' | 'other';

/** A browser, as it names itself. */
export interface Browser {
  readonly name: BrowserName;
  readonly system: 'ios' | 'android' | 'harmony' | 'computer';
  /** The page is shown inside another app, which saves no files, prints nothing and adds nothing to the home screen. */
  readonly isInApp: boolean;
}

function systemOf(userAgent: string, touchPoints: number): Browser['system'] {
  if (/iPhone|iPad|iPod/.test(userAgent)) return 'ios';
  // Newer iPads name themselves a Mac, and have a touch screen.
  if (/Macintosh/.test(userAgent) && touchPoints > 1) return 'ios';
  if (/OpenHarmony/.test(userAgent)) return 'harmony';
  return /Android/.test(userAgent) ? 'android' : 'computer';
}

/**
 * Reads which browser shows the page.
 * @param touchPoints `navigator.maxTouchPoints`
 */
export function readUserAgent(userAgent: string, touchPoints: number): Browser {
  const system = systemOf(userAgent, touchPoints);
  const name = named.find(([, sign]) => sign.test(userAgent))?.[0];
  // Other browsers on iOS write their own name in the place of `Version`.
  const isSafari = system === 'ios' && /Version\/[\d.]+ .*Safari\//.test(userAgent);
  return { name: name ?? (isSafari ? 'safari' : 'other'), system, isInApp: name !== undefined && insideApps.has(name) };
}

/** Returns how a picture or a file is saved: by download, by a long press, or elsewhere. */
export const savingIn = ({ isInApp, system }: Browser, isPicture: boolean): 'download' | 'press' | 'elsewhere' => {
  if (!isInApp || system === 'computer') return 'download';
  return isPicture ? 'press' : 'elsewhere';
};

/** Returns how the site gets onto the home screen here. `elsewhere`: only from another browser. */
export const addingIn = ({ isInApp, name, system }: Browser): 'share' | 'menu' | 'elsewhere' => {
  if (isInApp) return 'elsewhere';
  if (system === 'ios') return name === 'safari' ? 'share' : 'elsewhere';
  return ['quark', 'uc', 'qqbrowser'].includes(name) ? 'elsewhere' : 'menu';
};
