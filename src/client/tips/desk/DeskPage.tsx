import { type JSX, Show } from 'solid-js';
import { may } from '../../../domain/records/permission.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Pill } from '../../components/Pill.tsx';
import { useClient } from '../../state/context.ts';
import { createDesk, type Desk } from './create-desk.ts';
import { tipDesk } from './words/tip-desk.ts';
import { tipKeys } from './words/tip-keys.ts';

interface DeskPageProps {
  title: string;
  back?: { readonly href: string; readonly label: string };
  trailing?: JSX.Element;
  children: (desk: Desk) => JSX.Element;
}

function Opened(props: DeskPageProps) {
  const desk = createDesk();
  return (
    <>
      <PageHeader
        title={props.title}
        back={props.back}
        trailing={
          <div class="row">
            <Show when={desk.key()} fallback={<Pill tone="plain">{tipKeys.lock.locked}</Pill>}>
              <Pill tone="ok" icon="check">
                {tipKeys.lock.unlocked}
              </Pill>
              <Button onClick={() => desk.lock()}>{tipKeys.lock.now}</Button>
            </Show>
            {props.trailing}
          </div>
        }
      />
      {props.children(desk)}
    </>
  );
}

/**
 * A page of the tip desk, with the state of the officer's key in its header. It opens for officers only; other office
 * roles see an explanation.
 */
export function DeskPage(props: DeskPageProps) {
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
      <Opened {...props} />
    </Show>
  );
}
