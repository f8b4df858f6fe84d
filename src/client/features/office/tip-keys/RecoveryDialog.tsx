import { createSignal, Match, Show, Switch } from 'solid-js';
import { Button } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { Form } from '../../../components/Form.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { PrintSheet } from '../../../components/PrintSheet.tsx';
import { Spinner } from '../../../components/Progress.tsx';
import { printPage } from '../../../components/print-page.ts';
import { newIdentity } from '../../../tips/crypto/identity.ts';
import { recipientOf } from '../../../tips/crypto/keys.ts';
import { splitSecret } from '../../../tips/crypto/shares.ts';
import { recipientCode } from '../../../tips/desk/key-code.ts';
import { tipKeys } from '../../../tips/desk/words/tip-keys.ts';
import { common } from '../../../words/common.ts';
import { CardsInput } from './CardsInput.tsx';
import { type Cards, joinCards } from './cards.ts';

/** A new recovery identity, in memory until its cards are on paper. */
interface Made {
  readonly identity: string;
  /** The recipient's check code, printed on each card to compare when a list is signed. */
  readonly code: string;
  readonly shares: readonly [string, string, string];
}
/** Before the start, creating, showing card 0 to 2, typing two cards back, done. */
type Step = 'start' | 'making' | 0 | 1 | 2 | 'check' | 'done';

function ShareCard(props: { district: string; at: 0 | 1 | 2; share: string; code: string; onNext: () => void }) {
  const words = tipKeys.recovery;
  return (
    <>
      <h3>{words.card(props.at + 1)}</h3>
      <p>{words.cardHint}</p>
      <div class="share-text">{props.share}</div>
      <p>
        {words.code} <span class="key-code">{props.code}</span>
      </p>
      <p class="note">{words.codeHint}</p>
      <PrintSheet>
        <h1>{words.printTitle(props.district, props.at + 1)}</h1>
        <div class="share-text">{props.share}</div>
        <p>
          {words.code} <span class="key-code">{props.code}</span>
        </p>
        <p>{words.printNote}</p>
      </PrintSheet>
      <div class="two">
        <Button icon="print" onClick={() => printPage()}>
          {words.print}
        </Button>
        <Button look="primary" onClick={() => props.onNext()}>
          {props.at === 2 ? words.check : words.next}
        </Button>
      </div>
    </>
  );
}

function CheckCards(props: { identity: string; onFits: () => void; onAgain: () => void }) {
  const words = tipKeys.recovery;
  const [cards, setCards] = createSignal<Cards>(['', '']);
  const [trouble, setTrouble] = createSignal<string>();
  async function verify() {
    const joined = await joinCards(cards());
    if (!joined.ok) setTrouble(joined.error);
    else if (joined.value !== props.identity) setTrouble(words.other);
    else props.onFits();
  }
  return (
    <Form onSubmit={verify}>
      <p>{words.checkHint}</p>
      <CardsInput cards={cards()} onInput={setCards} error={trouble()} />
      <div class="two">
        <Button type="submit" look="primary">
          {words.verify}
        </Button>
        <Button onClick={() => props.onAgain()}>{words.again}</Button>
      </div>
    </Form>
  );
}

function Ceremony(props: { district: string; onDone: (recipient: string) => void; onClose: () => void }) {
  const words = tipKeys.recovery;
  const [step, setStep] = createSignal<Step>('start');
  const [made, setMade] = createSignal<Made>();
  const at = () => {
    const now = step();
    return typeof now === 'number' ? { at: now } : undefined;
  };
  async function begin() {
    setStep('making');
    const identity = await newIdentity();
    const code = await recipientCode(await recipientOf(identity));
    setMade({ identity, code, shares: await splitSecret(identity) });
    setStep(0);
  }
  async function finish(identity: string) {
    props.onDone(await recipientOf(identity));
    // Drops the secret: from now on it exists on paper only.
    setStep('done');
    setMade(undefined);
  }
  const next = () => setStep((now) => (now === 0 ? 1 : now === 1 ? 2 : 'check'));
  return (
    <Switch>
      <Match when={step() === 'start'}>
        <p>{words.start}</p>
        <Button look="primary" onClick={() => void begin()}>
          {words.begin}
        </Button>
      </Match>
      <Match when={step() === 'making'}>
        <Spinner label={words.working} />
      </Match>
      <Match when={at()}>
        {(now) => (
          <Show when={made()}>
            {(all) => (
              <ShareCard
                district={props.district}
                at={now().at}
                share={all().shares[now().at]}
                code={all().code}
                onNext={next}
              />
            )}
          </Show>
        )}
      </Match>
      <Match when={step() === 'check' && made()}>
        {(now) => (
          <CheckCards identity={now().identity} onFits={() => void finish(now().identity)} onAgain={() => setStep(0)} />
        )}
      </Match>
      <Match when={step() === 'done'}>
        <Notice tone="ok" title={words.verified} />
        <Button look="primary" onClick={() => props.onClose()}>
          {words.done}
        </Button>
      </Match>
    </Switch>
  );
}

/**
 * Creates recovery cards: shows three one after another, then asks for two of them. Closing in between asks for
 * confirmation.
 */
export function RecoveryDialog(props: {
  district: string;
  open: boolean;
  onClose: () => void;
  /** @param recipient of the checked recovery identity */
  onMade: (recipient: string) => void;
}) {
  const words = tipKeys.recovery;
  const [isAsking, setAsking] = createSignal(false);
  const [isDone, setDone] = createSignal(false);
  const close = () => {
    setAsking(false);
    setDone(false);
    props.onClose();
  };
  return (
    <Dialog
      open={props.open}
      onClose={() => (isDone() ? close() : setAsking(true))}
      title={words.make}
      closeLabel={common.action.close}
    >
      <Show when={isAsking()}>
        <Notice tone="wait" icon="alert" title={words.quit}>
          <span class="row">
            <Button onClick={() => setAsking(false)}>{common.action.continue}</Button>
            <Button look="danger" onClick={close}>
              {words.quitYes}
            </Button>
          </span>
        </Notice>
      </Show>
      <Ceremony
        district={props.district}
        onClose={close}
        onDone={(recipient) => {
          setDone(true);
          props.onMade(recipient);
        }}
      />
    </Dialog>
  );
}
