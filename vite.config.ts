import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Plugin, type Rolldown } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import solid from 'vite-plugin-solid';
import en from './src/client/words/start.en.ts';
import { start as zh } from './src/client/words/start.ts';
import { publicPaths } from './src/protocol/pages/public-paths.ts';
import { SHARED_FIELD, SHARED_PAGE } from './src/protocol/pages/share.ts';
import { isTipPage, TIP_DOCUMENT, TIP_PAGE } from './src/protocol/tips/tip-pages.ts';

/**
 * The oldest browsers that work: cascade layers set the bar, for Firefox the streams that sealing and pulling use. Newer
 * syntax and CSS (light-dark) are lowered by the build; what is not lowered, `test/e2e/floor.test.ts` looks for.
 */
export const target = ['chrome99', 'safari15.4', 'firefox105'];

/** Replaces one place of a package's code; the build fails once a new version has no such place. */
function patch(name: string, file: RegExp, from: string, to: string, end = ''): Plugin {
  return {
    name,
    transform(code, id) {
      if (!file.test(id)) return null;
      if (code.split(from).length !== 2) this.error(`${id} changed: find the place of ${name} again`);
      return { code: code.replace(from, to) + end, map: null };
    },
  };
}

/**
 * Solid builds its templates with `innerHTML`. Under `require-trusted-types-for 'script'` that one place gets a policy of
 * its own, closed over in Solid's module, so that no other code can turn a string into HTML.
 */
const trustedTemplates = (): Plugin => ({
  ...patch(
    'trusted-templates',
    /solid-js\/web\/dist\/web\.js$/,
    't.innerHTML = html;',
    't.innerHTML = trusted.createHTML(html);',
    "\nconst trusted = globalThis.trustedTypes?.createPolicy('solid', { createHTML: (html) => html }) ?? { createHTML: (html) => html };\n",
  ),
  apply: 'build',
});

/** The store opens Dexie with its cache off: no phone needs the cache's code, 1.6 KB of the first load. */
const withoutDexieCache = (): Plugin =>
  patch('without-dexie-cache', /dexie\/dist\/modern\/dexie\.mjs$/, 'this.use(cacheMiddleware);', '');

/**
 * Lazy pages bring sheets of their own, in any order; the first mention of a layer fixes its rank. So every sheet starts
 * with the same order. `pages` is for a feature's own rules.
 */
function layerOrder(): Plugin {
  return {
    name: 'layer-order',
    enforce: 'pre',
    transform: (code, id) =>
      id.endsWith('.css') && id.includes('/src/client/')
        ? { code: `@layer reset, tokens, base, parts, pages, utilities;\n${code}`, map: null }
        : null,
  };
}

/** The tip pages have an entry of their own, so that nothing of the members' app comes along; as the server answers, so does `vite`. */
function tipPages(): Plugin {
  return {
    name: 'tip-pages',
    configureServer(server) {
      server.middlewares.use((request, _, next) => {
        if (isTipPage(new URL(request.url ?? '/', 'http://site').pathname)) request.url = TIP_DOCUMENT;
        next();
      });
    },
  };
}

/** One line of the document's own words, shown in these states. */
const startLine = (when: string, name: keyof typeof zh): string =>
  `<p data-when="${when}" data-en="${en[name]}"${when === 'opening' ? '' : ' hidden'}>${zh[name]}</p>`;

/** What a document says by itself before its sheets and scripts have come, and where they never do. */
const startWords = (isTip: boolean): string => `<div id="start" role="status">
      ${isTip ? '' : '<p><b>清源</b></p>'}
      ${startLine('opening', 'opening')}
      ${startLine('slow', 'slow')}
      ${startLine('failed', 'failed')}
      ${startLine('old', isTip ? 'oldTip' : 'old')}
      ${startLine('insecure', 'insecure')}
      <noscript><p>${zh.noScript}</p></noscript>
      <p data-when="slow failed" hidden><button type="button" class="button primary" data-en="${en.retry}">${zh.retry}</button></p>
      <p><span data-en="${en.emergency}">${zh.emergency}</span> <a href="tel:110">110</a></p>
    </div>
    <script src="/early.js"></script>`;

/** Writes the words of the start into the documents, before their sheets: a slow network shows them at once. */
function startOfDocuments(): Plugin {
  return {
    name: 'start-of-documents',
    transformIndexHtml: {
      order: 'post',
      handler(html, { path }) {
        // Public pages come with their own words.
        if (path.endsWith('public.html')) return html;
        const sheets: string[] = [];
        const rest = html.replace(/ *<link rel="stylesheet"[^>]*>\n?/g, (sheet) => {
          sheets.push(`    ${sheet.trim()}\n`);
          return '';
        });
        return rest.replace('<!-- start -->', `${startWords(path.endsWith('tip.html'))}\n${sheets.join('').trimEnd()}`);
      },
    },
  };
}

/** The documents and parts that a chunk is made for, those that are needed sooner first. */
const areas = {
  frame: /\/index\.html$/,
  member: /client\/app\/ClientRoom\.tsx$|client\/features\/member\/today\/TodayPage\.tsx$/,
  form: /client\/features\/(entry\/join|member\/log)\//,
  sync: /client\/sync\/browser-sync\.ts$/,
  photos: /client\/photos\//,
  pages: /client\/features\/(entry|member|office)\//,
};
const tipPage = /\/tip\.html$/;
const publicPage = /client\/features\/public\//;
const officePage = /client\/features\/office\//;

/** Pages that the table of routes marks as of use without a network, or not. */
const marks = Array.from(
  readFileSync('src/client/app/routes.tsx', 'utf8').matchAll(
    /import\('\.\.(\/features\/[^']+)'\)\),\s*offline: (true|false)/g,
  ),
  ([, file = '', mark]) => ({ file, isOffline: mark === 'true' }),
);

/** The writer of workbooks, and the import of people and places, which the server does. */
const onlineTools = /\/components\/write-workbook\.ts$|\/register\/ImportDialog\.tsx$/;

/**
 * Tells whether a lazy part is of use with a network alone. Pages of the desk are unless marked, and some tools. Such
 * parts are not put aside in advance; the service worker keeps them from their first use on.
 */
function isOnlinePart(id: string): boolean {
  const mark = marks.find(({ file }) => id.endsWith(file));
  return onlineTools.test(id) || !(mark?.isOffline ?? !officePage.test(id));
}

/** Tells whether all of these documents and lazy parts are of use with a network alone. */
const areOnline = (starts: readonly string[]): boolean => starts.every(isOnlinePart);

/** Solid's stores, which the router imports for a function that nothing here uses: the build leaves that import out. */
const isLeftOut = (importer: string, id: string): boolean =>
  /\/solid-js\/store\//.test(id) && /\/@solidjs\/router\//.test(importer);

/** The modules from which imports lead to a module, itself included. */
function above(id: string, context: Rolldown.ChunkingContext, isLazyToo: boolean): string[] {
  const found = new Set([id]);
  for (const each of found) {
    const { importers = [], dynamicImporters = [] } = context.getModuleInfo(each) ?? {};
    for (const importer of isLazyToo ? [...importers, ...dynamicImporters] : importers)
      if (!isLeftOut(importer, each)) found.add(importer);
  }
  return [...found];
}

/** The documents and lazy parts that load a module. */
const startsOf = (id: string, context: Rolldown.ChunkingContext): string[] =>
  above(id, context, false).filter((each) => {
    const info = context.getModuleInfo(each);
    return info?.isEntry || info?.dynamicImporters.length;
  });

const isOfTips = (id: string, context: Rolldown.ChunkingContext): boolean =>
  above(id, context, true).some((each) => tipPage.test(each));

/**
 * Names the chunk of a module that the first pages load: the first area, apart from what the tip pages load too, so
 * that these never fetch a member's code.
 */
function areaOf(id: string, context: Rolldown.ChunkingContext): string | null {
  const starts = startsOf(id, context);
  const area = Object.entries(areas).find(([, at]) => starts.some((start) => at.test(start)))?.[0];
  if (area === 'frame') return starts.length > 1 ? area : null;
  // What a tip page loads later lies apart too.
  if (area === 'member' || ((area === 'form' || area === 'sync') && starts.length > 1))
    return isOfTips(id, context) ? `tips-${area}` : area;
  if (starts.length < 2 || !starts.some((each) => tipPage.test(each))) return null;
  return area ? `tips-${area}` : 'tips';
}

/** Names the chunk of what only pages of the desk load: those that need a network have one of their own. */
function deskChunk(starts: readonly string[], prefix = ''): string | undefined {
  if (!starts.every((each) => officePage.test(each))) return undefined;
  return `${prefix}${areOnline(starts) ? 'online' : 'office'}`;
}

/** A file of English words joins those of pages for everybody, of the desk with or without a network, or of all others. */
function englishOf(id: string, context: Rolldown.ChunkingContext): string {
  const shownBy = (context.getModuleInfo(id)?.dynamicImporters ?? []).flatMap((each) => startsOf(each, context));
  if (isOfTips(id, context) || shownBy.every((each) => publicPage.test(each))) return 'en-public';
  return deskChunk(shownBy, 'en-') ?? 'en';
}

/** Chunks that every member's page has, or soon has. */
const loadedEarly = ['frame', 'member', 'form', 'sync', 'tips-member', 'tips-form', 'tips-sync'];

/** Names the chunk of a feature's pages by its folder. @returns undefined if they need a network, or if it is no page */
function featureOf(id: string): string | undefined {
  const [, audience, name] = /client\/features\/(member|office)\/([\w-]+)\//.exec(id) ?? [];
  if (!name || isOnlinePart(id)) return undefined;
  return audience === 'office' ? `desk-${name}` : `${name}-pages`;
}

/** Size of a module's code, bytes, above which it is worth a request. */
const SMALL = 4000;

/**
 * Makes the function that names the chunk of a module. Left to itself the build makes some two hundred small files,
 * which cost a phone 15% more bytes and a request each. What only pages of one feature load lies together. Small modules
 * that several features share lie together as far as they bring along nothing but each other and what these pages have
 * anyway.
 * @returns null for a module of one part, or of later pages only: the build divides these
 */
function chunksByUse() {
  const known = new Map<string, string | null>();
  function chunkOf(id: string, context: Rolldown.ChunkingContext): string | null {
    const name = known.get(id);
    if (name !== undefined) return name;
    // For a module that imports itself by way of others.
    known.set(id, null);
    const found = id.endsWith('.en.ts') ? englishOf(id, context) : (areaOf(id, context) ?? sharedOf(id, context));
    known.set(id, found);
    return found;
  }
  function sharedOf(id: string, context: Rolldown.ChunkingContext): string | null {
    const info = context.getModuleInfo(id);
    const starts = startsOf(id, context);
    if (!info || isOfTips(id, context) || starts.some((each) => publicPage.test(each))) return null;
    const [feature, ...others] = new Set(starts.map(featureOf));
    if (feature && others.length === 0) return feature;
    if ((info.code?.length ?? 0) > SMALL || starts.length < 2) return null;
    const name = deskChunk(starts) ?? 'pages';
    const besides = [...loadedEarly, 'pages', ...(name === 'online' ? ['office'] : []), name];
    return info.importedIds.every((each) => besides.includes(chunkOf(each, context) ?? '')) ? name : null;
  }
  return chunkOf;
}

/** Pages that people hardly open first: by then a phone has put them aside. */
const laterPage = /client\/features\/(office|member\/(?!(today|log|attendance)\/))/;
const laterChunks = new Set<string>();

/** Notes the chunks of these pages, before Vite writes what is loaded beside each lazy part. */
function noteLaterChunks(): Plugin {
  return {
    name: 'later-chunks',
    apply: 'build',
    generateBundle: {
      order: 'pre',
      handler(_, bundle) {
        for (const each of Object.values(bundle))
          if (each.type === 'chunk' && each.moduleIds.some((id) => laterPage.test(id))) laterChunks.add(each.fileName);
      },
    },
  };
}

/**
 * Lists what is loaded at the same time as a lazy part. Of a later page only the sheets: where nothing is put aside yet
 * the rest follows a moment after its file, and every phone is spared the names in the list of routes.
 */
const besidePage = (file: string, loaded: string[]): string[] =>
  laterChunks.has(file) ? loaded.filter((each) => each.endsWith('.css')) : loaded;

/** A chunk without code of its own, which only passes on what another one has. */
const passedOn = /^export\{([^}]*)\}from"\.\/([^"]+)";\s*$/;

/** Lets lazy imports name the chunk that has the code: no file, and no request, is left that only passes it on. */
function directImports(): Plugin {
  return {
    name: 'direct-imports',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((each) => each.type === 'chunk');
      for (const { fileName, code, isEntry } of chunks) {
        const [, names, target] = (!isEntry && passedOn.exec(code)) || [];
        if (names === undefined || target === undefined) continue;
        const values = names.split(',').map((each) => {
          const [inside = '', outside = inside] = each.split(' as ');
          return `${outside}:part.${inside}`;
        });
        const own = fileName.replace('assets/', '');
        for (const chunk of chunks) {
          chunk.code = chunk.code
            .replaceAll(`import(\`./${own}\`)`, `import(\`./${target}\`).then(part=>({${values}}))`)
            .replaceAll(`"${fileName}"`, `"assets/${target}"`);
          if (chunk.code.includes(own)) this.error(`${chunk.fileName} loads ${own} in another way`);
        }
        delete bundle[fileName];
      }
    },
  };
}

/** Files that only the parts for use with a network load. */
const onlineFiles = new Set<string>();

/** Finds the files that only parts for use with a network load. */
function findOnlineFiles(): Plugin {
  return {
    name: 'online-files',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((each) => each.type === 'chunk');
      const chunkOf = new Map(chunks.map((each) => [each.fileName, each]));
      const kept = new Set(chunks.filter(({ isEntry }) => isEntry));
      for (const { imports, dynamicImports } of kept)
        for (const name of [...imports, ...dynamicImports]) {
          const chunk = chunkOf.get(name);
          const isOnline = dynamicImports.includes(name) && isOnlinePart(chunk?.facadeModuleId ?? '');
          if (chunk && !isOnline) kept.add(chunk);
        }
      const sheets = new Set([...kept].flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]));
      for (const chunk of chunks)
        if (!kept.has(chunk))
          for (const name of [chunk.fileName, ...(chunk.viteMetadata?.importedCss ?? [])])
            if (!sheets.has(name)) onlineFiles.add(name);
      // Workers are no chunks: the code that starts one names its file.
      for (const { fileName } of Object.values(bundle).filter(({ type }) => type === 'asset'))
        if (fileName.endsWith('.js') && ![...kept].some(({ code }) => code.includes(fileName.replace('assets/', ''))))
          onlineFiles.add(fileName);
    },
  };
}

/** Leaves comments and indents out of the script that runs before the app: a minifier would bring in newer syntax. */
function bareEarlyScript(): Plugin {
  return {
    name: 'bare-early-script',
    apply: 'build',
    writeBundle({ dir = '' }) {
      const path = join(dir, 'early.js');
      const code = readFileSync(path, 'utf8');
      writeFileSync(path, code.replace(/^\s*(\/\/|\/\*\*).*\n/gm, '').replace(/^\s+/gm, ''));
    },
  };
}

const manifest = {
  id: '/',
  name: '清源',
  short_name: '清源',
  description: '禁毒志愿服务：记一次，处处能用；没有网络也能记。',
  lang: 'zh-CN',
  dir: 'ltr' as const,
  start_url: '/today',
  scope: '/',
  display: 'standalone' as const,
  background_color: '#f5f7f5',
  theme_color: '#0b7a53',
  categories: ['government', 'productivity'],
  icons: [
    { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
    { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
    { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    { src: '/logo.svg', sizes: 'any', type: 'image/svg+xml' },
  ],
  shortcuts: [
    {
      name: '记一笔 发放资料',
      short_name: '记一笔',
      url: '/log/leaflet',
      icons: [{ src: '/icon-192.png', sizes: '192x192' }],
    },
    {
      name: '扫码到场',
      description: '扫现场的码，登记到场',
      url: '/i',
      icons: [{ src: '/icon-192.png', sizes: '192x192' }],
    },
    { name: '我要举报', short_name: '举报', url: TIP_PAGE, icons: [{ src: '/icon-192.png', sizes: '192x192' }] },
  ],
  share_target: {
    action: SHARED_PAGE,
    method: 'POST' as const,
    enctype: 'multipart/form-data' as const,
    params: { files: [{ name: SHARED_FIELD, accept: ['image/*'] }] },
  },
  screenshots: [
    ['today', '今日：下一件事，没有网络也能记'],
    ['log', '记一笔：三下记完'],
    ['tip', '我要举报：在手机上加密'],
  ].map(([name, label]) => ({
    src: `/screenshots/${name}.jpg`,
    sizes: '540x1169',
    type: 'image/jpeg',
    form_factor: 'narrow' as const,
    label: label ?? '',
  })),
};

/** `vite build` makes the client; `vite build --ssr src/server/main.ts --outDir dist/server` the server. */
export default defineConfig(({ isSsrBuild }) =>
  isSsrBuild
    ? { publicDir: false, build: { target: 'node20', copyPublicDir: false } }
    : {
        // Dexie's own build for browsers of our day: 3 KB less for a phone to fetch, and no ES5 helpers to run.
        resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' }] },
        plugins: [
          solid(),
          layerOrder(),
          trustedTemplates(),
          withoutDexieCache(),
          tipPages(),
          startOfDocuments(),
          noteLaterChunks(),
          findOnlineFiles(),
          directImports(),
          bareEarlyScript(),
          VitePWA({
            strategies: 'injectManifest',
            srcDir: 'src/service-worker',
            filename: 'service-worker.ts',
            injectRegister: false,
            manifest,
            includeManifestIcons: false,
            injectManifest: {
              // The server fills in the public pages; the service worker keeps the results.
              globIgnores: ['public.html'],
              // Icons are for the phone's home screen, which is made with a network.
              globPatterns: ['**/*.{js,css,html,svg,webmanifest}'],
              manifestTransforms: [(files) => ({ manifest: files.filter(({ url }) => !onlineFiles.has(url)) })],
              minify: true,
            },
          }),
        ],
        // The day of the build: no phone that runs it can be right about an earlier one.
        define: { 'import.meta.env.BUILT': JSON.stringify(new Date().toISOString().slice(0, 10)) },
        // No polyfill of module preload (it would be needed only before the target), and no inlined files: the policy forbids data: scripts.
        build: {
          outDir: 'dist/client',
          target,
          cssTarget: target,
          modulePreload: { polyfill: false, resolveDependencies: besidePage },
          rolldownOptions: {
            input: ['index.html', 'tip.html', 'public.html', 'src/client/app/sender.ts'],
            output: {
              // Public pages load it by this name, without the build's help.
              entryFileNames: ({ name }) => (name === 'sender' ? 'sender.js' : 'assets/[name]-[hash:7].js'),
              // The list of routes has most names: 42 bits tell a file's versions apart as well as 48.
              chunkFileNames: 'assets/[name]-[hash:7].js',
              assetFileNames: 'assets/[name]-[hash:7][extname]',
              codeSplitting: { groups: [{ name: chunksByUse(), includeDependenciesRecursively: false }] },
            },
          },
          assetsInlineLimit: 0,
        },
        server: {
          proxy: Object.fromEntries(
            ['/api', '/files', ...publicPaths.map((path) => `^${path}$`)].map((path) => [
              path,
              'http://localhost:8080',
            ]),
          ),
        },
      },
);
