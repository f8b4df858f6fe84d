import type { QuickExit } from '../../state/tips/quick-exit.ts';
import { Button } from '../../ui/Button.tsx';
import { tip } from '../../words/tip.ts';

/** 快速离开: hides the page, wipes what was written, and is gone from the history. */
export function LeaveButton(props: { readonly exit: QuickExit }) {
  return (
    <Button look="dark" icon="leave" title={tip.leave.how} onClick={() => props.exit.leave()}>
      {tip.leave.label}
    </Button>
  );
}
