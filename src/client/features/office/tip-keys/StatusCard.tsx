import { createSignal, For, Show } from 'solid-js';
import { formatFingerprint } from '../../../../domain/tips/receipt.ts';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { CopyField } from '../../../components/CopyField.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { Facts } from '../../../components/Facts.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { QrCode } from '../../../components/QrCode.tsx';
import { QrFiles } from '../../../components/QrFiles.tsx';
import { bundleState } from '../../../tips/desk/bundle-state.ts';
import type { Desk } from '../../../tips/desk/create-desk.ts';
import { createCodes } from '../../../tips/desk/key-code.ts';
import { tipKeys } from '../../../tips/desk/words/tip-keys.ts';
import { common } from '../../../words/common.ts';
import { formatDay } from '../../../words/format.ts';
import { qr } from '../../../words/qr.ts';

function Leaflet(props: { fingerprint: string }) {
  const words = tipKeys.status;
  const link = () => `${location.origin}/tip#k=${props.fingerprint}`;
  return (
    <>
      <p>{words.leafletHint}</p>
      <QrCode text={link()} label={words.leaflet} />
      <QrFiles
        text={link()}
        label={words.leaflet}
        words={{ ...qr, above: words.leafletTitle, below: words.leafletCard }}
      />
      <CopyField label={words.leafletLink} text={link()} words={{ ...common.action, copyFailed: words.copyFailed }} />
    </>
  );
}

/** 现在的情况: the current list, and the fingerprint by which phones recognize it. */
export function StatusCard(props: { desk: Desk }) {
  const words = tipKeys.status;
  const [isLeaflet, setLeaflet] = createSignal(false);
  const list = () => props.desk.keys()?.list ?? { state: 'none' as const };
  const isGood = () => bundleState(list(), props.desk.ownToday()).state === 'good';
  const readers = () => {
    const bundle = props.desk.bundle();
    return bundle ? [...bundle.officers.map(({ recipient }) => recipient), bundle.recovery] : [];
  };
  const codes = createCodes(readers);
  return (
    <Show when={props.desk.bundle()}>
      {(bundle) => (
        <Card title={words.title}>
          <Show when={isGood()}>
            <Notice quiet tone="ok" title={words.good(formatDay(bundle().until, 0))} />
          </Show>
          <Facts
            facts={[
              { label: words.epoch, value: words.epochOf(bundle().epoch) },
              { label: words.period, value: words.range(formatDay(bundle().from, 0), formatDay(bundle().until, 0)) },
              {
                label: words.officers,
                value: (
                  <For each={bundle().officers}>
                    {({ key, recipient }) => (
                      <div>
                        {props.desk.nameOf(key)} <span class="key-code">{codes(recipient)}</span>
                      </div>
                    )}
                  </For>
                ),
              },
              { label: tipKeys.recovery.code, value: <span class="key-code">{codes(bundle().recovery)}</span> },
              {
                label: words.fingerprint,
                value: <span class="key-code">{formatFingerprint(bundle().fingerprint)}</span>,
              },
            ]}
          />
          <p class="note">{words.fingerprintHint}</p>
          <div class="row">
            <Button icon="qr" onClick={() => setLeaflet(true)}>
              {words.leaflet}
            </Button>
          </div>
          <Dialog
            open={isLeaflet()}
            onClose={() => setLeaflet(false)}
            title={words.leaflet}
            closeLabel={common.action.close}
          >
            <Leaflet fingerprint={bundle().fingerprint} />
          </Dialog>
        </Card>
      )}
    </Show>
  );
}
