import { createEffect, createMemo, createSignal, For, Show } from 'solid-js';
import { addDays, daysBetween, isDay } from '../../../domain/day.ts';
import type { Id } from '../../../domain/id.ts';
import { MAX_BUNDLE_DAYS } from '../../../domain/tip/limits.ts';
import type { TipKeys } from '../../../protocol/tip-desk.ts';
import type { Desk } from '../../parts/tip-desk/create-desk.ts';
import { keysFailed } from '../../parts/tip-desk/failed-words.ts';
import { createCodes } from '../../parts/tip-desk/key-code.ts';
import { publishTipBundle } from '../../state/tips-client.ts';
import { readBundle, usualPeriod } from '../../tips/desk/bundle-state.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Spinner } from '../../ui/Progress.tsx';
import { formatDay } from '../../words/format.ts';
import { tipDesk } from '../../words/tip-desk.ts';
import { tipKeys } from '../../words/tip-keys.ts';
import { CardsInput } from './CardsInput.tsx';
import { type Cards, joinCards } from './cards.ts';
import { makeNextBundle, type Opener } from './sign-bundle.ts';

/** 签发收件名单: whom phones seal to in the next quarter, and the signature over it. */
export function SignCard(props: {
  desk: Desk;
  keys: TipKeys;
  /** A new recovery that waits to be signed in. */
  recovery: string | undefined;
  onSigned: () => void;
}) {
  const words = tipKeys.sign;
  const period = usualPeriod(props.desk.today());
  const [from, setFrom] = createSignal(period.from);
  const [until, setUntil] = createSignal(period.until);
  const [chosen, setChosen] = createSignal<ReadonlySet<Id>>(new Set());
  const [withCards, setWithCards] = createSignal(false);
  const [cards, setCards] = createSignal<Cards>(['', '']);
  const [trouble, setTrouble] = createSignal<string>();
  const [done, setDone] = createSignal<string>();
  const [working, setWorking] = createSignal(false);

  // The same list read again, because somebody has registered a key meanwhile, undoes no choice.
  const before = createMemo(() => readBundle(props.keys.newest), undefined, {
    equals: (a, b) => a?.epoch === b?.epoch,
  });
  const candidates = createMemo(() => props.keys.keys.filter(({ retired }) => retired === null));
  const codes = createCodes(() => candidates().map(({ recipient }) => recipient));
  const officers = () => candidates().filter(({ id }) => chosen().has(id));
  const recovery = () => props.recovery ?? before()?.recovery;
  const isFirst = () => props.keys.root === null;
  const hasRoot = () => props.keys.rootGrants.some(({ key }) => key === props.desk.key()?.id);
  // A new list begins with whom the last one had.
  createEffect(() => {
    const last = before();
    if (last) setChosen(new Set(last.officers.map(({ key }) => key)));
  });
  const choose = (id: Id, isOn: boolean) =>
    setChosen((now) => new Set(isOn ? [...now, id] : [...now].filter((each) => each !== id)));
  const isWithoutMe = () => officers().length > 0 && !officers().some(({ member }) => member === props.desk.member);

  /** What stands in the way, in words. */
  function missing(): string | undefined {
    const days = isDay(from()) && isDay(until()) ? daysBetween(from(), until()) : -1;
    if (officers().length === 0) return words.officersMissing;
    if (!recovery()) return words.noRecovery;
    if (days < 1 || days > MAX_BUNDLE_DAYS) return words.periodWrong(MAX_BUNDLE_DAYS);
    return undefined;
  }
  async function opener(): Promise<Opener | string | undefined> {
    if (isFirst()) return undefined;
    if (withCards()) {
      const joined = await joinCards(cards());
      return joined.ok ? { key: 'recovery', identity: joined.value } : joined.error;
    }
    const key = props.desk.key();
    return key ? { key: key.id, identity: key.identity } : words.locked;
  }
  async function publish(): Promise<string | undefined> {
    const fault = missing();
    const recipient = recovery();
    if (fault || !recipient) return fault;
    const by = await opener();
    if (typeof by === 'string') return by;
    const next = {
      instance: props.desk.instance,
      officers: officers(),
      recovery: recipient,
      from: from(),
      until: until(),
    };
    const bundle = await makeNextBundle(props.keys, next, by);
    if (!bundle.ok) return bundle.error === 'no_root' ? words.noRoot : words.rootWrong;
    const answer = await publishTipBundle(bundle.value);
    if (!answer.ok) return answer.error.code === 'tip_refused' ? words.refused : keysFailed(answer.error);
    const had = new Set(before()?.officers.map(({ key }) => key));
    const added = before() ? officers().filter(({ id }) => !had.has(id)) : [];
    const names = added.map(({ name }) => name).join(tipDesk.separator);
    setDone([words.done(formatDay(until(), 0)), names && words.newOfficers(names)].filter(Boolean).join('。'));
    setCards(['', '']);
    props.onSigned();
    return undefined;
  }
  async function submit() {
    if (working()) return;
    setWorking(true);
    setDone(undefined);
    setTrouble(undefined);
    setTrouble(await publish());
    setWorking(false);
  }

  return (
    <Card title={words.title}>
      <p class="note">{words.hint}</p>
      <form
        class="stack"
        novalidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <fieldset class="stack">
          <legend class="field-label">{words.officers}</legend>
          <For each={candidates()} fallback={<p>{words.noKeys}</p>}>
            {(key) => (
              <Checkbox
                label={
                  <>
                    {key.name} <span class="key-code">{codes(key.recipient)}</span>
                  </>
                }
                checked={chosen().has(key.id)}
                onInput={(isOn) => choose(key.id, isOn)}
              />
            )}
          </For>
        </fieldset>
        <Show when={isWithoutMe()}>
          <p class="note">{words.self}</p>
        </Show>
        <div class="two roomy">
          <DateField label={words.from} value={from()} min={props.desk.today()} onInput={setFrom} />
          <DateField
            label={words.until}
            value={until()}
            min={from()}
            max={isDay(from()) ? addDays(from(), MAX_BUNDLE_DAYS) : undefined}
            onInput={setUntil}
          />
        </div>
        <p class="note">{words.period(MAX_BUNDLE_DAYS)}</p>
        <Show when={!isFirst() && props.desk.key() && !hasRoot() && !withCards()}>
          <Notice quiet tone="wait" icon="alert" title={words.noRoot} />
        </Show>
        <Show when={!isFirst()}>
          <Checkbox label={words.useCards} checked={withCards()} onInput={setWithCards} />
        </Show>
        <Show when={withCards()}>
          <CardsInput cards={cards()} onInput={setCards} error={undefined} />
        </Show>
        <Show when={trouble()}>{(text) => <Notice tone="bad" title={text()} />}</Show>
        <Show when={done()}>{(text) => <Notice tone="ok" title={text()} />}</Show>
        <div class="row">
          <Button type="submit" look="primary" disabled={working()}>
            {before() ? words.renew : words.first}
          </Button>
          <Show when={working()}>
            <Spinner label={words.working} />
          </Show>
        </div>
      </form>
    </Card>
  );
}
