import { featureAt, isNewer } from './support.ts';

/** Units of lengths that came late; older browsers drop the whole declaration. */
const units: Readonly<Record<string, string>> = {
  dvh: 'css.types.length.viewport_percentage_units_dynamic',
  svh: 'css.types.length.viewport_percentage_units_small',
  lvh: 'css.types.length.viewport_percentage_units_large',
  cqi: 'css.types.length.container_query_length_units',
};

const inSelector = (selector: string): string[] =>
  [...selector.matchAll(/::?([a-z-]+)/g)].map(([, name]) => `css.selectors.${name}`);

function inDeclaration(declaration: string): string[] {
  const [, property = '', value = ''] = /^\s*([a-z-]+)\s*:(.*)$/s.exec(declaration) ?? [];
  const functions = [...value.matchAll(/([a-z-]+)\(/g)].flatMap(([, name]) => [
    `css.types.${name}`,
    `css.types.color.${name}`,
  ]);
  const lengths = [...value.matchAll(/\d(dvh|svh|lvh|cqi)\b/g)].map(([, unit]) => units[unit ?? ''] ?? '');
  return [`css.properties.${property}`, ...functions, ...lengths];
}

/**
 * Finds what a built style sheet uses and a promised browser does not have: rules, selectors, properties, functions, units.
 * @returns paths in the compatibility data
 */
export function styleFaults(css: string): string[] {
  const plain = css.replace(/\/\*.*?\*\//gs, '').replace(/"[^"]*"|'[^']*'/g, '""');
  const paths = plain.split(/[{}]/).flatMap((part, at, parts) => {
    const pieces = part.split(';').map((piece) => piece.trim());
    // What stands before an opening brace is a selector or an at-rule, and nothing else of the sheet is.
    const head = plain.charAt(parts.slice(0, at + 1).join(' ').length) === '{' ? pieces.pop() : undefined;
    const atRules = [...pieces, head ?? ''].flatMap((piece) => /^@([a-z-]+)/.exec(piece)?.[1] ?? []);
    return [
      ...atRules.map((name) => `css.at-rules.${name}`),
      ...(head && !head.startsWith('@') ? inSelector(head) : []),
      ...pieces.filter((piece) => !piece.startsWith('@')).flatMap(inDeclaration),
    ];
  });
  return [...new Set(paths)].filter((path) => featureAt(path) && isNewer(path)).sort();
}
