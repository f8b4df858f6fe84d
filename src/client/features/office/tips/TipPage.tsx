import './office-tips.css';
import { useParams } from '@solidjs/router';
import { createSignal, Match, Show, Switch } from 'solid-js';
import { type Id, isId } from '../../../../domain/kernel/id.ts';
import { Button } from '../../../components/Button.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { Spinner } from '../../../components/Progress.tsx';
import { createPolled } from '../../../state/polled.ts';
import type { Desk } from '../../../tips/desk/create-desk.ts';
import { DeskPage } from '../../../tips/desk/DeskPage.tsx';
import { tipNumber } from '../../../tips/desk/due.ts';
import { deskFailed } from '../../../tips/desk/failed-words.ts';
import { fetchTips } from '../../../tips/desk/tips-client.ts';
import { UnlockCard } from '../../../tips/desk/UnlockCard.tsx';
import { UntrustedList } from '../../../tips/desk/UntrustedList.tsx';
import { tipDesk } from '../../../tips/desk/words/tip-desk.ts';
import { common } from '../../../words/common.ts';
import { AccessCard } from './AccessCard.tsx';
import { ActsCard } from './ActsCard.tsx';
import { ContentCard } from './ContentCard.tsx';
import { FactsCard } from './FactsCard.tsx';
import { LinkCard } from './LinkCard.tsx';
import { NotesCard } from './NotesCard.tsx';
import type { OpenedTip, OpenFault } from './open-tip.ts';
import { createPhotoController } from './photo-controller.ts';
import { SheetView } from './SheetView.tsx';
import { TalkCard } from './TalkCard.tsx';
import { createTipController, type TipController } from './tip-controller.ts';

/** The opened tip; dropped from memory when the key locks. */
function Opened(props: { controller: TipController; tip: OpenedTip }) {
  const photos = createPhotoController();
  const [isSheet, setSheet] = createSignal(false);
  const summary = () => props.tip.detail.summary;
  return (
    <Show
      when={!isSheet()}
      fallback={
        <SheetView controller={props.controller} tip={props.tip} photos={photos} onBack={() => setSheet(false)} />
      }
    >
      <div class="side-by-side tip-columns">
        <div class="stack">
          <ContentCard tip={props.tip} photos={photos} />
          <TalkCard controller={props.controller} tip={props.tip} photos={photos} />
          <NotesCard controller={props.controller} tip={props.tip} />
        </div>
        <div class="stack">
          <ActsCard controller={props.controller} summary={summary()} onSheet={() => setSheet(true)} />
          <FactsCard summary={summary()} today={props.controller.desk.today()} />
          <AccessCard controller={props.controller} tip={props.tip} />
          <LinkCard controller={props.controller} summary={summary()} today={props.controller.desk.today()} />
        </div>
      </div>
    </Show>
  );
}

/** Explains why the tip is not shown, and what to do. */
function Closed(props: { controller: TipController; fault: OpenFault }) {
  const words = tipDesk.tip;
  const list = createPolled(() => fetchTips, { repeat: false });
  const keys = () => list.value()?.tips.find(({ id }) => id === props.controller.id)?.keys ?? [];
  return (
    <Switch
      fallback={
        <EmptyState
          icon="alert"
          title={words.broken}
          action={<Button onClick={() => void props.controller.reload()}>{common.action.retry}</Button>}
        >
          {props.fault.code === 'broken' || props.fault.code === 'no_grant' ? '' : deskFailed(props.fault)}
        </EmptyState>
      }
    >
      <Match when={props.fault.code === 'no_grant'}>
        <EmptyState icon="person" title={words.noGrant}>
          {words.noGrantHint(props.controller.desk.namesOf(keys()))}
        </EmptyState>
      </Match>
      <Match when={props.fault.code === 'not_found'}>
        <EmptyState icon="search" title={words.gone}>
          {words.goneHint}
        </EmptyState>
      </Match>
    </Switch>
  );
}

function Tip(props: { desk: Desk; id: Id }) {
  const { desk } = props;
  const controller = createTipController(desk, props.id);
  const words = tipDesk.tip;
  return (
    <>
      <UntrustedList desk={desk} />
      <Switch fallback={<Spinner label={words.opening} />}>
        <Match when={!desk.key()}>
          <UnlockCard desk={desk} title={words.locked} makeHref="/office/tips/keys">
            <p>{words.lockedHint}</p>
          </UnlockCard>
        </Match>
        <Match when={controller.opened()}>{(tip) => <Opened controller={controller} tip={tip()} />}</Match>
        <Match when={controller.fault()}>{(fault) => <Closed controller={controller} fault={fault()} />}</Match>
      </Switch>
    </>
  );
}

/** One tip, opened in this browser only. */
export default function TipPage() {
  const params = useParams();
  const id = () => (isId(params.id) ? params.id : undefined);
  const back = () => ({ href: '/office/tips', label: tipDesk.tip.back });
  return (
    <Show
      keyed
      when={id()}
      fallback={
        <>
          <PageHeader title={tipDesk.title} back={back()} />
          <EmptyState icon="search" title={tipDesk.tip.gone}>
            {tipDesk.tip.goneHint}
          </EmptyState>
        </>
      }
    >
      {(known) => (
        <DeskPage title={tipDesk.tip.title(tipNumber(known))} back={back()}>
          {(desk) => <Tip desk={desk} id={known} />}
        </DeskPage>
      )}
    </Show>
  );
}
