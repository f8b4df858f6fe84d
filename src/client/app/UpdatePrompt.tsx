import { createSignal, Show } from 'solid-js';
import { Button } from '../components/Button.tsx';
import { hasDirtyForm } from '../components/dirty.ts';
import { Notice } from '../components/Notice.tsx';
import { common } from '../words/common.ts';
import { applyUpdate, postponeUpdate, updateReady } from './service-worker-bridge.ts';
import type { UpdateOutcome } from './update-flow.ts';
import './update-prompt.css';

/**
 * Asks before an update. With unsaved input on the page it asks to save first and does nothing. Activation can take
 * half a minute on a busy phone, so the prompt shows that it is in progress.
 */
export function UpdatePrompt() {
  const [outcome, setOutcome] = createSignal<UpdateOutcome>();
  const detail = () => {
    if (outcome() === 'applying') return common.update.applying;
    return outcome() === 'dirty' && hasDirtyForm() ? common.update.dirty : common.update.detail;
  };
  return (
    <Show when={updateReady()}>
      <div class="update-prompt">
        <Notice
          tone="plain"
          icon="refresh"
          title={common.update.title}
          action={
            <div class="row">
              <Button look="primary" onClick={() => setOutcome(applyUpdate())}>
                {common.update.apply}
              </Button>
              <Button look="quiet" onClick={postponeUpdate}>
                {common.update.later}
              </Button>
            </div>
          }
        >
          {detail()}
        </Notice>
      </div>
    </Show>
  );
}
