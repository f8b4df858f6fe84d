import './paper-page.css';
import { useSearchParams } from '@solidjs/router';
import { Show } from 'solid-js';
import { may } from '../../../../domain/records/permission.ts';
import { type PaperResponse, readContent } from '../../../../protocol/certificates/certificates.ts';
import { fetchPaper } from '../../../certificates/certificates-client.ts';
import { Paper } from '../../../certificates/Paper.tsx';
import { certificates } from '../../../certificates/words.ts';
import { Button } from '../../../components/Button.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { Loaded } from '../../../components/Loaded.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { PrintSheet } from '../../../components/PrintSheet.tsx';
import { useClient } from '../../../state/context.ts';
import { createPolled } from '../../../state/polled.ts';
import { common } from '../../../words/common.ts';

function Printed(props: { of: PaperResponse }) {
  const content = () => {
    const read = readContent(props.of.text);
    return read.ok ? read.value : undefined;
  };
  return (
    <Show when={content()} fallback={<Notice tone="wait" title={certificates.print.unreadable} />}>
      {(of) => (
        <Show
          when={props.of.state === 'valid' || props.of.state === 'notice'}
          fallback={
            <Notice
              tone="bad"
              title={props.of.state === 'withdrawn' ? certificates.print.withdrawn : certificates.print.superseded}
            />
          }
        >
          <Show when={props.of.state === 'notice'}>
            <Notice tone="wait" title={certificates.check.notice} />
          </Show>
          <p class="note">{certificates.print.hint}</p>
          <div class="row">
            <Button look="primary" icon="print" onClick={() => window.print?.()}>
              {common.action.print}
            </Button>
          </div>
          <div class="paper certificate-preview">
            <Paper of={of()} address={props.of.address} />
          </div>
          <PrintSheet>
            <Paper of={of()} address={props.of.address} />
          </PrintSheet>
        </Show>
      )}
    </Show>
  );
}

const Missing = () => (
  <EmptyState icon="records" title={certificates.print.missing}>
    {certificates.print.missingHint}
  </EmptyState>
);

function Fetched(props: { number: string; version: string }) {
  const paper = createPolled(
    () => {
      const { number, version } = props;
      return () => fetchPaper(number, version);
    },
    { repeat: false },
  );
  return (
    <Loaded
      of={paper}
      loading={certificates.print.loading}
      failed={(failure) => (
        <Show when={failure().code === 'offline' || failure().code === 'foreign'} fallback={<Missing />}>
          <p>{certificates.offline}</p>
        </Show>
      )}
    >
      {(of) => <Printed of={of()} />}
    </Loaded>
  );
}

/** The page that shows and prints a version of a certificate, for its member and for the office. */
export default function PaperPage() {
  const { session } = useClient();
  const [address] = useSearchParams();
  const back = () => {
    const role = session.identity()?.actor.role ?? 'public';
    return may(role, 'certificates.manage') ? '/office/certificates' : '/certificates';
  };
  const named = () => {
    const { number, version } = address;
    return typeof number === 'string' && typeof version === 'string' ? { number, version } : undefined;
  };
  return (
    <Page>
      <PageHeader title={certificates.own.title} back={{ href: back(), label: common.action.back }} />
      <Show when={named()} fallback={<Missing />}>
        {(of) => <Fetched number={of().number} version={of().version} />}
      </Show>
    </Page>
  );
}
