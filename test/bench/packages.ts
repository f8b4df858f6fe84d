import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { build, parseSync } from 'vite';
import packageJson from '../../package.json' with { type: 'json' };
import { target } from '../../vite.config.ts';
import { readSources } from '../rooms/sources.ts';
import type { Measure, Report } from './report.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Names that the client imports, by module; `*` where it imports the whole module. */
type Imports = ReadonlyMap<string, ReadonlySet<string>>;

function importsOfClient(): Imports {
  const imports = new Map<string, Set<string>>();
  const note = (module: string, name: string): void => {
    if (!module.startsWith('.')) imports.set(module, (imports.get(module) ?? new Set()).add(name));
  };
  for (const [path, source] of readSources()) {
    if (/^(server|demo)\//.test(path)) continue;
    const { module } = parseSync(path, source);
    for (const { moduleRequest, entries } of module.staticImports)
      for (const { importName, localName, isType } of entries) {
        if (isType) continue;
        // Of a namespace, what the file reads of it; its types begin with a capital.
        const names =
          importName.kind === 'NamespaceObject'
            ? [...source.matchAll(new RegExp(`\\b${localName.value}\\.([a-z]\\w*)`, 'g'))].map(
                ([, name]) => name ?? '*',
              )
            : [importName.name ?? 'default'];
        for (const name of names) note(moduleRequest.value, name);
      }
    for (const { moduleRequest } of module.dynamicImports)
      note(source.slice(moduleRequest.start + 1, moduleRequest.end - 1), '*');
  }
  return imports;
}

/** Exports the imported names of a package's modules, so that the bundler keeps these and no others. */
const entryFor = (imports: Imports): string =>
  [...imports]
    .map(([module, names], i) =>
      names.has('*')
        ? `export * as all${i} from '${module}';`
        : `export { ${[...names].map((name) => `${name} as ${name}${i}`).join(', ')} } from '${module}';`,
    )
    .join('\n');

/** Bundles what the client imports of a package, alone. @returns bytes after Brotli at quality 11 */
async function bytesOnPhone(imports: Imports): Promise<number> {
  const entry = `${root}only.js`;
  const built = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' }] },
    plugins: [
      {
        name: 'only',
        resolveId: (id) => (id === entry ? id : undefined),
        load: (id) => (id === entry ? entryFor(imports) : undefined),
      },
    ],
    build: {
      write: false,
      target,
      modulePreload: false,
      rolldownOptions: { input: entry, preserveEntrySignatures: 'strict', output: { codeSplitting: false } },
    },
  });
  const outputs = Array.isArray(built) ? built : [built];
  const code = outputs
    .flatMap((each) => ('output' in each ? each.output : []))
    .map((chunk) => ('code' in chunk ? chunk.code : ''));
  return brotliCompressSync(code.join('\n')).length;
}

interface Locked {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
const { packages: locked }: { readonly packages: Readonly<Record<string, Locked | undefined>> } = JSON.parse(
  readFileSync(`${root}package-lock.json`, 'utf8'),
);

/** Folders of a package and of everything that it brings along, as far as they are installed here. */
function foldersOf(name: string, inside = '', found = new Set<string>()): ReadonlySet<string> {
  const own = `${inside}node_modules/${name}`;
  const folder = inside && locked[own] ? own : `node_modules/${name}`;
  const entry = locked[folder];
  if (!entry || found.has(folder) || !statSync(`${root}${folder}`, { throwIfNoEntry: false })) return found;
  found.add(folder);
  for (const each of Object.keys({ ...entry.dependencies, ...entry.optionalDependencies }))
    foldersOf(each, `${folder}/`, found);
  return found;
}

function bytesOf(folder: string): number {
  const entries = readdirSync(`${root}${folder}`, { withFileTypes: true });
  return entries.reduce((sum, entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === 'node_modules' ? sum : sum + bytesOf(path);
    return entry.isFile() ? sum + readFileSync(`${root}${path}`).length : sum;
  }, 0);
}

/** Measures every dependency: what a phone fetches of it, and what it takes on the server's disk with all that it brings. */
export async function packages(): Promise<Report> {
  const imports = importsOfClient();
  const measures: Measure[] = [];
  for (const name of Object.keys(packageJson.dependencies)) {
    const used = new Map([...imports].filter(([module]) => module === name || module.startsWith(`${name}/`)));
    if (used.size > 0)
      measures.push({ name: `${name}: on the phone`, value: (await bytesOnPhone(used)) / 1000, unit: 'KB' });
    const folders = [...foldersOf(name)];
    const bytes = folders.reduce((sum, folder) => sum + bytesOf(folder), 0);
    measures.push({ name: `${name}: installed, ${folders.length} packages`, value: bytes / 1e6, unit: 'MB' });
  }
  return {
    bench: 'packages',
    measures,
    notes: [
      'on the phone: the names that src imports outside of server and demo, bundled alone for the promised browsers, minified, Brotli 11',
      'installed: all files of the package and of what it brings along, for this platform',
    ],
  };
}
