import { namesIn } from './expression.ts';
import { givenNames } from './given.ts';
import type { Block, Definition, Grouping, Inline, Template, TemplateError, Way } from './template.ts';

/** A mark that names a figure or a definition, with its place. */
export interface Use {
  readonly name: string;
  readonly ways: readonly Way[];
  readonly line: number;
}

type Part = Block | Inline;

/** Visits each part of a template in order, with its enclosing loops. */
function walk(
  parts: readonly Part[],
  visit: (part: Part, within: readonly Grouping[]) => void,
  within: readonly Grouping[] = [],
): void {
  for (const part of parts) {
    visit(part, within);
    switch (part.type) {
      case 'when':
        walk(part.met, visit, within);
        walk(part.otherwise, visit, within);
        break;
      case 'each':
        walk(part.parts, visit, [...within, part.of]);
        break;
      case 'title':
      case 'heading':
      case 'paragraph':
      case 'point':
      case 'row':
      case 'signature':
        walk(part.parts, visit, within);
        break;
    }
  }
}

/** Lists the marks that name figures or definitions, in their order: where a figure is used. */
export function usesOf({ blocks, definitions }: Template): Use[] {
  const uses: Use[] = definitions.flatMap(({ expression, line }) =>
    namesIn(expression).map((name) => ({ name, ways: [], line })),
  );
  walk(blocks, (part) => {
    if (part.type === 'figure') uses.push(part);
    else if (part.type === 'when')
      uses.push(...namesIn(part.condition).map((name) => ({ name, ways: [], line: part.line })));
  });
  return uses;
}

/** Tells whether a template needs the figures of two years before. */
export const looksBack = (template: Template): boolean =>
  usesOf(template).some(
    ({ ways }) => ways.includes('before') || (ways.includes('previous') && ways.includes('growth')),
  );

/** Lists the names of the slots for prose, each once. */
export function slotsOf({ blocks }: Template): string[] {
  const names = new Set<string>();
  walk(blocks, (part) => {
    if (part.type === 'slot') names.add(part.name);
  });
  return [...names];
}

/** Finds the definitions that depend on themselves. */
function circular(definitions: readonly Definition[]): Definition[] {
  const byName = new Map(definitions.map((each) => [each.name, each]));
  const state = new Map<string, 'open' | 'done'>();
  const found: Definition[] = [];
  const visit = (definition: Definition): void => {
    const { name, expression } = definition;
    if (state.has(name)) {
      if (state.get(name) === 'open') found.push(definition);
      return;
    }
    state.set(name, 'open');
    for (const operand of namesIn(expression)) {
      const next = byName.get(operand);
      if (next) visit(next);
    }
    state.set(name, 'done');
  };
  for (const definition of definitions) visit(definition);
  return found;
}

/**
 * Finds the errors of names in a template. These are names that the catalogue lacks, definitions that depend on themselves
 * or take a figure's name, and names of groups outside their loop.
 * @param isFigure tells whether the catalogue has a figure of this name
 */
export function checkTemplate(template: Template, isFigure: (name: string) => boolean): TemplateError[] {
  const { blocks, definitions } = template;
  const errors: TemplateError[] = [];
  const isKnown = (name: string) => isFigure(name) || givenNames.some((given) => given === name);
  const defined = new Set<string>();
  for (const { name, line } of definitions) {
    if (defined.has(name) || isKnown(name)) errors.push({ code: 'name_taken', line, name });
    defined.add(name);
  }
  for (const { name, line } of circular(definitions)) errors.push({ code: 'figure_circular', line, name });
  for (const { name, line } of usesOf(template))
    if (!defined.has(name) && !isKnown(name)) errors.push({ code: 'figure_unknown', line, name });
  walk(blocks, (part, within) => {
    if (part.type === 'group' && !within.includes(part.of))
      errors.push({ code: 'group_outside', line: part.line, name: '' });
  });
  return errors.sort((a, b) => a.line - b.line);
}
