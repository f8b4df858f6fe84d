import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** A house with the same rules and nothing in it. */
const house = mkdtempSync(join(tmpdir(), 'qingyuan-rooms-'));
for (const name of ['.biome.json', '.gitignore']) copyFileSync(join(root, name), join(house, name));

/** Writes a file that imports what it must not, lints it and gives the linter's words. */
function lint(path: string, source: string): string {
  const file = join(house, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, source);
  const { stdout, stderr } = spawnSync(join(root, 'node_modules/.bin/biome'), ['lint', file], {
    cwd: house,
    encoding: 'utf8',
  });
  rmSync(file);
  return stdout + stderr;
}

describe('the rooms', () => {
  afterAll(() => rmSync(house, { recursive: true }));

  it.each([
    ['src/domain/probe.ts', '../server/context.ts', 'domain is pure'],
    ['src/domain/probe.ts', '../protocol/push.ts', 'domain is pure'],
    ['src/protocol/probe.ts', '../client/ui/Button.tsx', 'protocol imports only'],
    ['src/client/platform/probe.ts', '../sync/engine.ts', 'platform imports only'],
    ['src/client/storage/probe.ts', '../sync/engine.ts', 'storage sits below sync'],
    ['src/client/ui/probe.ts', '../words/words.ts', 'ui knows no domain'],
    ['src/client/ui/probe.ts', '../../domain/day.ts', 'ui knows no domain'],
    ['src/client/features/today/probe.ts', '../records/page.ts', 'a feature never imports a feature'],
    ['src/client/app/probe.ts', '../../server/context.ts', 'client and server never import each other'],
    ['src/server/probe.ts', '../client/app/routes.ts', 'client and server never import each other'],
    ['src/server/sync/probe.ts', '../http/app.ts', 'a capability holds rules and queries'],
  ])('%s may not import %s', (path, target, words) =>
    expect(lint(path, `import * as wrong from '${target}';\nexport const probe = wrong;\n`)).toContain(words),
  );

  it('a feature may import what lies below it', () => {
    const path = 'src/client/features/today/probe.ts';
    const words = lint(path, "import { dayAt } from '../../../domain/day.ts';\nexport const probe = dayAt;\n");
    expect(words).toContain('Checked 1 file');
    expect(words).not.toContain('noRestrictedImports');
  });
});
