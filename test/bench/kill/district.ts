import * as v from 'valibot';
import { type Random, seededRandom } from '../../../src/demo/random.ts';
import type { Id } from '../../../src/domain/kernel/id.ts';
import { InviteResponse, SessionResponse } from '../../../src/protocol/accounts/accounts.ts';
import { PushResponse } from '../../../src/protocol/sync/push.ts';
import { type Caller, enterBy } from './caller.ts';
import { Phone } from './phone.ts';
import type { ServerProcess } from './server-process.ts';

/** A squad whose people are signed in, made the way a real one is: set-up link, roster, invites. */
export interface Squad {
  readonly id: Id;
  readonly leader: Caller;
  readonly volunteers: readonly { readonly member: Id; readonly caller: Caller }[];
}

async function expectOk(caller: Caller, path: string, body: unknown): Promise<unknown> {
  const reply = await caller.post(path, body);
  if (reply === 'cut' || reply.status !== 200) throw new Error(`${path}: ${JSON.stringify(reply)}`);
  return reply.body;
}

/** @param volunteers how many */
export async function foundSquad(server: ServerProcess, volunteers: number, seed: number): Promise<Squad> {
  const random: Random = seededRandom(seed);
  const founder = { name: '周明', email: 'office@qingyuan.example', password: 'qing shui chang liu' };
  const office = await enterBy(server.url, { token: server.setupToken, districtName: '清水区', ...founder });
  v.parse(SessionResponse, office.body);
  const phone = new Phone(random);
  const squad = phone.create('squad', { name: '第一分队' });
  const person = (name: string, role: 'leader' | 'volunteer') =>
    phone.create('member', { name, role, squad: squad.id });
  const leader = person('林立', 'leader');
  const others = Array.from({ length: volunteers }, (_, index) => person(`队员${index + 1}`, 'volunteer'));
  const pushed = await expectOk(office.caller, '/api/sync/push', {
    device: phone.device,
    changes: [squad, leader, ...others],
  });
  const { results } = v.parse(PushResponse, pushed);
  if (results.some(({ outcome }) => outcome !== 'ok')) throw new Error(`no squad: ${JSON.stringify(results)}`);
  const join = async (member: Id, role: 'leader' | 'volunteer'): Promise<Caller> => {
    const invited = await expectOk(office.caller, '/api/invites', { role, squad: squad.id, member });
    const { url } = v.parse(InviteResponse, invited);
    return (await enterBy(server.url, { token: new URL(url).hash.slice(1) })).caller;
  };
  const signedIn: { member: Id; caller: Caller }[] = [];
  for (const { id } of others) signedIn.push({ member: id, caller: await join(id, 'volunteer') });
  return { id: squad.id, leader: await join(leader.id, 'leader'), volunteers: signedIn };
}
