import { defineConfig, type Plugin, type Rolldown } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import solid from 'vite-plugin-solid';
import en from './src/client/words/start.en.ts';
import { start as zh } from './src/client/words/start.ts';
import { isTipPage, TIP_DOCUMENT } from './src/protocol/tips/tip-pages.ts';

/**
 * The oldest browsers that work: cascade layers set the bar, for Firefox the streams that sealing and pulling use. Newer
 * syntax and CSS (light-dark) are lowered by the build; what is not lowered, `test/e2e/floor.test.ts` looks for.
 */
export const target = ['chrome99', 'safari15.4', 'firefox105'];

/**
 * Solid builds its templates with `innerHTML`. Under `require-trusted-types-for 'script'` that one place gets a policy of
 * its own, closed over in Solid's module, so that no other code can turn a string into HTML.
 */
function trustedTemplates(): Plugin {
  const sink = 't.innerHTML = html;';
  return {
    name: 'trusted-templates',
    apply: 'build',
    transform(code, id) {
      if (!/solid-js\/web\/dist\/web\.js$/.test(id)) return null;
      if (code.split(sink).length !== 2) this.error('solid-js/web changed: find its template sink again');
      return {
        code: `${code.replace(sink, 't.innerHTML = trusted.createHTML(html);')}
const trusted = globalThis.trustedTypes?.createPolicy('solid', { createHTML: (html) => html }) ?? { createHTML: (html) => html };
`,
        map: null,
      };
    },
  };
}

/**
 * The writer of workbooks packs files above 160 KB in a worker made of a `blob:`, which the policy forbids: then nothing
 * would ever come. It packs on the page instead, a tenth of a second for ten thousand lines.
 */
function packWorkbooksOnPage(): Plugin {
  const asked = "import { zip } from 'fflate';";
  return {
    name: 'pack-workbooks-on-page',
    transform(code, id) {
      if (!/write-excel-file\/modules\/zip\/zipToArrayBuffer\.js$/.test(id)) return null;
      if (code.split(asked).length !== 2) this.error('write-excel-file changed: find where it packs again');
      return {
        code: code.replace(
          asked,
          "import { zipSync } from 'fflate';\nconst zip = (files, done) => done(null, zipSync(files));",
        ),
        map: null,
      };
    },
  };
}

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
  frame: /\/index\.html$|client\/features\/public\/home\//,
  member: /client\/app\/ClientRoom\.tsx$|client\/features\/member\/today\/TodayPage\.tsx$/,
  form: /client\/features\/(entry\/join|member\/log)\//,
  sync: /client\/sync\/browser-sync\.ts$/,
  photos: /client\/photos\//,
  pages: /client\/features\/(entry|member|office)\//,
};
const tipPage = /\/tip\.html$/;

/** The modules from which imports lead to a module, itself included. */
function above(id: string, context: Rolldown.ChunkingContext, isLazyToo: boolean): string[] {
  const found = new Set([id]);
  for (const each of found) {
    const { importers = [], dynamicImporters = [] } = context.getModuleInfo(each) ?? {};
    for (const importer of isLazyToo ? [...importers, ...dynamicImporters] : importers) found.add(importer);
  }
  return [...found];
}

/**
 * Names the chunk of a module: the first area that loads it, apart from what the tip pages load too, so that these never
 * fetch a member's code. Left to itself the build makes some fifty small files, which cost a phone 15% more bytes and a
 * request each.
 * @returns null for a module of one part, or of later pages only: the build divides these
 */
function chunkOf(id: string, context: Rolldown.ChunkingContext): string | null {
  const starts = above(id, context, false).filter((each) => {
    const info = context.getModuleInfo(each);
    return info?.isEntry || info?.dynamicImporters.length;
  });
  const area = Object.entries(areas).find(([, at]) => starts.some((start) => at.test(start)))?.[0];
  if (area === 'frame') return starts.length > 1 ? area : null;
  // What a tip page loads later lies apart too.
  if (area === 'member' || ((area === 'form' || area === 'sync') && starts.length > 1))
    return above(id, context, true).some((each) => tipPage.test(each)) ? `tips-${area}` : area;
  if (starts.length < 2 || !starts.some((each) => tipPage.test(each))) return null;
  return area ? `tips-${area}` : 'tips';
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
      short_name: '发放资料',
      url: '/log/leaflet',
      icons: [{ src: '/icon-192.png', sizes: '192x192' }],
    },
    { name: '待发', url: '/outbox', icons: [{ src: '/icon-192.png', sizes: '192x192' }] },
  ],
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
          packWorkbooksOnPage(),
          tipPages(),
          startOfDocuments(),
          VitePWA({
            strategies: 'injectManifest',
            srcDir: 'src/service-worker',
            filename: 'service-worker.ts',
            injectRegister: false,
            manifest,
            includeManifestIcons: false,
            injectManifest: {
              globPatterns: ['**/*.{js,css,html,svg,webmanifest}', 'icon-192.png', 'apple-touch-icon.png'],
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
          modulePreload: { polyfill: false },
          rolldownOptions: {
            input: ['index.html', 'tip.html'],
            output: { codeSplitting: { groups: [{ name: chunkOf, includeDependenciesRecursively: false }] } },
          },
          assetsInlineLimit: 0,
        },
        server: { proxy: { '/api': 'http://localhost:8080', '/files': 'http://localhost:8080' } },
      },
);
