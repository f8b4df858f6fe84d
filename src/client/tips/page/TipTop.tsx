import './tip-top.css';
import { Button } from '../../components/Button.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import type { QuickExit } from './quick-exit.ts';
import { tip } from './words.ts';

/** 快速离开: hides the page, wipes its input, and replaces it in the history. */
function LeaveButton(props: { readonly exit: QuickExit }) {
  return (
    <Button look="dark" icon="leave" title={tip.leave.how} onClick={() => props.exit.leave()}>
      {tip.leave.label}
    </Button>
  );
}

/** The header of a tip page: title and 快速离开, always in sight. */
export function TipTop(props: { readonly title: string; readonly exit: QuickExit }) {
  return (
    <div class="tip-top">
      <PageHeader title={props.title} trailing={<LeaveButton exit={props.exit} />} />
    </div>
  );
}
