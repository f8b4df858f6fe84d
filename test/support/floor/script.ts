import { parseSync } from 'vite';
import { featureAt, isNewer, isSupported, namesIn } from './support.ts';

/** A node of an ESTree. */
export interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

function* childrenOf(node: Node): Generator<Node> {
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) yield* value.filter(isNode);
    else if (isNode(value)) yield value;
  }
}

function* walk(node: Node): Generator<Node> {
  yield node;
  for (const child of childrenOf(node)) yield* walk(child);
}

/** All nodes of a script. */
export const nodesOf = (file: string, code: string): Node[] => [
  ...walk(parseSync(file, code).program as unknown as Node),
];

const rooms = ['javascript.builtins', 'api'] as const;
/** Objects by whose properties globals are read. */
const globals = new Set(['globalThis', 'self', 'window']);
/** Objects that are known by one name. */
const singletons: Readonly<Record<string, string>> = {
  navigator: 'Navigator',
  document: 'Document',
  location: 'Location',
  crypto: 'Crypto',
  performance: 'Performance',
  history: 'History',
  screen: 'Screen',
  indexedDB: 'IDBFactory',
};

/** Every interface that has a property of this name; static ones are told from it by their own key. */
const ownersOf = new Map<string, string[]>();
for (const room of rooms) {
  for (const owner of namesIn(room)) {
    for (const name of namesIn(`${room}.${owner}`)) {
      if (!name.endsWith('_static')) ownersOf.set(name, [...(ownersOf.get(name) ?? []), `${room}.${owner}.${name}`]);
    }
  }
}

/** A property of some object: too new only if no interface of the promised browsers has one of this name. */
function propertyFault(name: string): string | undefined {
  const known = (ownersOf.get(name) ?? []).filter((path) => isSupported(featureAt(path)) !== undefined);
  return known.length && known.every(isNewer) ? known[0] : undefined;
}

const globalPaths = (name: string): string[] => [
  ...rooms.map((room) => `${room}.${name}`),
  `api.Window.${name}`,
  `javascript.builtins.globals.${name}`,
];
const globalFault = (name: string): string | undefined => globalPaths(name).find(isNewer);

function memberFault(object: string | undefined, name: string, own: ReadonlySet<string>): string | undefined {
  if (object === undefined) return own.has(name) ? undefined : propertyFault(name);
  if (globals.has(object)) return globalFault(name);
  const owner = singletons[object] ?? object;
  const known = rooms
    .flatMap((room) => [`${room}.${owner}.${name}_static`, `${room}.${owner}.${name}`])
    .filter((path) => featureAt(path));
  return known.length ? known.find(isNewer) : memberFault(undefined, name, own);
}

/** What a pattern needs beyond the first regular expressions. */
function patternFaults(pattern: string, flags: string): string[] {
  const found: string[] = [];
  if (/\(\?<[=!]/.test(pattern)) found.push('javascript.regular_expressions.lookbehind_assertion');
  if (/\(\?[ims-]+:/.test(pattern)) found.push('javascript.regular_expressions.modifier');
  if (/\(\?<\w/.test(pattern)) found.push('javascript.regular_expressions.named_capturing_group');
  if (/\\p\{/i.test(pattern)) found.push('javascript.regular_expressions.unicode_character_class_escape');
  const byFlag: Readonly<Record<string, string>> = { v: 'unicodeSets', d: 'hasIndices', s: 'dotAll', y: 'sticky' };
  for (const flag of flags) if (byFlag[flag]) found.push(`javascript.builtins.RegExp.${byFlag[flag]}`);
  return found.filter(isNewer);
}

const nameOf = (node: unknown): string | undefined =>
  isNode(node) && node.type === 'Identifier' ? String(node.name) : undefined;

/** Syntax that a build may leave as it is, by the node that shows it. */
function syntaxFault(node: Node): string | undefined {
  const is = (type: string, holds = true) => node.type === type && holds;
  const path =
    (is('StaticBlock') && 'javascript.classes.static.initialization_blocks') ||
    (is('BinaryExpression', isNode(node.left) && node.left.type === 'PrivateIdentifier') &&
      'javascript.classes.private_class_fields_in') ||
    (is('VariableDeclaration', String(node.kind).includes('using')) && 'javascript.statements.using') ||
    (is('ImportDeclaration', Array.isArray(node.attributes) && node.attributes.length > 0) &&
      'javascript.statements.import.import_attributes') ||
    (is('AssignmentExpression', node.operator === '??=') && 'javascript.operators.nullish_coalescing_assignment') ||
    undefined;
  return path && isNewer(path) ? path : undefined;
}

function textOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  const quasis = node.type === 'TemplateLiteral' && Array.isArray(node.quasis) ? node.quasis : [];
  return quasis.length === 1 ? (quasis[0] as { value: { cooked: string } }).value.cooked : undefined;
}

function faultsOf(node: Node, declared: ReadonlySet<string>, own: ReadonlySet<string>): (string | undefined)[] {
  const syntax = syntaxFault(node);
  switch (node.type) {
    case 'MemberExpression': {
      const object = nameOf(node.object);
      const name = node.computed ? textOf(node.property) : nameOf(node.property);
      return name === undefined ? [] : [memberFault(object && !declared.has(object) ? object : undefined, name, own)];
    }
    case 'Literal': {
      const { regex } = node as { regex?: { pattern: string; flags: string } };
      return regex ? patternFaults(regex.pattern, regex.flags) : [];
    }
    case 'NewExpression':
    case 'CallExpression': {
      const [pattern, flags] = nameOf(node.callee) === 'RegExp' ? (node.arguments as unknown[]) : [];
      const text = textOf(pattern);
      return text === undefined ? [] : patternFaults(text, textOf(flags) ?? '');
    }
    default:
      return [syntax];
  }
}

/** Names that stand for what is read, not for a property, a key or a label. */
function* namesRead(node: Node): Generator<string> {
  for (const child of childrenOf(node)) {
    const isKey = (child === node.property || child === node.key) && !node.computed;
    const name = nameOf(child);
    if (name !== undefined && !isKey) yield name;
  }
}

/** Names that the script itself gives to something, anywhere in it. */
function declaredIn(nodes: readonly Node[]): Set<string> {
  const found = new Set<string>();
  const bind = (node: unknown): void => {
    if (!isNode(node)) return;
    const name = nameOf(node);
    if (name !== undefined) found.add(name);
    else for (const child of childrenOf(node)) if (child !== node.key && child !== node.right) bind(child);
  };
  for (const node of nodes) {
    if (node.type === 'VariableDeclarator') bind(node.id);
    if (/Function|Class/.test(node.type)) bind(node.id);
    if (/Function/.test(node.type)) for (const each of node.params as unknown[]) bind(each);
    if (/^Import.*Specifier$/.test(node.type)) bind(node.local);
    if (node.type === 'CatchClause') bind(node.param);
  }
  return found;
}

/** Names that the scripts give to properties of their own: nothing follows from reading one of these. */
function ownNames(nodes: readonly Node[]): string[] {
  return nodes.flatMap((node) => {
    const isOwn = node.type === 'Property' || node.type === 'MethodDefinition' || node.type === 'PropertyDefinition';
    const target = node.type === 'AssignmentExpression' && isNode(node.left) ? node.left.property : undefined;
    return [isOwn ? nameOf(node.key) : nameOf(target)].filter((name) => name !== undefined);
  });
}

export interface Script {
  readonly file: string;
  readonly code: string;
}

/**
 * Finds what scripts use and a promised browser does not have: syntax, patterns, globals, and properties by their name.
 * @returns paths in the compatibility data, each with the files where it is used
 */
export function scriptFaults(scripts: readonly Script[]): Map<string, string[]> {
  const parsed = scripts.map(({ file, code }) => ({ file, nodes: nodesOf(file, code) }));
  const own = new Set(parsed.flatMap(({ nodes }) => ownNames(nodes)));
  const found = new Map<string, string[]>();
  for (const { file, nodes } of parsed) {
    const declared = declaredIn(nodes);
    const read = nodes.flatMap((node) => [...namesRead(node)]).filter((name) => !declared.has(name));
    const faults = [...nodes.flatMap((node) => faultsOf(node, declared, own)), ...[...new Set(read)].map(globalFault)];
    for (const path of new Set(faults)) if (path) found.set(path, [...(found.get(path) ?? []), file]);
  }
  return found;
}
