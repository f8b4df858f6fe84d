import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '../../../src/demo/random.ts';
import { newId } from '../../../src/domain/kernel/id.ts';
import { benchFolder, buildPage } from './build.ts';
import { startChild } from './child.ts';
import type { Address, Contender } from './contender.ts';
import { startOwnServer, VILLAGES_A_SQUAD } from './ours.ts';

export async function ours(): Promise<Contender> {
  const server = await startOwnServer(await buildPage('phone'));
  return {
    name: 'ours',
    purposeOf: (path) => {
      if (path.startsWith('/api/photos/')) return 'photo';
      return path.endsWith('/hello') || path.endsWith('/push') ? 'records' : 'other';
    },
    async open() {
      const { squad, members, places } = await server.squad(2);
      const [member = '', mate = ''] = members;
      return {
        url: server.page,
        pusher: { token: await server.token(member) },
        puller: { token: await server.token(mate) },
        squad,
        member,
        places,
        material: server.material,
      };
    },
    close: () => server.close(),
  };
}

const peers = join(benchFolder, 'peers');

/** The peers' packages live beside the bench and are installed only for it. */
function installPeers(): void {
  if (existsSync(join(peers, 'node_modules', '.package-lock.json'))) return;
  console.log('installing the peers once: npm ci in test/bench/peers');
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: peers,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('the peers cannot be installed');
}

/**
 * A peer with a server of its own.
 * @param folder its page and server, within the peers'
 */
export async function peer(name: string, folder: string, options: Pick<Address, 'batchSize'> = {}): Promise<Contender> {
  installPeers();
  const page = await buildPage(join('peers', folder));
  const child = await startChild(join(peers, folder, 'server.js'), [page], { cwd: peers });
  const random = seededRandom(1);
  const id = () => newId(Date.now(), random.bytes);
  const [places, material] = [Array.from({ length: VILLAGES_A_SQUAD }, id), id()];
  let rounds = 0;
  return {
    name,
    purposeOf: (path) => (path.includes('photos') ? 'photo' : 'records'),
    async open() {
      const address = { database: `round${++rounds}`, ...options };
      return { url: child.url, pusher: address, puller: address, squad: id(), member: id(), places, material };
    },
    close: () => child.close(),
  };
}
