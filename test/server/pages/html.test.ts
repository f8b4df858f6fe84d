import { describe, expect, it } from 'vitest';
import { dataBlock, html } from '../../../src/server/pages/html.ts';

describe('a template', () => {
  it('escapes every text, in content and in attributes', () => {
    const hostile = `<script>alert("x" + 'y')</script>&`;
    const escaped = '&lt;script&gt;alert(&quot;x&quot; + &#39;y&#39;)&lt;/script&gt;&amp;';
    expect(html`<p title="${hostile}">${hostile}</p>`.text).toBe(`<p title="${escaped}">${escaped}</p>`);
  });

  it('removes characters that turn or hide text', () => {
    expect(html`${'证明\u202e卖毒\u2066\u200b\u0000书'}`.text).toBe('证明卖毒书');
  });

  it('joins other HTML as it is, and leaves out what is not there', () => {
    const items = ['a', '<b>'].map((text) => html`<li>${text}</li>`);
    expect(html`<ul>${items}</ul>${undefined}${false}${0}`.text).toBe('<ul><li>a</li><li>&lt;b&gt;</li></ul>0');
  });
});

it('a data block can not be ended by a text in it', () => {
  const { text } = dataBlock('application/ld+json', { name: '</script><script>alert(1)</script>' });
  expect(text.match(/<\/?script/g)).toEqual(['<script', '</script']);
  expect(JSON.parse(text.replace(/<[^>]*>/g, '').trim())).toEqual({ name: '</script><script>alert(1)</script>' });
});
