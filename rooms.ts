import { readdirSync } from 'node:fs';

/**
 * A part of the source: which others it may import, and which packages. `npm run lint` checks every import against these
 * lists, imports of types included; `test/rooms/rooms.test.ts` tries a wrong import for every pair that is not in them.
 */
export interface Room {
  readonly name: string;
  /** The room's folder in `src`, or a pattern of files for a room that is spread over folders. The first match counts. */
  readonly at: string | RegExp;
  /** Rooms that it may import; `domain/*` stands for all below that folder. */
  readonly imports: readonly string[];
  readonly packages: readonly string[];
}

/** A row of the table: a room is the folder of its name, unless the row says where else. */
type Row = Pick<Room, 'imports' | 'packages'> & Partial<Pick<Room, 'at'>>;

/** What members' and office's pages share. None of it is on a tip page. */
const MEMBER_PARTS = [
  'domain/*',
  'protocol/*',
  'client/platform',
  'client/words',
  'client/components',
  'client/data',
  'client/sync',
  'client/accounts',
  'client/accounts/view',
  'client/photos',
  'client/photos/encoding',
  'client/photos/view',
  'client/storage-protection',
  'client/storage-protection/view',
  'client/state',
  'client/records',
  'client/events',
  'client/figures',
  'client/stock',
  'client/coverage',
  'client/attendance',
  'client/certificates',
  'client/checks',
  'client/learning',
  'client/posts',
  'client/notices',
  'client/surveys',
];

/** What a capability needs whose pages, of members and of the desk, show and write records. */
const RECORD_PARTS = [
  'domain/*',
  'protocol/*',
  'client/platform',
  'client/words',
  'client/components',
  'client/data',
  'client/state',
  'client/records',
];

const TIP_DESK_PARTS = [...MEMBER_PARTS, 'client/tips/crypto', 'client/tips/desk'];

/** What a tip page shows and does; nothing here reaches the members' store, session or sync. */
const TIP_PAGE_PARTS = [
  'domain/kernel',
  'domain/tips',
  'protocol/pages',
  'protocol/tips',
  'client/platform',
  'client/words',
  'client/components',
  'client/site',
  'client/tips/page',
];

/** What pages import, by their audience. Each folder of an audience is a room by this rule; none imports another. */
const pages = {
  public: { imports: ['client/words', 'client/components'], packages: ['solid-js', '@solidjs/router'] },
  entry: { imports: [...MEMBER_PARTS, 'client/site'], packages: ['solid-js', '@solidjs/router', 'valibot'] },
  member: { imports: MEMBER_PARTS, packages: ['solid-js', '@solidjs/router'] },
  office: { imports: MEMBER_PARTS, packages: ['solid-js', '@solidjs/router', 'valibot'] },
} satisfies Record<string, Row>;

/** What every capability of the server stands on. */
const SERVER_BASE = [
  'domain/*',
  'protocol/*',
  'server/platform',
  'server/tables',
  'server/districts',
  'server/audit',
  'server/records/rows',
];

const table: Readonly<Record<string, Row>> = {
  'domain/kernel': { imports: [], packages: [] },
  'domain/photos': { imports: ['domain/kernel'], packages: [] },
  'domain/accounts': { imports: ['domain/kernel'], packages: [] },
  'domain/records': { imports: ['domain/kernel', 'domain/photos'], packages: [] },
  'domain/figures': { imports: ['domain/kernel', 'domain/records', 'domain/reading'], packages: [] },
  'domain/reading': { imports: ['domain/kernel', 'domain/records'], packages: [] },
  /** Templates of reports, and how they are filled in. */
  'domain/reports': {
    imports: ['domain/kernel', 'domain/records', 'domain/figures', 'domain/proofreading'],
    packages: [],
  },
  'domain/register': {
    imports: ['domain/kernel', 'domain/records', 'domain/reading'],
    packages: [],
  },
  /** 历史数据: tables of past years, read as records or statements. */
  'domain/history': {
    imports: ['domain/kernel', 'domain/records', 'domain/reading', 'domain/figures', 'domain/register'],
    packages: [],
  },
  'domain/events': { imports: ['domain/kernel', 'domain/records'], packages: [] },
  'domain/coverage': { imports: ['domain/kernel', 'domain/records', 'domain/reading'], packages: [] },
  /** 创建方案: stages, tasks of units, and how far they are. */
  'domain/programme': { imports: ['domain/kernel', 'domain/records', 'domain/figures'], packages: [] },
  'domain/stock': { imports: ['domain/kernel', 'domain/records'], packages: [] },
  'domain/attendance': {
    imports: ['domain/kernel', 'domain/records', 'domain/events'],
    packages: ['@noble/hashes', '@scure/base'],
  },
  'domain/certificates': {
    imports: ['domain/kernel', 'domain/records', 'domain/attendance'],
    packages: ['@noble/hashes', '@noble/ed25519', '@scure/base'],
  },
  /** Rules that ask about records and figures that do not fit together. */
  'domain/checks': {
    imports: ['domain/kernel', 'domain/records', 'domain/figures', 'domain/attendance', 'domain/programme'],
    packages: [],
  },
  'domain/proofreading': { imports: ['domain/kernel', 'domain/records'], packages: [] },
  'domain/tips': { imports: ['domain/kernel'], packages: [] },
  /** Posts: blocks, what may stand in them, and the texts that are made from one. */
  'domain/posts': { imports: ['domain/kernel', 'domain/reading'], packages: [] },
  /** 学一学: cards, plants and questions as data, with their sources and the values of the law. */
  'domain/learning': { imports: ['domain/kernel'], packages: [] },
  /** Posters: their texts, where lines break, and how they are arranged on a sheet. */
  'domain/posters': { imports: ['domain/kernel', 'domain/learning', 'domain/stock'], packages: [] },

  'protocol/kernel': { imports: ['domain/kernel'], packages: ['valibot'] },
  'protocol/relay': { imports: ['domain/kernel', 'protocol/kernel'], packages: ['valibot'] },
  'protocol/sync': {
    imports: ['domain/kernel', 'domain/records', 'protocol/kernel', 'protocol/relay'],
    packages: ['valibot'],
  },
  'protocol/accounts': {
    imports: ['domain/kernel', 'domain/reading', 'protocol/kernel'],
    packages: ['valibot'],
  },
  'protocol/photos': {
    imports: ['domain/kernel', 'domain/photos', 'protocol/kernel'],
    packages: ['valibot'],
  },
  'protocol/figures': {
    imports: ['domain/kernel', 'domain/records', 'protocol/kernel', 'protocol/sync'],
    packages: ['valibot'],
  },
  'protocol/reports': {
    imports: ['domain/kernel', 'domain/reports', 'protocol/kernel', 'protocol/figures'],
    packages: ['valibot'],
  },
  'protocol/stock': { imports: ['domain/stock', 'protocol/kernel', 'protocol/figures'], packages: ['valibot'] },
  'protocol/coverage': {
    imports: ['domain/kernel', 'domain/coverage', 'protocol/kernel', 'protocol/figures', 'protocol/sync'],
    packages: ['valibot'],
  },
  'protocol/checks': {
    imports: ['domain/checks', 'protocol/kernel', 'protocol/figures', 'protocol/sync'],
    packages: ['valibot'],
  },
  'protocol/register': {
    imports: ['domain/kernel', 'protocol/kernel'],
    packages: ['valibot'],
  },
  'protocol/history': {
    imports: ['domain/kernel', 'domain/history', 'protocol/kernel'],
    packages: ['valibot'],
  },
  'protocol/calendar': { imports: ['protocol/kernel'], packages: ['valibot'] },
  'protocol/pages': { imports: ['domain/learning', 'protocol/kernel'], packages: ['valibot'] },
  'protocol/posts': {
    imports: ['domain/kernel', 'domain/posts', 'protocol/kernel', 'protocol/photos'],
    packages: ['valibot'],
  },
  'protocol/surveys': { imports: ['domain/kernel', 'domain/learning', 'protocol/kernel'], packages: ['valibot'] },
  'protocol/attendance': { imports: ['domain/kernel', 'protocol/kernel'], packages: ['valibot'] },
  'protocol/certificates': {
    imports: ['domain/kernel', 'domain/certificates', 'protocol/kernel'],
    packages: ['valibot'],
  },
  'protocol/tips': {
    imports: ['domain/kernel', 'domain/tips', 'protocol/kernel', 'protocol/pages'],
    packages: ['valibot'],
  },

  'client/platform': {
    imports: ['domain/kernel', 'protocol/kernel'],
    packages: ['valibot'],
  },
  'client/words': {
    imports: ['domain/kernel', 'domain/records', 'protocol/kernel', 'protocol/sync', 'client/components'],
    packages: ['solid-js'],
  },
  'client/components': {
    imports: ['domain/kernel', 'domain/reading', 'client/platform'],
    packages: ['solid-js', '@solidjs/router', '@tanstack/solid-virtual', 'uqr', 'fflate'],
  },
  /** What pages for the public have around their content: the choice of size and language, the foot, numbers to call. */
  'client/site': {
    imports: ['protocol/pages', 'client/platform', 'client/words', 'client/components'],
    packages: ['solid-js'],
  },
  /** The way out where a browser does not save or print. */
  'client/browser-help': { imports: ['client/platform', 'client/words', 'client/components'], packages: ['solid-js'] },
  /** Tables in files, as spreadsheets and programs save them. */
  'client/tables': { imports: ['domain/kernel', 'domain/register'], packages: ['papaparse', 'fflate'] },
  'client/data': { imports: ['domain/*', 'protocol/*', 'client/platform'], packages: ['dexie'] },
  'client/sync': {
    imports: ['domain/*', 'protocol/*', 'client/platform', 'client/data'],
    packages: ['valibot'],
  },
  'client/accounts/view': {
    imports: [
      'domain/*',
      'protocol/*',
      'client/platform',
      'client/words',
      'client/components',
      'client/accounts',
      'client/state',
      'client/records',
    ],
    packages: ['solid-js'],
  },
  'client/accounts': {
    imports: ['domain/*', 'protocol/*', 'client/platform', 'client/words', 'client/data'],
    packages: ['solid-js', 'valibot'],
  },
  'client/photos/encoding': {
    imports: ['domain/kernel', 'domain/photos', 'protocol/photos'],
    packages: [],
  },
  'client/photos/view': {
    imports: [
      'domain/*',
      'protocol/*',
      'client/platform',
      'client/words',
      'client/components',
      'client/data',
      'client/sync',
      'client/accounts',
      'client/photos',
      'client/photos/encoding',
      'client/state',
      'client/records',
    ],
    packages: ['solid-js'],
  },
  'client/photos': {
    imports: [
      'domain/*',
      'protocol/*',
      'client/platform',
      'client/words',
      'client/data',
      'client/sync',
      'client/photos/encoding',
    ],
    packages: ['solid-js', 'idb'],
  },
  'client/storage-protection/view': {
    imports: [
      'domain/*',
      'client/words',
      'client/components',
      'client/storage-protection',
      'client/accounts/view',
      'client/state',
    ],
    packages: ['solid-js'],
  },
  'client/storage-protection': {
    imports: ['domain/kernel', 'protocol/kernel', 'client/platform', 'client/words', 'client/data'],
    packages: ['solid-js', 'valibot'],
  },
  'client/state': {
    imports: [
      'domain/*',
      'protocol/*',
      'client/platform',
      'client/data',
      'client/sync',
      'client/accounts',
      'client/photos',
      'client/storage-protection',
      'client/tips/local-flags',
    ],
    packages: ['solid-js', 'valibot'],
  },
  'client/records': {
    imports: [
      'domain/*',
      'protocol/*',
      'client/platform',
      'client/words',
      'client/components',
      'client/data',
      'client/state',
    ],
    packages: ['solid-js'],
  },
  /** Planned events, as pages of members and of the desk show them. */
  'client/events': {
    imports: [
      'domain/*',
      'protocol/calendar',
      'client/platform',
      'client/words',
      'client/components',
      'client/state',
      'client/records',
    ],
    packages: ['solid-js'],
  },
  /** Names and definitions of the figures in the catalogue, as pages of the desk show them. */
  'client/figures': {
    imports: ['domain/figures', 'domain/records', 'client/words', 'client/records', 'client/state'],
    packages: ['solid-js'],
  },
  /** Reports filled in from the figures, and their documents. */
  'client/reports': {
    imports: [
      'domain/*',
      'protocol/figures',
      'protocol/reports',
      'client/platform',
      'client/words',
      'client/records',
      'client/figures',
      'client/state',
    ],
    packages: ['docx', 'docxtemplater', 'fflate', 'pizzip', 'solid-js'],
  },
  /** The ledger of materials, as pages of members and of the desk show and write it. */
  'client/stock': {
    imports: RECORD_PARTS,
    packages: ['solid-js'],
  },
  /** Places to reach and tasks, as pages of members and of the desk show and write them. */
  'client/coverage': {
    imports: RECORD_PARTS,
    packages: ['solid-js', 'topojson-client', 'topojson-server', 'topojson-simplify'],
  },
  /** Questions about records, as pages of leaders and of the desk show and answer them. */
  'client/checks': { imports: [...RECORD_PARTS, 'client/figures'], packages: ['solid-js'] },
  /** 到场登记, as pages of members and of the desk show and write it. */
  'client/attendance': {
    imports: RECORD_PARTS,
    packages: ['solid-js', 'valibot', 'qr'],
  },
  /** Posters painted on a canvas, and their preview. */
  'client/posters': {
    imports: ['domain/*', 'client/platform', 'client/words', 'client/components'],
    packages: ['solid-js', 'uqr'],
  },

  /** The body of a post, as pages of members and of the desk show it. */
  'client/posts': { imports: ['domain/posts'], packages: ['solid-js'] },
  /** 公告: posts for signed-in members, kept on the phone. */
  'client/notices': {
    imports: [
      'domain/kernel',
      'domain/posts',
      'protocol/posts',
      'client/platform',
      'client/words',
      'client/components',
      'client/data',
      'client/state',
      'client/posts',
    ],
    packages: ['solid-js'],
  },

  /** 知晓率调查: the questions to one person, and the requests of self-tests. */
  'client/surveys': {
    imports: [
      'domain/kernel',
      'domain/learning',
      'protocol/surveys',
      'client/platform',
      'client/words',
      'client/components',
    ],
    packages: ['solid-js'],
  },

  /** The office's decisions about what readers learn, as quiz and plants show them. */
  'client/learning': {
    imports: ['domain/learning', 'protocol/pages', 'client/platform'],
    packages: ['solid-js'],
  },

  /** Certificates of service: their paper, their checking, and the requests for them. */
  'client/certificates': {
    imports: [
      'domain/*',
      'protocol/certificates',
      'client/platform',
      'client/words',
      'client/components',
      'client/records',
    ],
    packages: ['solid-js', 'valibot', '@noble/hashes'],
  },

  /** The flag "a tip waits": all that a member's page knows of tips. */
  'client/tips/local-flags': { at: /^client\/tips\/queue\/local-flags\.ts$/, imports: [], packages: [] },
  'client/tips/crypto': {
    imports: ['domain/kernel', 'domain/tips', 'domain/photos', 'protocol/kernel', 'protocol/tips'],
    packages: ['valibot', '@scure/base', 'age-encryption', 'shamir-secret-sharing'],
  },
  'client/tips/queue': {
    imports: [
      'domain/kernel',
      'domain/tips',
      'protocol/kernel',
      'protocol/tips',
      'client/platform',
      'client/tips/crypto',
      'client/tips/local-flags',
    ],
    packages: ['valibot', 'idb', 'altcha-lib'],
  },
  'client/tips/page': {
    imports: [...TIP_PAGE_PARTS, 'client/tips/crypto', 'client/tips/queue', 'client/photos/encoding'].filter(
      (name) => name !== 'client/tips/page',
    ),
    packages: ['solid-js'],
  },
  'client/tips/desk': {
    imports: [...MEMBER_PARTS, 'client/tips/crypto'],
    packages: ['solid-js', 'valibot', 'idb'],
  },

  // Pages that need something else than the others of their audience.
  'client/features/public/quiz': {
    ...pages.public,
    imports: [...pages.public.imports, 'domain/learning', 'client/learning'],
  },
  'client/features/public/plants': {
    ...pages.public,
    imports: [...pages.public.imports, 'domain/learning', 'client/learning'],
  },
  'client/features/public/answer': {
    ...pages.public,
    imports: [...pages.public.imports, 'domain/learning', 'protocol/surveys', 'client/platform', 'client/surveys'],
  },
  'client/features/public/certificate': {
    ...pages.public,
    imports: [...pages.public.imports, 'domain/certificates', 'client/certificates'],
  },
  'client/features/member/certificates': {
    ...pages.member,
    packages: [...pages.member.packages, 'valibot'],
  },
  'client/features/public/tip': { imports: TIP_PAGE_PARTS, packages: ['solid-js'] },
  'client/features/public/tip-receipt': { imports: TIP_PAGE_PARTS, packages: ['solid-js'] },
  'client/features/office/tips': { ...pages.office, imports: TIP_DESK_PARTS },
  'client/features/office/tip-keys': { ...pages.office, imports: TIP_DESK_PARTS },
  'client/features/office/posts': { ...pages.office, imports: [...MEMBER_PARTS, 'client/posters'] },
  'client/features/office/overview': { ...pages.office, imports: [...MEMBER_PARTS, 'client/reports'] },
  'client/features/office/summary': { ...pages.office, imports: [...MEMBER_PARTS, 'client/reports'] },
  'client/features/office/posters': { ...pages.office, imports: [...MEMBER_PARTS, 'client/posters'] },
  'client/features/office/register': { ...pages.office, imports: [...MEMBER_PARTS, 'client/tables'] },
  'client/features/office/history': { ...pages.office, imports: [...MEMBER_PARTS, 'client/tables'] },
  'client/features/office/proofreading': {
    imports: [...MEMBER_PARTS, 'client/reports'],
    packages: [...pages.office.packages, 'fflate'],
  },
  // 我的 shows the version of the product.
  'client/features/member/me': { ...pages.member, packages: [...pages.member.packages, 'package.json'] },
  /** The tip pages' own entry, and the parts of the start that it shares. */
  'client/app/tip': {
    at: /^client\/app\/(tip-main|TipApp|FailurePage|UpdatePrompt|update-(flow|prompt)|service-worker-bridge|start)\.(tsx?|css)$/,
    imports: [...TIP_PAGE_PARTS, 'client/features/public/tip', 'client/features/public/tip-receipt'],
    packages: ['solid-js'],
  },
  'client/app': {
    imports: ['domain/*', 'protocol/*', 'client/*'],
    // The sender of waiting tips, which public pages load by its address.
    packages: ['solid-js', '@solidjs/router', '/sender.js'],
  },
  'service-worker': {
    imports: ['domain/photos', 'protocol/kernel', 'protocol/pages', 'protocol/tips'],
    packages: ['idb', 'workbox-core', 'workbox-precaching', 'workbox-routing'],
  },

  /** Routes of a capability: the one place where a capability meets HTTP. */
  'server/routes': {
    at: /^server\/[a-z]+\/([a-z]+-)?routes\.ts$/,
    imports: ['domain/*', 'protocol/*', 'server/*'],
    packages: ['valibot'],
  },
  /** Commands of the server's program that are no requests, such as `backup`. */
  'server/commands': {
    at: /^server\/[a-z]+\/([a-z]+-)*command(-parts)?\.ts$/,
    imports: ['domain/*', 'protocol/*', 'server/*'],
    packages: ['node', 'kysely', 'valibot'],
  },
  /** The tables of each capability, and the database type that they make together. */
  'server/tables': {
    at: /^server\/(?:[a-z/]+\/tables|platform\/database\/columns)\.ts$/,
    imports: ['domain/kernel', 'domain/tips'],
    packages: ['kysely'],
  },
  'server/platform': {
    imports: [
      'domain/kernel',
      'protocol/kernel',
      'protocol/pages',
      'protocol/photos',
      'protocol/tips',
      'server/tables',
    ],
    packages: ['node', 'kysely', 'pg', 'pino', 'valibot', 'hono', '@hono/node-server'],
  },
  /** Which districts there are, under which host names. */
  'server/districts': {
    imports: ['domain/kernel', 'server/platform', 'server/tables'],
    packages: ['node', 'kysely'],
  },
  'server/audit': {
    imports: ['domain/kernel', 'server/platform', 'server/tables'],
    packages: ['node', 'kysely'],
  },
  /** How changes and records stand in the database. */
  'server/records/rows': {
    imports: ['domain/*', 'server/platform', 'server/tables'],
    packages: ['kysely'],
  },
  'server/coverage': { imports: SERVER_BASE, packages: ['kysely', 'valibot'] },
  'server/surveys': { imports: SERVER_BASE, packages: ['kysely'] },
  'server/stock': { imports: [...SERVER_BASE, 'server/figures'], packages: ['kysely'] },
  'server/checks': { imports: [...SERVER_BASE, 'server/figures', 'server/stock'], packages: ['kysely'] },
  'server/figures': {
    imports: SERVER_BASE,
    packages: ['node', 'kysely'],
  },
  /** Signed reports. */
  'server/reports': {
    imports: [...SERVER_BASE, 'server/figures'],
    packages: ['node', 'kysely', 'valibot'],
  },
  'server/photos': {
    imports: SERVER_BASE,
    packages: ['node', 'kysely', 'aws4fetch', 'valibot'],
  },
  /** Accepts changes: context, decision, commit. Figures and the naming of photos are part of its transaction. */
  'server/records': {
    imports: [...SERVER_BASE, 'server/figures', 'server/photos'],
    packages: ['node', 'kysely', 'valibot'],
  },
  'server/attendance': {
    imports: [...SERVER_BASE, 'server/figures'],
    packages: ['kysely'],
  },
  'server/sync': {
    imports: [...SERVER_BASE, 'server/records'],
    packages: ['node', 'kysely', 'pg', 'valibot'],
  },
  'server/accounts': {
    imports: [...SERVER_BASE, 'server/records'],
    packages: ['node', 'kysely', 'valibot', 'better-auth'],
  },
  'server/register': {
    imports: [...SERVER_BASE, 'server/records'],
    packages: ['kysely', 'papaparse'],
  },
  /** Imports of past years, each with its rows. */
  'server/history': {
    imports: [...SERVER_BASE, 'server/figures', 'server/records'],
    packages: ['kysely', 'valibot'],
  },
  /** Members' events for calendar programs. */
  'server/calendar': {
    imports: [...SERVER_BASE, 'server/figures', 'server/records'],
    packages: ['node', 'kysely'],
  },
  /** Posts: their versions, their pictures, and the parser of their text. */
  'server/posts': {
    imports: [...SERVER_BASE, 'server/figures', 'server/photos'],
    packages: ['node', 'kysely', 'valibot', 'markdown-it', 'markdown-it-cjk-friendly'],
  },
  /** The public pages, as documents. */
  'server/pages': {
    imports: [...SERVER_BASE, 'server/figures', 'server/records', 'server/photos', 'server/posts'],
    packages: ['node', 'kysely', 'valibot'],
  },
  'server/certificates': {
    imports: [...SERVER_BASE, 'server/figures', 'server/records'],
    packages: ['node', 'kysely', 'valibot'],
  },
  'server/relay': {
    imports: [...SERVER_BASE, 'server/records', 'server/sync'],
    packages: ['node', 'valibot'],
  },
  'server/tips': {
    imports: [...SERVER_BASE, 'server/records'],
    packages: ['node', 'kysely', 'valibot', '@scure/base', 'altcha-lib'],
  },
  'server/backup': {
    imports: [...SERVER_BASE, 'server/records', 'server/figures', 'server/photos'],
    packages: ['node', 'kysely', 'valibot', 'age-encryption'],
  },
  /** Ties routes, sessions and limits together. */
  'server/http': {
    imports: ['domain/*', 'protocol/*', 'server/*'],
    packages: ['node', 'kysely', 'valibot', 'hono', '@hono/node-server'],
  },
  'server/main': { at: 'server', imports: ['domain/*', 'protocol/*', 'server/*'], packages: ['node', 'valibot'] },
  demo: {
    imports: [
      'domain/*',
      'protocol/*',
      'server/*',
      'client/tips/crypto',
      'client/tips/desk',
      // Reports name figures by the client's dictionaries.
      'client/figures',
      'client/records',
    ],
    packages: ['node', 'kysely', 'valibot'],
  },
};

/** The rows of pages, by the folders that are there. */
const pageRows = Object.entries(pages).flatMap(([audience, row]) =>
  readdirSync(new URL(`src/client/features/${audience}`, import.meta.url)).map((name): [string, Row] => [
    `client/features/${audience}/${name}`,
    row,
  ]),
);

/** Every room, in the order in which they are matched. */
export const rooms: readonly Room[] = Object.entries({ ...Object.fromEntries(pageRows), ...table }).map(
  ([name, row]) => ({ name, at: name, ...row }),
);
