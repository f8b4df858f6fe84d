import './tip-top.css';
import { Button } from '../../components/Button.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import type { QuickExit } from './quick-exit.ts';
import { tip } from './words/tip.ts';

/** 快速离开: hides the page, wipes what was written, and is gone from the history. */
function LeaveButton(props: { readonly exit: QuickExit }) {
  return (
    <Button look="dark" icon="leave" title={tip.leave.how} onClick={() => props.exit.leave()}>
      {tip.leave.label}
    </Button>
  );
}

/** The top of a tip page: what it is, and the way out, which stays in sight. */
export function TipTop(props: { readonly title: string; readonly exit: QuickExit }) {
  return (
    <div class="tip-top">
      <PageHeader title={props.title} trailing={<LeaveButton exit={props.exit} />} />
    </div>
  );
}
