import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { builtClient, ensureBuild } from '../support/e2e-build.ts';
import { scriptFaults } from '../support/floor/script.ts';
import { styleFaults } from '../support/floor/style.ts';

/**
 * APIs that the build uses although some supported browser lacks them, with the reason why nothing breaks. An unused
 * entry fails.
 */
const guarded: Readonly<Record<string, string>> = {
  'api.CompressionStream': 'asked for by typeof; without it, bodies go unpacked',
  'api.IDBFactory.databases': 'Dexie asks for it first; not needed by us',
  'api.InputDeviceInfo.getCapabilities': 'optional: without it, no torch',
  'api.Navigator.canShare': 'asked for by typeof; without it, files are saved',
  'api.Navigator.clearAppBadge': 'only where there is setAppBadge',
  'api.Navigator.connection': 'optional: without it, photos wait for a tap',
  'api.Navigator.permissions': 'optional chaining',
  'api.Navigator.setAppBadge': 'asked for first; without it, the icon shows no number',
  'api.Navigator.share': 'only after canShare or typeof',
  'api.Navigator.userAgentData': 'Dexie, by optional access',
  'api.Navigator.wakeLock': 'optional: without it, the screen goes dark as set',
  'api.OffscreenCanvas': 'asked for by typeof; else a canvas element',
  'api.OffscreenCanvas.convertToBlob': 'only on an OffscreenCanvas',
  'api.Scheduler.yield': 'the reader of codes asks for it by typeof',
  'api.TrustedTypePolicyFactory.createPolicy': 'only where there are Trusted Types',
  'api.Window.cancelIdleCallback': 'only with requestIdleCallback',
  'api.Window.print': 'pages of the office, on a desk; optional on a member’s paper',
  'api.Window.requestIdleCallback': 'asked for by `in`; else a timer',
  'api.Window.setImmediate': 'Dexie asks for it first',
  'api.trustedTypes': 'read from globalThis; without it there is nothing to obey',
  'javascript.builtins.Error.captureStackTrace': 'the reader of workbooks asks for it first',
  'javascript.builtins.Uint8Array.fromHex': 'the cipher library asks for it by typeof',
};

/** Our own or a library's properties with the same name as a new API. */
const namesakes: readonly string[] = [
  'api.CSSPropertyRule.initialValue',
  'api.DeviceMotionEventRotationRate.beta',
  'api.ImageDecoder.completed',
  'api.MLGraphBuilder.gather',
  // `URL` under a short name.
  'api.StorageAccessHandle.createObjectURL',
  // The options of docxtemplater are a union of types.
  'javascript.builtins.Set.union',
];

/** CSS that older browsers ignore without harm to the page. */
const ornament: Readonly<Record<string, string>> = {
  'css.at-rules.page': 'margins of printed sheets',
  'css.properties.size': 'margins of printed sheets',
  'css.properties.-webkit-tap-highlight-color': 'the flash of a tap',
  'css.properties.field-sizing': 'a text to copy is seen whole, without scrolling in it',
  'css.properties.page': 'the size of printed sheets',
  'css.properties.print-color-adjust': 'colours on paper',
  'css.properties.resize': 'a handle on text areas',
  'css.properties.text-size-adjust': 'written with its prefix too',
  'css.properties.text-spacing-trim': 'finer Chinese punctuation',
  'css.properties.text-wrap': 'finer line breaks',
  'css.properties.user-select': 'a word that a tap chooses whole',
  'css.selectors.has': 'where a notice’s button stands',
};

function read(ending: string): { file: string; code: string }[] {
  const names = readdirSync(builtClient, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith(ending))
    .map((file) => ({ file, code: readFileSync(join(builtClient, file), 'utf8') }));
}

describe('the built client and the oldest supported browsers', () => {
  beforeAll(ensureBuild);

  it('uses no syntax, pattern or API that one of them lacks, unless guarded', () => {
    const scripts = read('.js');
    expect(scripts.map(({ file }) => file)).toContain('service-worker.js');
    const found = [...scriptFaults(scripts)].filter(([path]) => !namesakes.includes(path));
    const unknown = found.filter(([path]) => !(path in guarded));
    expect(unknown).toEqual([]);
    expect(found.map(([path]) => path).sort()).toEqual(Object.keys(guarded).sort());
  });

  it('uses no CSS that one of them lacks, unless decorative', () => {
    const found = new Set(read('.css').flatMap(({ code }) => styleFaults(code)));
    expect([...found].sort()).toEqual(Object.keys(ornament).sort());
  });

  it.each([
    ['AbortSignal.timeout(1)', 'api.AbortSignal.timeout_static'],
    ['AbortSignal.any([])', 'api.AbortSignal.any_static'],
    ['new RegExp("(?<=a)b")', 'javascript.regular_expressions.lookbehind_assertion'],
    ['/(?<!a)b/u.test(a)', 'javascript.regular_expressions.lookbehind_assertion'],
    ['/[a--b]/v.test(a)', 'javascript.builtins.RegExp.unicodeSets'],
    ['a.toSorted()', 'javascript.builtins.Array.toSorted'],
    ['a?.toSorted()', 'javascript.builtins.Array.toSorted'],
    ['Object.groupBy(a, b)', 'javascript.builtins.Object.groupBy'],
    ['class A { static { a() } }', 'javascript.classes.static.initialization_blocks'],
    ['navigator.userActivation', 'api.Navigator.userActivation'],
  ])('detects %s', (code, path) => {
    expect([...scriptFaults([{ file: 'a.js', code }]).keys()]).toContain(path);
  });

  it('accepts what all of them have, and our own names', () => {
    const code = `structuredClone(a).at(-1); Object.hasOwn(a, 'b'); /(a)(?=b)\\p{Script=Han}/u; function scheduler() {}
scheduler(); const toSorted = 1; b = { withResolvers: 2 }; b.withResolvers; class A { #a; }`;
    expect([...scriptFaults([{ file: 'a.js', code }]).keys()]).toEqual([]);
  });
});
