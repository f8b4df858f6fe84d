import { Match, type ParentProps, Switch } from 'solid-js';
import { useClient } from '../state/context.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { Page } from '../ui/Page.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { common } from '../words/common.ts';
import { work } from '../words/work.ts';

/** Shows a member's page to a member, and to others how to become one. Works from what the phone knows, without a network. */
export function MemberOnly(props: ParentProps) {
  const { session } = useClient();
  return (
    <Switch>
      <Match when={session.identity() === null}>
        <Page above="tabs">
          <PageHeader title={common.product} />
          <EmptyState
            icon="squad"
            title={work.gate.title}
            action={
              <div class="row">
                <LinkButton href="/" look="primary">
                  {work.gate.home}
                </LinkButton>
                <LinkButton href="/sign-in">{work.gate.signIn}</LinkButton>
              </div>
            }
          >
            {work.gate.detail}
          </EmptyState>
        </Page>
      </Match>
      <Match when={session.identity()}>{props.children}</Match>
    </Switch>
  );
}
