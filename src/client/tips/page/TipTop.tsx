import './tip-top.css';
import { PageHeader } from '../../components/PageHeader.tsx';
import { LeaveButton } from './LeaveButton.tsx';
import type { QuickExit } from './quick-exit.ts';

/** The top of a tip page: what it is, and the way out, which stays in sight. */
export function TipTop(props: { readonly title: string; readonly exit: QuickExit }) {
  return (
    <div class="tip-top">
      <PageHeader title={props.title} trailing={<LeaveButton exit={props.exit} />} />
    </div>
  );
}
