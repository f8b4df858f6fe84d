import { LinkButton } from '../../../components/LinkButton.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { log } from '../../../records/words/log.ts';

/** Explains that a call is logged only as a count, and that its content belongs in a sealed tip. */
export function TiplineHint() {
  return (
    <Notice
      tone="plain"
      title={log.tipline.title}
      action={
        <LinkButton icon="lock" href="/tip#behalf" rel="external">
          {log.tipline.behalf}
        </LinkButton>
      }
    >
      {log.tipline.detail}
    </Notice>
  );
}
