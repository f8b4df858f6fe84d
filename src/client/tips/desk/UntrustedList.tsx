import './untrusted-list.css';
import { Match, Switch } from 'solid-js';
import { formatFingerprint } from '../../../domain/tips/receipt.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import type { Desk } from './create-desk.ts';
import { tipKeys } from './words/tip-keys.ts';

/**
 * Blocks every page of the desk that needs the list while it cannot be trusted. On a new computer it asks the officer
 * to compare the district's check code, since the server could present another root.
 */
export function UntrustedList(props: { desk: Desk }) {
  const words = tipKeys.stop;
  const fault = () => {
    const list = props.desk.keys()?.list;
    return list?.state === 'broken' ? list.fault : undefined;
  };
  const newRoot = () => {
    const list = props.desk.keys()?.list;
    return list?.state === 'new_root' ? list.list : undefined;
  };
  return (
    <Switch>
      <Match when={fault()}>
        {(why) => (
          <Notice tone="bad" title={words.title}>
            {words.why[why()]} {words.todo}
          </Notice>
        )}
      </Match>
      <Match when={newRoot()}>
        {(list) => (
          <Notice
            tone="wait"
            icon="alert"
            title={words.compare}
            action={
              <Button look="primary" onClick={() => props.desk.remember(list())}>
                {words.same}
              </Button>
            }
          >
            <span class="stop-code">{formatFingerprint(list().fingerprint)}</span>
            {words.compareHint}
          </Notice>
        )}
      </Match>
    </Switch>
  );
}
