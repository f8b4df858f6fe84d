import { describe, expect, it } from 'vitest';
import { MAX_TEXT } from '../../../src/domain/posts/block.ts';
import { parsePost } from '../../../src/server/posts/markdown.ts';

const HASH = 'ab'.repeat(32);
const pictures = new Map([['ab'.repeat(8), HASH]]);
const parse = (text: string) => parsePost(text, pictures);
const codes = (text: string) => parse(text).problems.map(({ code, line }) => `${code} ${line}`);

describe('the text of a post', () => {
  it('becomes blocks', () => {
    const { blocks, problems } = parse(
      [
        '# 赶集',
        '### 小标题',
        '看一看**罂粟**和*虞美人*，[学一学](/learn/etomidate)。',
        '问一问。',
        '',
        '- 一',
        '- 二',
        '',
        '  还是二',
        '',
        '1. 甲',
        '',
        '> 引用',
        '>',
        '> 第二段',
        '',
        `![集市上认罂粟](photo:${'ab'.repeat(8)})`,
      ].join('\n'),
    );
    expect(problems).toEqual([]);
    expect(blocks).toEqual([
      { type: 'heading', level: 2, runs: [{ text: '赶集' }] },
      { type: 'heading', level: 3, runs: [{ text: '小标题' }] },
      {
        type: 'paragraph',
        runs: [
          { text: '看一看' },
          { text: '罂粟', strong: true },
          { text: '和' },
          { text: '虞美人', emphasis: true },
          { text: '，' },
          { text: '学一学', href: '/learn/etomidate' },
          { text: '。\n问一问。' },
        ],
      },
      { type: 'list', ordered: false, items: [[{ text: '一' }], [{ text: '二' }, { text: '\n' }, { text: '还是二' }]] },
      { type: 'list', ordered: true, items: [[{ text: '甲' }]] },
      { type: 'quote', paragraphs: [[{ text: '引用' }], [{ text: '第二段' }]] },
      { type: 'picture', photo: HASH, alt: '集市上认罂粟' },
    ]);
  });

  it('stresses words in Chinese quotation marks, as clerks write them', () => {
    expect(parse('发现**“减肥糖”**不要吃').blocks).toEqual([
      { type: 'paragraph', runs: [{ text: '发现' }, { text: '“减肥糖”', strong: true }, { text: '不要吃' }] },
    ]);
  });

  it('keeps marks as text that a clerk types without meaning them', () => {
    const text = '    四个空格\n\n---\n\n&lt;b&gt; `x`\n\n题\n===';
    expect(parse(text).problems).toEqual([]);
    expect(parse(text).blocks.flatMap((block) => ('runs' in block ? block.runs : []))).toEqual([
      { text: '四个空格' },
      { text: '---' },
      { text: '&lt;b&gt; `x`' },
      { text: '题\n===' },
    ]);
  });

  it.each([
    ['好\n\n<script>alert(1)</script>', ['html 3']],
    ['好 <img src=x onerror=alert(1)>', ['html 1']],
    ['<!-- 注 -->', ['html 1']],
    ['[看](javascript:alert(1))', ['link_scheme 1']],
    ['<javascript:alert(1)>', ['link_scheme 1']],
    ['[看](https://g\u043ev.cn)', ['look_alike 1', 'link_look_alike 1']],
    ['一\n\n[www.gov.cn](https://evil.com)', ['link_disguised 3']],
    ['看\u202e一看', ['bidi 1']],
    ['![图](photo:0000000000000000)', ['picture_unknown 1']],
    ['![图](https://example.com/x.jpg)', ['picture_unknown 1']],
    [`![](photo:${'ab'.repeat(8)})`, ['picture_unnamed 1']],
    ['- 一\n  - 二', ['nested 2']],
    ['> # 题', ['nested 1']],
  ])('%j is refused with its line', (text, expected) => expect(codes(text)).toEqual(expected));

  it('shows nothing of what it refuses: no address, no HTML', () => {
    const { blocks } = parse('[看](javascript:alert(1)) <b>粗</b>');
    expect(JSON.stringify(blocks)).toBe('[{"type":"paragraph","runs":[{"text":"看 粗"}]}]');
  });

  it('is refused with more blocks or runs than a page may have', () => {
    expect(codes('一\n\n'.repeat(400))).toEqual(['too_long 0']);
    expect(codes('*一*二'.repeat(1_500))).toEqual(['too_long 0']);
    expect(parse('一\n\n'.repeat(400)).blocks).toEqual([]);
  });

  it.each([
    '>',
    '[',
    '![',
    '[a](',
    '*a_ ',
    '**a *b ',
    '- ',
    '1. \n',
    '<a ',
    '<!--',
    '<![CDATA[',
    '[*',
    '\\',
    '&a',
    '[a](b "',
    '**“',
    'g\u043e.',
    'a.',
    '[a.b](https://a.b)',
  ])('full of %j is parsed within a second', (part) => {
    const text = part.repeat(Math.ceil(MAX_TEXT / part.length)).slice(0, MAX_TEXT);
    const from = performance.now();
    parse(text);
    expect(performance.now() - from).toBeLessThan(1_000);
  });
});
