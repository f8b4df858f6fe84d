import { LinkButton } from '../../../components/LinkButton.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { log } from '../../../records/words/log.ts';

/** China's emergency number. */
const EMERGENCY = '110';

/** Tells volunteers to report a find instead of logging it: the squad could read it in a record. */
export function PatrolHint() {
  return (
    <Notice
      tone="plain"
      title={log.patrol.title}
      action={
        <div class="row">
          <LinkButton look="danger" icon="phone" href={`tel:${EMERGENCY}`}>
            {log.patrol.call(EMERGENCY)}
          </LinkButton>
          <LinkButton icon="lock" href="/tip" rel="external">
            {log.patrol.tip}
          </LinkButton>
        </div>
      }
    >
      {log.patrol.detail}
    </Notice>
  );
}
