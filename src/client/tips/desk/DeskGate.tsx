import { type JSX, Show } from 'solid-js';
import { may } from '../../../domain/records/permission.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { useClient } from '../../state/context.ts';
import { tipDesk } from './words/tip-desk.ts';

/** Limits the tip desk to officers; other office roles see an explanation. */
export function DeskGate(props: { title: string; children: JSX.Element }) {
  const { session } = useClient();
  return (
    <Show
      when={may(session.identity()?.actor.role ?? 'volunteer', 'tips.read')}
      fallback={
        <>
          <PageHeader title={props.title} />
          <EmptyState icon="records" title={tipDesk.gate.title}>
            {tipDesk.gate.hint}
          </EmptyState>
        </>
      }
    >
      {props.children}
    </Show>
  );
}
