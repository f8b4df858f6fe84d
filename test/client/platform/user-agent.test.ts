import { describe, expect, it } from 'vitest';
import { addingIn, type Browser, readUserAgent, savingIn } from '../../../src/client/platform/user-agent.ts';

const ios = (rest: string): string =>
  `Mozilla/5.0 (iPhone; CPU iPhone OS 17_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) ${rest}`;
const android = (rest: string, device = 'V2148A Build/TP1A.220624.014'): string =>
  `Mozilla/5.0 (Linux; Android 13; ${device}) AppleWebKit/537.36 (KHTML, like Gecko) ${rest}`;

/** Each browser's own words, by name, system, and whether it is inside an app. */
const cases: readonly [what: string, agent: string, expected: string, touchPoints?: number][] = [
  [
    'WeChat on Android',
    android(
      'Version/4.0 Chrome/116.0.0.0 Mobile Safari/537.36 XWEB/1160117 MMWEBSDK/20231202 MMWEBID/7166 MicroMessenger/8.0.47.2560(0x28002F30) WeChat/arm64 Weixin NetType/WIFI Language/zh_CN ABI/arm64',
      'V2148A Build/TP1A.220624.014; wv',
    ),
    'wechat android inside',
  ],
  [
    'WeChat on Android, in the older engine that names QQ’s',
    android(
      'Version/4.0 Chrome/89.0.4389.72 MQQBrowser/6.2 TBS/046011 Mobile Safari/537.36 MMWEBID/5412 MicroMessenger/8.0.20.2100(0x28001439) Process/toolsmp WeChat/arm64 Weixin NetType/4G Language/zh_CN ABI/arm64',
    ),
    'wechat android inside',
  ],
  [
    'WeChat on iOS',
    ios('Mobile/15E148 MicroMessenger/8.0.47(0x18002f2c) NetType/WIFI Language/zh_CN'),
    'wechat ios inside',
  ],
  [
    'WeChat on HarmonyOS',
    'Mozilla/5.0 (Phone; OpenHarmony 5.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/114.0.0.0 Safari/537.36 ArkWeb/4.1.6.1 Mobile MicroMessenger/8.0.11.35(0xf3800b23) Weixin NetType/WIFI Language/zh_CN',
    'wechat harmony inside',
  ],
  [
    'WeChat on Windows',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/107.0.0.0 Safari/537.36 NetType/WIFI MicroMessenger/7.0.20.1781(0x6700143B) WindowsWechat(0x63090a13) XWEB/8555 Flue',
    'wechat computer inside',
  ],
  [
    'WeCom on Android',
    android(
      'Version/4.0 Chrome/116.0.0.0 Mobile Safari/537.36 XWEB/1160065 MMWEBSDK/20230504 wxwork/4.1.10 MicroMessenger/7.0.1 NetType/WIFI Language/zh ColorScheme/Light',
    ),
    'wechat android inside',
  ],
  [
    'DingTalk on Android',
    android(
      'Version/4.0 Chrome/100.0.4896.127 Mobile Safari/537.36 AliApp(DingTalk/7.0.30) com.alibaba.android.rimet/30512345 Channel/700159 language/zh-CN abi/64 UT4Aplus/0.2.25 colorScheme/light',
    ),
    'dingtalk android inside',
  ],
  [
    'DingTalk on iOS',
    ios(
      'Mobile/21D50 AliApp(DingTalk/7.5.5) com.laiwang.DingTalk/34203342 Channel/201200 Pad/iPhone language/zh-Hans-CN UT4Aplus/ltracker-0.0.6 WK',
    ),
    'dingtalk ios inside',
  ],
  [
    'Alipay on Android, in UC’s engine',
    android(
      'Version/4.0 Chrome/100.0.4896.58 UWS/5.12.3.0 Mobile Safari/537.36 UCBS/5.12.3.0 NebulaSDK/1.8.100112 Nebula AlipayDefined(nt:WIFI,ws:393|0|2.75) AliApp(AP/10.5.0.8000) AlipayClient/10.5.0.8000 Language/zh-Hans useStatusBar/true isConcaveScreen/true',
    ),
    'alipay android inside',
  ],
  [
    'Alipay on iOS',
    ios(
      'Mobile/21D50 Ariver/1.1.0 AliApp(AP/10.5.80.6000) Nebula WK RVKType(1) AlipayDefined(nt:WIFI,ws:390|780|3.0) AlipayClient/10.5.80.6000 Language/zh-Hans Region/CN',
    ),
    'alipay ios inside',
  ],
  [
    'QQ on Android',
    android(
      'Version/4.0 Chrome/89.0.4389.72 MQQBrowser/6.2 TBS/046613 Mobile Safari/537.36 V1_AND_SQ_8.9.88_5002_YYB_D QQ/8.9.88.13600 NetType/4G WebP/0.3.0 AppId/537187398 Pixel/1080',
    ),
    'qq android inside',
  ],
  [
    'QQ’s browser on Android',
    android('Version/4.0 Chrome/89.0.4389.72 MQQBrowser/14.5 Mobile Safari/537.36 COVC/046515'),
    'qqbrowser android',
  ],
  [
    'Quark on Android',
    android('Version/4.0 Chrome/100.0.4896.58 Quark/6.9.1.480 Mobile Safari/537.36'),
    'quark android',
  ],
  [
    'UC on Android',
    android('Version/4.0 Chrome/100.0.4896.58 UCBrowser/16.5.8.1296 Mobile Safari/537.36'),
    'uc android',
  ],
  [
    'UC on iOS, which names its makers’ apps',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_3 like Mac OS X; zh-CN) AppleWebKit/537.51.1 (KHTML, like Gecko) Mobile/21D50 UCBrowser/16.7.2.2301 Mobile AliApp(TUnionSDK/0.1.20.4)',
    'uc ios',
  ],
  [
    'Huawei on Android',
    'Mozilla/5.0 (Linux; Android 12; HarmonyOS; NOH-AN00; HMSCore 6.12.4.312) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/99.0.4844.88 HuaweiBrowser/14.0.5.303 Mobile Safari/537.36',
    'huawei android',
  ],
  [
    'Huawei on HarmonyOS',
    'Mozilla/5.0 (Phone; OpenHarmony 5.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/114.0.0.0 Safari/537.36 ArkWeb/4.1.6.1 Mobile HuaweiBrowser/5.0.4.300',
    'huawei harmony',
  ],
  [
    'Xiaomi',
    'Mozilla/5.0 (Linux; U; Android 13; zh-cn; 2211133C Build/TKQ1.220905.001) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/109.0.5414.118 Mobile Safari/537.36 XiaoMi/MiuiBrowser/18.3.40410',
    'xiaomi android',
  ],
  ['vivo', android('Chrome/87.0.4280.141 Mobile Safari/537.36 VivoBrowser/20.1.1.0'), 'vivo android'],
  [
    'OPPO',
    android(
      'Version/4.0 Chrome/115.0.5790.168 Mobile Safari/537.36 HeyTapBrowser/40.8.41.2.1',
      'PGEM10 Build/TP1A.220905.001',
    ),
    'oppo android',
  ],
  ['Safari on an iPhone', ios('Version/17.3 Mobile/15E148 Safari/604.1'), 'safari ios'],
  [
    'Safari on an iPad that names itself a Mac',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.3 Safari/605.1.15',
    'safari ios',
    5,
  ],
  [
    'Safari on a Mac',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.3 Safari/605.1.15',
    'other computer',
  ],
  ['Chrome on an iPhone', ios('CriOS/121.0.6167.138 Mobile/15E148 Safari/604.1'), 'other ios'],
  ['Chrome on Android', android('Chrome/121.0.0.0 Mobile Safari/537.36', 'K'), 'other android'],
  ['a browser that says nothing', '', 'other computer'],
];

const shown = ({ name, system, isInApp }: Browser): string => [name, system, ...(isInApp ? ['inside'] : [])].join(' ');

describe('a browser’s own words', () => {
  it.each(cases)('%s', (_, agent, expected, touchPoints = 0) => {
    expect(shown(readUserAgent(agent, touchPoints))).toBe(expected);
  });
});

const of = (what: string): Browser => {
  const [, agent = '', , touchPoints = 0] = cases.find(([name]) => name === what) ?? [];
  return readUserAgent(agent, touchPoints);
};

describe('what a browser lets a page do', () => {
  it('saves files in browsers, pictures by a long press inside apps, and files there never', () => {
    for (const what of ['Safari on an iPhone', 'Huawei on Android', 'Xiaomi', 'WeChat on Windows'])
      expect([savingIn(of(what), true), savingIn(of(what), false)]).toEqual(['download', 'download']);
    for (const what of ['WeChat on Android', 'WeChat on iOS', 'Alipay on iOS', 'DingTalk on Android'])
      expect([savingIn(of(what), true), savingIn(of(what), false)]).toEqual(['press', 'elsewhere']);
  });

  it('adds to the home screen by the share button of Safari, by the menu on Android, and elsewhere from another browser', () => {
    expect(addingIn(of('Safari on an iPhone'))).toBe('share');
    for (const what of ['Huawei on Android', 'Xiaomi', 'vivo', 'OPPO', 'Chrome on Android'])
      expect(addingIn(of(what))).toBe('menu');
    for (const what of ['WeChat on iOS', 'Chrome on an iPhone', 'Quark on Android', 'UC on Android'])
      expect(addingIn(of(what))).toBe('elsewhere');
  });
});
