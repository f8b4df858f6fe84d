import './check.css';
import { useLocation } from '@solidjs/router';
import { createEffect, createMemo, createSignal, Match, Show, Switch } from 'solid-js';
import { type CertificateCode, readCertificateCode } from '../../../../domain/certificates/code.ts';
import { type Checked, checkPaper } from '../../../certificates/check.ts';
import { Paper } from '../../../certificates/Paper.tsx';
import { certificates } from '../../../certificates/words.ts';
import { Button } from '../../../components/Button.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { Spinner } from '../../../components/Progress.tsx';
import { formatDay } from '../../../words/format.ts';

function Outcome(props: { code: CertificateCode; of: Checked }) {
  const numbered = () => certificates.numberOf(props.code.number, props.code.version);
  const content = () => (props.of.state === 'valid' ? props.of.content : undefined);
  const notice = () => (props.of.state === 'valid' && props.of.isInNotice ? props.of.content.notice : undefined);
  const since = () => ('since' in props.of && props.of.since ? formatDay(props.of.since, 0) : '');
  return (
    <>
      <Switch>
        <Match when={notice()}>
          {(until) => (
            <Notice tone="wait" title={certificates.check.notice}>
              {certificates.check.noticeHint(formatDay(until(), 0))}
            </Notice>
          )}
        </Match>
        <Match when={content()}>
          <Notice tone="ok" title={certificates.check.valid}>
            {certificates.check.validHint}
          </Notice>
        </Match>
        <Match when={props.of.state === 'offline'}>
          <Notice tone="wait" title={certificates.check.offline}>
            {certificates.check.offlineHint(numbered())}
          </Notice>
        </Match>
        <Match when={props.of.state === 'noKey'}>
          <Notice tone="wait" title={certificates.check.noKey}>
            {certificates.check.noKeyHint}
          </Notice>
        </Match>
        <Match when={props.of.state === 'newer'}>
          <Notice tone="wait" title={certificates.print.unreadable} />
        </Match>
        <Match when={props.of.state === 'superseded'}>
          <Notice tone="bad" title={certificates.check.superseded}>
            {certificates.check.supersededHint(numbered(), since())}
          </Notice>
        </Match>
        <Match when={props.of.state === 'withdrawn'}>
          <Notice tone="bad" title={certificates.check.withdrawn}>
            {certificates.check.withdrawnHint(numbered(), since())}
          </Notice>
        </Match>
        <Match when={props.of.state === 'unknown'}>
          <Notice tone="bad" title={certificates.check.unknown}>
            {certificates.check.unknownHint(numbered())}
          </Notice>
        </Match>
        <Match when={props.of.state === 'forged'}>
          <Notice tone="bad" title={certificates.check.forged}>
            {certificates.check.forgedHint}
          </Notice>
        </Match>
      </Switch>
      <Show when={content()}>
        {(of) => (
          <div class="checked-paper">
            <Paper of={of()} />
          </div>
        )}
      </Show>
    </>
  );
}

/** 核对服务记录: the page behind the QR code of a certificate, for anybody who holds the paper. */
export default function CheckPage() {
  const location = useLocation();
  const code = createMemo(() => readCertificateCode(location.hash));
  const [checked, setChecked] = createSignal<Checked>();
  async function check() {
    const asked = code();
    setChecked(undefined);
    const outcome = asked && (await checkPaper(asked));
    // Another paper may have been scanned in the meantime.
    if (asked === code()) setChecked(outcome);
  }
  createEffect(() => void check());
  return (
    <Page>
      <PageHeader title={certificates.check.title} trailing={<img src="/logo.svg" alt="" width="56" height="56" />} />
      <Show
        when={code()}
        fallback={
          <Notice tone="wait" title={certificates.check.none}>
            {certificates.check.noneHint}
          </Notice>
        }
      >
        {(of) => (
          <Show when={checked()} fallback={<Spinner label={certificates.check.checking} />}>
            {(outcome) => (
              <>
                <Outcome code={of()} of={outcome()} />
                <p>{certificates.check.proves}</p>
                <div class="row">
                  <Button icon="refresh" onClick={() => void check()}>
                    {certificates.check.again}
                  </Button>
                </div>
              </>
            )}
          </Show>
        )}
      </Show>
    </Page>
  );
}
