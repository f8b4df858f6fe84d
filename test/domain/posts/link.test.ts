import { describe, expect, it } from 'vitest';
import { checkLink } from '../../../src/domain/posts/link.ts';
import { hasDirections, hasLookAlikes } from '../../../src/domain/posts/text.ts';

describe('a link of a post', () => {
  it.each([
    ['https://www.nncc626.com/x?y=1#z', '中国禁毒网'],
    ['http://example.com', 'example.com'],
    ['https://www.example.com/a', 'example.com'],
    ['tel:110', '110'],
    ['tel:0712-1234567', '打电话'],
    ['/learn/etomidate?lang=en', '看一看'],
    ['/', '首页'],
  ])('%s is taken', (href, text) => {
    expect(checkLink(href, text)).toEqual({ ok: true, value: href });
  });

  it.each([
    ['javascript:alert(1)', '看', 'link_scheme'],
    ['JaVaScRiPt:alert(1)', '看', 'link_scheme'],
    ['data:text/html,x', '看', 'link_scheme'],
    ['ftp://example.com', '看', 'link_scheme'],
    ['//example.com', '看', 'link_scheme'],
    ['\\\\example.com', '看', 'link_hidden'],
    ['https://example.com/\u202egnp.exe', '看', 'link_hidden'],
    ['java\u200bscript:alert(1)', '看', 'link_hidden'],
    ['https://exam ple.com', '看', 'link_hidden'],
    // Cyrillic о, and its form in punycode.
    ['https://g\u043ev.cn/x', '看', 'link_look_alike'],
    ['https://xn--gv-sbc.cn/x', '看', 'link_look_alike'],
    ['https://gov.cn@evil.com/x', '看', 'link_look_alike'],
    ['https://gov.cn:8080/x', '看', 'link_look_alike'],
    ['https://192.168.0.1/x', '看', 'link_look_alike'],
    ['https://3232235521/x', '看', 'link_look_alike'],
    ['https://gov。cn/x', '看', 'link_look_alike'],
    ['https://', '看', 'link_look_alike'],
    ['https://evil.com/x', '打开 www.gov.cn', 'link_disguised'],
    ['https://evil.com/x', 'https://gov.cn/x', 'link_disguised'],
    ['https://evil.com/x', 'ｇｏｖ．ｃｎ', 'link_disguised'],
    ['https://evil.com/x', 'gov。cn', 'link_disguised'],
    ['/tip', 'gov.cn', 'link_disguised'],
  ])('%s with the text %s is refused: %s', (href, text, code) => {
    expect(checkLink(href, text)).toEqual({ ok: false, error: code });
    // The same answer however often it is asked.
    expect(checkLink(href, text)).toEqual({ ok: false, error: code });
  });
});

describe('a text of a post', () => {
  it('has no characters that turn its direction', () => {
    expect(hasDirections('看\u202e一看')).toBe(true);
    expect(hasDirections('\u2067看')).toBe(true);
    expect(hasDirections('看一看 abc')).toBe(false);
  });

  it('mixes no letters that look alike in a word', () => {
    expect(hasLookAlikes('打开 g\u043ev.cn')).toBe(true);
    expect(hasLookAlikes('АБВ 和 abc')).toBe(false);
    expect(hasLookAlikes('γ-羟丁酸，THC，K粉')).toBe(false);
  });
});
