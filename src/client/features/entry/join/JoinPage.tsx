import { useNavigate } from '@solidjs/router';
import { createResource, createSignal, Match, onCleanup, onMount, Show, Switch } from 'solid-js';
import { may } from '../../../../domain/records/permission.ts';
import type { LookResponse } from '../../../../protocol/accounts/accounts.ts';
import { PUBLIC_SITE_PATH, PublicSite } from '../../../../protocol/pages/public-site.ts';
import { Button } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { Spinner } from '../../../components/Progress.tsx';
import { isWeChat } from '../../../platform/browser.ts';
import { callJson } from '../../../platform/http/call-api.ts';
import { failureText } from '../../../records/failure-text.ts';
import { SiteCalls } from '../../../site/SiteCalls.tsx';
import { SiteFoot } from '../../../site/SiteFoot.tsx';
import { SiteTop } from '../../../site/SiteTop.tsx';
import { useClient } from '../../../state/context.ts';
import type { SessionFailure } from '../../../state/failures.ts';
import { common } from '../../../words/common.ts';
import { type Entered, InviteForm } from './InviteForm.tsx';
import { inviteToken } from './invite-token.ts';
import { join as words } from './words.ts';

/**
 * Reads the invite's secret from the address and removes it there. It must not stay in the address bar, the history or a
 * shared link.
 */
function takeToken(): string | undefined {
  const token = inviteToken(location.hash);
  if (token) history.replaceState(history.state, '', location.pathname);
  return token;
}

/** 加入分队: takes a member from the invite link to 今日. */
export default function JoinPage() {
  const { session, protection } = useClient();
  const navigate = useNavigate();
  const [token, setToken] = createSignal<string>();
  const [invite, setInvite] = createSignal<LookResponse>();
  const [failure, setFailure] = createSignal<SessionFailure>();
  const [busy, setBusy] = createSignal(false);
  /** The input of someone whose name is on the roster, until they answer whether that is them. */
  const [asked, setAsked] = createSignal<Entered>();

  const accept = async (secret: string, entered: Entered) => {
    setBusy(true);
    setFailure(undefined);
    const joined = await session.join({ token: secret, ...entered });
    setBusy(false);
    if (!joined.ok) {
      setFailure(joined.error);
      return;
    }
    const { role, squad } = joined.value.actor;
    // Ask while the user is active: browsers grant persistence more readily than in the background.
    void protection.requestPersistence();
    // Photos that another app shared before wait for a record.
    const waiting = await import('../../../photos/shared.ts')
      .then(({ waitingPhotos }) => waitingPhotos())
      .catch(() => []);
    const landing = waiting.length ? '/log' : '/today';
    navigate(may(role, 'figures.read') && squad === null ? '/office' : landing, { replace: true });
  };
  /** Accepts the invite. If the roster has an unclaimed member of that name, asks first whether that is the user. */
  const submit = async (secret: string, entered: Entered) => {
    if (entered.name !== undefined) {
      setBusy(true);
      const answer = await session.look(secret, entered.name);
      setBusy(false);
      if (answer.ok && answer.value.namesake) {
        setAsked(entered);
        return;
      }
    }
    await accept(secret, entered);
  };
  const decide = (claim: boolean) => {
    const entered = asked();
    setAsked(undefined);
    if (entered) void accept(token() ?? '', claim ? { ...entered, claim } : entered);
  };
  const look = async (secret: string) => {
    setFailure(undefined);
    setInvite(undefined);
    const answer = await session.look(secret);
    if (!answer.ok) setFailure(answer.error);
    else if (answer.value.purpose === 'sign-in') await accept(secret, {});
    else setInvite(answer.value);
  };
  const begin = () => {
    const taken = takeToken();
    if (!taken) return;
    setToken(taken);
    void look(taken);
  };
  onMount(begin);
  // Opening another invite while this page is open changes only the fragment.
  addEventListener('hashchange', begin);
  onCleanup(() => removeEventListener('hashchange', begin));

  const title = () => (busy() && !invite() ? words.signInTitle : words.title);
  /** A used or expired invite stays invalid; other failures may be temporary. */
  const mayRetry = () => !failure()?.code.startsWith('invite_');
  const [site] = createResource(async () => {
    const answer = await callJson(PUBLIC_SITE_PATH, PublicSite);
    return answer.ok ? answer.value : undefined;
  });
  /** The address stands beside the name, so that an invite from elsewhere can be told. */
  const owner = () => [site.latest?.title ?? common.product, location.host].join(' · ');
  const isOthersTurn = () => ['other_member_waiting', 'other_member_photos'].includes(failure()?.code ?? '');
  return (
    <Page>
      <SiteTop />
      <PageHeader title={title()} overline={owner()} />
      <Show when={isWeChat()}>
        <Notice tone="wait" icon="info" title={words.wechat}>
          {words.wechatHint}
        </Notice>
      </Show>
      <Show when={failure()}>
        {(what) => (
          <Notice tone="bad" title={words.failed}>
            {failureText(what())}
          </Notice>
        )}
      </Show>
      <Switch>
        <Match when={!token()}>
          <EmptyState icon="qr" title={words.noToken} link={{ href: '/', label: words.home }}>
            {words.noTokenHint}
          </EmptyState>
        </Match>
        <Match when={invite()?.purpose === 'setup' && token()}>
          {(secret) => (
            <EmptyState
              icon="settings"
              title={words.setup}
              link={{ href: `/setup#${secret()}`, label: words.goSetup }}
            />
          )}
        </Match>
        <Match when={invite()}>
          {(known) => (
            <InviteForm
              invite={known()}
              current={session.identity()?.actor.name}
              busy={busy()}
              onAccept={(entered) => void submit(token() ?? '', entered)}
            />
          )}
        </Match>
        <Match when={failure()}>
          <div class="two">
            <Show when={mayRetry()}>
              <Button look="primary" icon="refresh" onClick={() => void look(token() ?? '')}>
                {words.retry}
              </Button>
            </Show>
            <Show when={isOthersTurn()} fallback={<LinkButton href="/">{words.home}</LinkButton>}>
              <LinkButton href="/outbox">{words.toOutbox}</LinkButton>
            </Show>
          </div>
        </Match>
        <Match when={true}>
          <Spinner label={busy() ? words.submitting : words.looking} />
        </Match>
      </Switch>
      <Dialog
        open={asked() !== undefined}
        onClose={() => setAsked(undefined)}
        title={words.namesake(invite()?.squadName ?? '', asked()?.name ?? '')}
        closeLabel={common.action.close}
      >
        <p>{words.namesakeHint}</p>
        <Button look="primary" wide onClick={() => decide(true)}>
          {words.namesakeYes}
        </Button>
        <Button wide onClick={() => decide(false)}>
          {words.namesakeNo}
        </Button>
      </Dialog>
      <SiteCalls />
      <SiteFoot site={site.latest} />
    </Page>
  );
}
