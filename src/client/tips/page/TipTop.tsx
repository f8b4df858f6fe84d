import './tip-top.css';
import { Button } from '../../components/Button.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { SiteTop } from '../../site/SiteTop.tsx';
import type { TipKit } from './kit.ts';
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

/** The head of a tip page: size, language, owner, title and 快速离开. The last two stay in sight. */
export function TipTop(props: { readonly kit: TipKit; readonly title: string; readonly exit: QuickExit }) {
  /** The address stands beside the name, so that it can be compared with the one on the leaflet. */
  const owner = () => [props.kit.office()?.site?.title, location.host].filter(Boolean).join(' · ');
  return (
    <>
      <SiteTop />
      <div class="tip-top">
        <PageHeader title={props.title} overline={owner()} trailing={<LeaveButton exit={props.exit} />} />
      </div>
    </>
  );
}
