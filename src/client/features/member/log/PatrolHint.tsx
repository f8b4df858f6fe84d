import { LinkButton } from '../../../components/LinkButton.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { log } from '../../../records/words/log.ts';

/** The national emergency number. */
const EMERGENCY = '110';

/** Volunteers look and report: a find is no field of a record that a squad can read. */
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
