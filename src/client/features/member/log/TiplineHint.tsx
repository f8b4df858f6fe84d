import { LinkButton } from '../../../components/LinkButton.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { log } from '../../../records/words/log.ts';

/** A call is logged as a number; what was said is a tip, and is sealed. */
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
