import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const client = fileURLToPath(new URL('../../src/client', import.meta.url));

const sheets = readdirSync(client, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.css'));

/** Selectors that stand in no other rule, without those of keyframes. */
function outerSelectors(css: string): string[] {
  const selectors: string[] = [];
  const open: string[] = [];
  let text = '';
  for (const character of css.replace(/\/\*[\s\S]*?\*\//g, '')) {
    if (character === '{') {
      const head = text.trim();
      if (!head.startsWith('@') && open.every((each) => each.startsWith('@') && !each.startsWith('@keyframes')))
        selectors.push(...head.split(/,(?![^(]*\))/).map((each) => each.trim()));
      open.push(head);
      text = '';
    } else if (character === '}') {
      open.pop();
      text = '';
    } else text = character === ';' ? '' : text + character;
  }
  return selectors;
}

/** The class that a selector starts with: every rule of it belongs in one sheet. */
const firstClass = (selector: string): string | undefined => /^[a-z0-9]*\.([\w-]+)/.exec(selector)?.[1];

describe('the style sheets', () => {
  it('are found', () => expect(sheets.length).toBeGreaterThan(40));

  // Lazy pages bring their sheets along and keep them: a rule of one page would change the others.
  it('style each class in one sheet only', () => {
    const owners = new Map<string, Set<string>>();
    for (const sheet of sheets)
      for (const selector of outerSelectors(readFileSync(join(client, sheet), 'utf8'))) {
        const name = firstClass(selector);
        if (name) owners.set(name, (owners.get(name) ?? new Set()).add(sheet));
      }
    const shared = [...owners].filter(([, of]) => of.size > 1).map(([name, of]) => `.${name}: ${[...of].join(', ')}`);
    expect(shared).toEqual([]);
  });
});
