import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject, onTestFinished } from 'vitest';
import { copyCluster } from '../../../support/cluster.ts';

/** Makes a folder that is removed after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'qingyuan-embedded-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Makes such a folder with a cluster in it that was never started. */
export async function folderWithCluster(): Promise<string> {
  const folder = await temporaryFolder();
  copyCluster(inject('cluster'), folder);
  return folder;
}
