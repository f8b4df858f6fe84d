import { createSignal, Show } from 'solid-js';
import type { CertificateRow } from '../../../../protocol/certificates/certificates.ts';
import { withdrawCertificate } from '../../../certificates/certificates-client.ts';
import { certificates } from '../../../certificates/words.ts';
import { createAction } from '../../../components/action.ts';
import { ConfirmDialog } from '../../../components/Dialog.tsx';
import { ActionNotice } from '../../../components/Form.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { failureText } from '../../../records/failure-text.ts';
import { common } from '../../../words/common.ts';

/** Asks for the reason before a certificate is withdrawn in all its versions. */
export function WithdrawDialog(props: { of: CertificateRow | undefined; onClose: () => void; onDone: () => void }) {
  const [reason, setReason] = createSignal('');
  const action = createAction(failureText);
  function close() {
    setReason('');
    action.tell(undefined);
    props.onClose();
  }
  async function withdraw({ number }: CertificateRow) {
    if (!reason().trim()) return action.refuse(certificates.desk.reasonMissing);
    if (!(await action.run(() => withdrawCertificate({ number, reason: reason() })))?.ok) return;
    props.onDone();
    close();
  }
  return (
    <Show when={props.of}>
      {(row) => (
        <ConfirmDialog
          open
          title={certificates.desk.withdrawTitle(row().number)}
          words={common.action}
          confirm={certificates.desk.withdraw}
          onClose={close}
          onConfirm={() => void withdraw(row())}
        >
          <p>{certificates.desk.withdrawHint}</p>
          <TextField
            required
            maxlength={200}
            label={certificates.desk.withdrawReason}
            hint={certificates.desk.withdrawReasonHint}
            value={reason()}
            onInput={setReason}
          />
          <ActionNotice of={action} />
        </ConfirmDialog>
      )}
    </Show>
  );
}
