import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { cards } from '../../src/domain/learning/cards/index.ts';
import { lawValues } from '../../src/domain/learning/law-values.ts';
import { kindOf } from '../../src/domain/records/kinds/index.ts';
import { emptySite } from '../../src/protocol/pages/site.ts';
import { homePage } from '../../src/server/pages/home.ts';
import { bareDocument, documentOf } from '../../src/server/pages/layout.ts';
import { cardPage, learnPage } from '../../src/server/pages/learn.ts';
import type { Site } from '../../src/server/pages/site.ts';
import { plainView } from '../../src/server/pages/view.ts';

/*
 * 移动互联网应用（APP）适老化通用设计规范 (2021), a test for each line that a program can check. docs/PHONES.md has the lines
 * that a person checks.
 */

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const sources = readdirSync(join(root, 'src/client'), { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => ({ path, text: read(`src/client/${path}`) }));
const sheets = readdirSync(join(root, 'src/client'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.css'))
  .map((path) => ({ path, text: read(`src/client/${path}`) }));
/** Dictionaries of the public's pages, and of all others. */
const dictionaries = sources.filter(({ path }) => /words(\/|[.-]|$)/.test(path) || path.startsWith('words/'));
const villagersWords = [
  read('src/client/tips/page/words.ts'),
  read('src/client/features/public/tip-receipt/words.ts'),
  read('src/client/features/entry/join/words.ts'),
  read('src/client/site/words.ts'),
  read('src/server/pages/words.ts'),
].join('\n');

const tokens = read('src/client/components/tokens.css');

/** The declarations of one rule of the tokens. */
function rule(selector: string): string {
  const at = tokens.indexOf(`  ${selector} {`);
  expect(at, selector).toBeGreaterThan(0);
  return tokens.slice(at, tokens.indexOf('\n  }', at));
}

function number(block: string, name: string): number {
  const found = new RegExp(`--${name}: ([\\d.]+)`).exec(block)?.[1];
  expect(found, name).toBeDefined();
  return Number(found);
}

/** Sizes of the main text, px: the root's share of the browser's 16 px. */
const textSize = (selector: string): number => (number(rule(selector), 'root') / 100) * 16;
const elder = ':root[data-size="elder"]';

type Scheme = 0 | 1;

/** Reads a colour of light or dark. */
function colour(block: string, name: string, scheme: Scheme): number[] {
  const pair = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(block);
  const hex = pair?.[scheme + 1];
  if (!hex) throw new Error(`no colour ${name}`);
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
}

/** Relative luminance of WCAG. */
const luminance = (parts: number[]): number => {
  const [r = 0, g = 0, b = 0] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

function contrast(block: string, front: string, back: string, scheme: Scheme): number {
  const [a = 0, b = 0] = [front, back]
    .map((name) => luminance(colour(block, name, scheme)))
    .sort((one, other) => other - one);
  return (a + 0.05) / (b + 0.05);
}

const site: Site = { ...emptySite, name: '某区', hotlines: [], origin: 'https://example.org', today: '2026-01-01' };
const [card] = cards;
if (!card) throw new Error('no cards');
const pages = [
  homePage({ site, events: [], posts: [], cards }, plainView, false),
  learnPage(site, plainView, cards),
  cardPage(site, plainView, card, lawValues),
].map((content) => documentOf(bareDocument, site, plainView, content));
const documents = ['index.html', 'tip.html', 'public.html'].map(read);

describe('适老化 checklist, what is seen', () => {
  it('1: text is sans-serif', () => {
    expect(rule(':root')).toMatch(/--font: [^;]*sans-serif;/);
    // Official papers have the fonts that are laid down for them.
    for (const { path, text } of sheets.filter(({ path }) => !path.endsWith('paper.css')))
      expect(text.match(/(?<!sans-)\bserif\b/), path).toBeNull();
  });

  it('2: the size can be chosen, up to 30 px for the main text', () => {
    expect(textSize(`${elder}[data-scale="30"]`)).toBeGreaterThanOrEqual(30);
    for (const page of pages) expect(page).toContain('data-size');
  });

  it('3: the main text of 长辈版 has 18 px or more, its small text too', () => {
    expect(textSize(elder)).toBeGreaterThanOrEqual(18);
    expect(textSize(elder) * number(rule(elder), 'small')).toBeGreaterThanOrEqual(18);
    expect(textSize(elder) * number(rule(elder), 'tab')).toBeGreaterThanOrEqual(18);
  });

  it('4: lines are at least 1.3 apart', () => {
    // 1.2 and less stand on signs and figures of one line.
    for (const { path, text } of sheets)
      for (const [, height] of text.matchAll(/line-height: ([\d.]+);/g))
        if (Number(height) > 1.2) expect(Number(height), path).toBeGreaterThanOrEqual(1.3);
    expect(read('src/client/components/base.css')).toMatch(/ \/ 1\.[5-9] var\(--font\)/);
  });

  it.each([0, 1] as const)('5: text and icons have a contrast of 4.5, edges of 3 (light or dark: %i)', (scheme) => {
    for (const block of [rule(':root'), rule(':root[data-contrast="more"]')]) {
      for (const back of ['ground', 'surface'])
        for (const front of ['ink', 'ink-2', 'brand', 'amber', 'red'])
          expect(contrast(block, front, back, scheme), `${front} on ${back}`).toBeGreaterThanOrEqual(4.5);
      for (const back of ['ground', 'surface'])
        expect(contrast(block, 'edge', back, scheme), `edge on ${back}`).toBeGreaterThanOrEqual(3);
    }
    for (const [front, back] of [
      ['brand-ink', 'brand'],
      ['amber', 'amber-soft'],
      ['red', 'red-soft'],
      ['brand', 'brand-soft'],
    ] as const)
      expect(contrast(rule(':root'), front, back, scheme), `${front} on ${back}`).toBeGreaterThanOrEqual(4.5);
  });

  it('6: no notice and no state speaks by colour alone', () => {
    // A notice must have a title, and draws a sign beside it; a state has its name inside.
    expect(read('src/client/components/Notice.tsx')).toMatch(/ title: JSX\.Element;[\s\S]*<Icon/);
    for (const { path, text } of sources) expect(text.match(/<Pill[^>]*\/>/), path).toBeNull();
  });
});

describe('适老化 checklist, what is touched', () => {
  it('7: nothing asks for a code from a picture', () => {
    for (const { path, text } of dictionaries) expect(text.match(/验证码|滑块|captcha/i), path).toBeNull();
  });

  it('8: targets have 60 px in 长辈版 and 44 px elsewhere, close buttons too', () => {
    for (const selector of [elder, `${elder}[data-scale="27"]`, `${elder}[data-scale="30"]`])
      expect(number(rule(selector), 'target')).toBeGreaterThanOrEqual(60);
    expect(number(rule(':root'), 'target')).toBeGreaterThanOrEqual(44);
    expect(read('src/client/components/button.css')).toContain('min-block-size: var(--target)');
    expect(read('src/client/components/Dialog.tsx')).toMatch(/<Button|class="button/);
  });

  it('9: no gesture needs several fingers', () => {
    for (const { path, text } of sources)
      expect(text.match(/touchstart|ontouch|onTouch|gesturestart|\.touches\b/), path).toBeNull();
  });

  it('10: no page of the public reloads or leaves by itself', () => {
    for (const page of [...pages, ...documents]) expect(page).not.toMatch(/http-equiv="refresh"/i);
  });
});

describe('适老化 checklist, how 长辈版 is found', () => {
  it('11: it is asked for at the first use, and offered at the top of every public page', () => {
    expect(read('src/client/features/entry/join/InviteForm.tsx')).toContain('words.readable');
    for (const page of pages) expect(page.indexOf('data-size')).toBeLessThan(page.indexOf('<main'));
    for (const top of ['src/client/tips/page/TipTop.tsx', 'src/client/features/entry/join/JoinPage.tsx'])
      expect(read(top)).toContain('<SiteTop />');
  });

  it('12: the search finds it under its four names', () => {
    const [, learn = ''] = pages;
    const item = /<li data-words="([^"]*)"><a href="[^"]*size=elder/.exec(learn)?.[1] ?? '';
    for (const name of ['长辈版', '亲情版', '关爱版', '关怀版']) expect(item).toContain(name);
  });
});

describe('适老化 checklist, what is asked and shown', () => {
  it('13: no advertisements and no buttons that lure', () => {
    for (const { path, text } of dictionaries)
      expect(text.match(/立即领取|点击领取|红包|抽奖|限时优惠|下载并安装|恭喜您/), path).toBeNull();
    for (const page of pages) expect(page).not.toMatch(/<iframe|<ins\b/);
  });

  it('14: no more of a person is kept than the notice says', () => {
    const kept = Object.keys(kindOf('member').fields);
    expect(kept.filter((name) => /identity|idNumber|birth|face|address|gender/i.test(name))).toEqual([]);
    const { text: notice = '' } = sources.find(({ path }) => path === 'features/entry/join/words.ts') ?? {};
    for (const named of ['姓名', '分队', '身份', '电话', '志愿者编号']) expect(notice).toContain(named);
  });

  it('15: screen readers are not shut out', () => {
    for (const { path, text } of sources)
      expect(text.match(/<(main|body|Page)[^>]*aria-hidden|role="application"/), path).toBeNull();
    for (const page of pages) expect(page).toMatch(/<a class="skip" href="#main">/);
  });
});

describe('适老化 checklist, the site', () => {
  it('16: everything is reached by the keyboard, in its order', () => {
    for (const { path, text } of sources) {
      expect(text.match(/tab[iI]ndex="?\{?[1-9]/), path).toBeNull();
      expect(text.match(/<(div|span|li|p)\b[^>]*\bonClick=/), path).toBeNull();
    }
  });

  it('17: articles can be read aloud, and the button is hidden without a voice', () => {
    expect(pages[2]).toMatch(/<button [^>]*hidden data-speak="[^"]+">[^<]+<\/button>/);
    expect(read('src/client/app/public-main.ts')).toContain('button.hidden = !voice()');
  });

  it('18: the page can be enlarged by the browser, too', () => {
    for (const page of [...pages, ...documents]) expect(page).not.toMatch(/user-scalable=no|maximum-scale/);
  });

  it('19: villagers read their own words', () => {
    expect(villagersWords.match(/密封|密文|密钥|令牌|缓存|客户端|终端|token|身份验证/g)).toBeNull();
  });

  it('20: what cannot be taken back is asked first', () => {
    for (const ask of ['giveUpAsk', 'finishFirst']) expect(read('src/client/tips/page/words.ts')).toContain(ask);
  });
});
