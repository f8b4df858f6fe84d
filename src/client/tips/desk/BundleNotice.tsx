import { Show } from 'solid-js';
import { LinkButton } from '../../components/LinkButton.tsx';
import { Notice } from '../../components/Notice.tsx';
import { formatDay } from '../../words/format.ts';
import { type BundleState, bundleState } from './bundle-state.ts';
import type { Desk } from './create-desk.ts';
import type { OfficeKeys } from './office-keys.ts';
import { UntrustedList } from './UntrustedList.tsx';
import { tipKeys } from './words/tip-keys.ts';

/** Explains why the public cannot seal tips, or soon cannot; undefined if all is well. */
function warning(now: BundleState): { readonly title: string; readonly hint: string } | undefined {
  const words = tipKeys.status;
  switch (now.state) {
    case 'none':
      return { title: words.none, hint: words.noneHint };
    case 'not_yet':
      return { title: words.notYet(formatDay(now.bundle.from, 0)), hint: '' };
    case 'ending': {
      const title = now.days === 0 ? words.endsToday : words.ending(now.days, formatDay(now.bundle.until, 0));
      return { title, hint: words.endingHint };
    }
    case 'expired':
      return { title: words.expired(now.days), hint: words.expiredHint };
    case 'good':
    case 'broken':
    case 'new_root':
      return undefined;
  }
}

/**
 * Warns if the list cannot be trusted, or if the public cannot seal tips now or soon.
 * @param props.href the page where this can be fixed
 */
export function BundleNotice(props: { desk: Desk; keys: OfficeKeys; href?: string | undefined }) {
  const state = () => bundleState(props.keys.list, props.desk.ownToday());
  return (
    <>
      <UntrustedList desk={props.desk} />
      <Show when={warning(state())}>
        {(words) => (
          <Notice
            tone={state().state === 'expired' ? 'bad' : 'wait'}
            icon="alert"
            title={words().title}
            action={
              <Show when={props.href}>{(href) => <LinkButton href={href()}>{tipKeys.status.renew}</LinkButton>}</Show>
            }
          >
            {words().hint}
          </Notice>
        )}
      </Show>
    </>
  );
}
