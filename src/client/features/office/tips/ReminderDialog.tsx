import type { Day } from '../../../../domain/kernel/day.ts';
import type { TipSummary } from '../../../../protocol/tips/tip-desk.ts';
import { Button } from '../../../components/Button.tsx';
import { createCopy } from '../../../components/create-copy.ts';
import { Dialog } from '../../../components/Dialog.tsx';
import { TextArea } from '../../../components/TextArea.tsx';
import { tipDesk } from '../../../tips/desk/words/tip-desk.ts';
import { common } from '../../../words/common.ts';
import { reminderText } from './reminder-text.ts';

function Reminder(props: { text: string }) {
  const { copied, copy } = createCopy(() => props.text);
  return (
    <div class="stack">
      <p>{tipDesk.reminder.hint}</p>
      <TextArea
        readonly
        rows={8}
        label={tipDesk.reminder.text}
        value={props.text}
        onInput={() => undefined}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button look="primary" onClick={() => void copy()}>
        {copied() ? common.action.copied : common.action.copy}
      </Button>
      <p class="note" role="status">
        {copied() === false ? tipDesk.reminder.copyFailed : ''}
      </p>
    </div>
  );
}

/** 到期提醒: a reminder text of due tips to copy. */
export function ReminderDialog(props: { tips: readonly TipSummary[]; today: Day; open: boolean; onClose: () => void }) {
  return (
    <Dialog
      open={props.open}
      onClose={() => props.onClose()}
      title={tipDesk.reminder.title}
      closeLabel={common.action.close}
    >
      <Reminder text={reminderText(props.tips, props.today)} />
    </Dialog>
  );
}
