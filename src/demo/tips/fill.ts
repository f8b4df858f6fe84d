import { sealCopy, sealNote } from '../../client/tips/crypto/note.ts';
import { sealMessage } from '../../client/tips/crypto/seal.ts';
import { randomId } from '../../domain/kernel/id.ts';
import type { TipAct } from '../../protocol/tips/tip-desk.ts';
import type { ServerContext } from '../../server/platform/context.ts';
import { actOnTip } from '../../server/tips/act.ts';
import { type TipStep, tipPlans } from '../words/tips.ts';
import { done } from './done.ts';
import type { DemoOffice } from './office-keys.ts';
import { type SentTip, sendAnswer, sendTip } from './person.ts';

const DAY_MS = 86_400_000;

/** Returns the context of the same server some days ago. */
export const ago = (context: ServerContext, days: number): ServerContext => ({
  ...context,
  now: () => context.now() - days * DAY_MS,
});

/** The messages of both sides so far. */
interface MessageCounts {
  office: number;
  person: number;
}

type OfficeStep = Exclude<TipStep, { do: 'answer' }>;

/** Seals what an officer writes, as the desk's page does. */
async function actOf(
  { district, random }: ServerContext,
  office: DemoOffice,
  step: OfficeStep,
  {
    tip,
    talk,
    sent,
  }: { readonly tip: SentTip; readonly talk: MessageCounts; readonly sent: ReadonlyMap<string, SentTip> },
): Promise<TipAct> {
  switch (step.do) {
    case 'ask': {
      talk.office += 1;
      const seq = talk.office;
      const place = { instance: district, tip: tip.id, from: 'office', seq } as const;
      const { recipient, macKey } = tip.mailbox;
      const { file, mac } = done(await sealMessage({ place, text: step.text, photos: [], recipient, macKey, random }));
      return { act: 'ask', seq, file, mac, copy: done(await sealCopy(step.text, seq, tip.identity)) };
    }
    case 'note':
      return { act: 'note', id: randomId(random), file: done(await sealNote(step.text, tip.identity)) };
    case 'close':
      return { act: 'close', outcome: step.outcome };
    case 'link':
      return { act: 'link', to: sent.get(step.to)?.id ?? null };
    case 'keep':
      return { act: 'revoke', key: (step.by === 'officer' ? office.administrator : office.officer).id };
    case 'mute':
      return { act: 'mute', muted: true };
    default:
      return { act: step.do };
  }
}

/** Sends a month of tips and performs their steps, day by day, through the server's own rules. */
export async function fillTips(context: ServerContext, office: DemoOffice): Promise<ReadonlyMap<string, SentTip>> {
  const sent = new Map<string, SentTip>();
  const talks = new Map<string, MessageCounts>();
  const days = new Set(tipPlans.flatMap((plan) => [plan.ago, ...plan.steps.map((step) => step.ago)]));
  for (const day of [...days].sort((a, b) => b - a)) {
    const then = ago(context, day);
    for (const plan of tipPlans) {
      if (plan.ago === day) sent.set(plan.name, await sendTip(then, office, plan));
      const tip = sent.get(plan.name);
      for (const step of plan.steps) {
        if (step.ago !== day || !tip) continue;
        const talk = talks.get(plan.name) ?? { office: 0, person: 0 };
        talks.set(plan.name, talk);
        if (step.do === 'answer') {
          talk.person += 1;
          await sendAnswer(then, tip, talk.person, step.text);
        } else {
          const act = await actOf(then, office, step, { tip, talk, sent });
          done(await actOnTip(then, office[step.by].member, tip.id, act));
        }
      }
    }
  }
  return sent;
}
