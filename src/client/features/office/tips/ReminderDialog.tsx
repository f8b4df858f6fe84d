import type { Day } from '../../../../domain/kernel/day.ts';
import type { TipSummary } from '../../../../protocol/tips/tip-desk.ts';
import { CopyField } from '../../../components/CopyField.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { tipDesk } from '../../../tips/desk/words/tip-desk.ts';
import { common } from '../../../words/common.ts';
import { reminderText } from './tip-words.ts';

/** 到期提醒: a reminder text of due tips to copy. */
export function ReminderDialog(props: { tips: readonly TipSummary[]; today: Day; open: boolean; onClose: () => void }) {
  const words = tipDesk.reminder;
  return (
    <Dialog open={props.open} onClose={() => props.onClose()} title={words.open} closeLabel={common.action.close}>
      <p>{words.hint}</p>
      <CopyField
        rows={8}
        label={words.text}
        text={reminderText(props.tips, props.today)}
        words={{ ...common.action, copyFailed: words.copyFailed }}
      />
    </Dialog>
  );
}
