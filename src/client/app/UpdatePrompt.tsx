import { createSignal, Show } from 'solid-js';
import { hasDirtyForm } from '../state/dirty.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { common } from '../words/common.ts';
import { applyUpdate, postponeUpdate, updateReady } from './service-worker-bridge.ts';
import './update-prompt.css';

/** Asks before an update. Over a dirty form it says what to do first and does nothing. */
export function UpdatePrompt() {
  const [refused, setRefused] = createSignal(false);
  return (
    <Show when={updateReady()}>
      <div class="update-prompt">
        <Notice
          tone="plain"
          icon="refresh"
          title={common.update.title}
          action={
            <div class="row">
              <Button look="primary" onClick={() => setRefused(applyUpdate() === 'dirty')}>
                {common.update.apply}
              </Button>
              <Button look="quiet" onClick={postponeUpdate}>
                {common.update.later}
              </Button>
            </div>
          }
        >
          {refused() && hasDirtyForm() ? common.update.dirty : common.update.detail}
        </Notice>
      </div>
    </Show>
  );
}
