import { Button } from '../../components/Button.tsx';
import type { QuickExit } from './quick-exit.ts';
import { tip } from './words/tip.ts';

/** 快速离开: hides the page, wipes what was written, and is gone from the history. */
export function LeaveButton(props: { readonly exit: QuickExit }) {
  return (
    <Button look="dark" icon="leave" title={tip.leave.how} onClick={() => props.exit.leave()}>
      {tip.leave.label}
    </Button>
  );
}
