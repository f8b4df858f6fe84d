import { createEffect, createMemo, createSignal, Show } from 'solid-js';
import { addDays, daysBetween, isDay } from '../../../../domain/kernel/day.ts';
import { err, ok, type Result } from '../../../../domain/kernel/result.ts';
import { MAX_BUNDLE_DAYS } from '../../../../domain/tips/limits.ts';
import { createAction } from '../../../components/action.ts';
import { Card } from '../../../components/Card.tsx';
import { Checkbox } from '../../../components/Checkbox.tsx';
import { DateField } from '../../../components/DateField.tsx';
import { ActionNotice, Form, SubmitRow } from '../../../components/Form.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { usualPeriod } from '../../../tips/desk/bundle-state.ts';
import type { Desk } from '../../../tips/desk/create-desk.ts';
import { deskFailed } from '../../../tips/desk/failed-words.ts';
import type { OfficeKey, OfficeKeys } from '../../../tips/desk/office-keys.ts';
import { makeNextBundle } from '../../../tips/desk/sign-bundle.ts';
import { publishTipBundle } from '../../../tips/desk/tips-client.ts';
import { tipDesk } from '../../../tips/desk/words/tip-desk.ts';
import { tipKeys } from '../../../tips/desk/words/tip-keys.ts';
import { formatDay } from '../../../words/format.ts';
import { CardsInput } from './CardsInput.tsx';
import { type Cards, openerOf } from './cards.ts';
import { ReadersChoice } from './ReadersChoice.tsx';

/** Identifies a key by id and recipient. A choice then does not carry over to another recipient under the same id. */
const nameOf = ({ id, recipient }: Pick<OfficeKey, 'id' | 'recipient'>): string => `${id} ${recipient}`;

/** 签发收件名单: chooses the recipients for the next quarter and signs the list. */
export function SignCard(props: {
  desk: Desk;
  keys: OfficeKeys;
  /** A new recovery recipient that waits to be signed. */
  recovery: string | undefined;
  onSigned: () => void;
}) {
  const words = tipKeys.sign;
  const period = usualPeriod(props.desk.ownToday());
  const [from, setFrom] = createSignal(period.from);
  const [until, setUntil] = createSignal(period.until);
  const [chosen, setChosen] = createSignal<ReadonlySet<string>>(new Set());
  const [withCards, setWithCards] = createSignal(false);
  const [cards, setCards] = createSignal<Cards>(['', '']);
  const act = createAction((fault: string) => fault);

  // Refetching the same list, for example after a key was registered, keeps the choices made.
  const before = createMemo(() => props.desk.bundle(), undefined, { equals: (a, b) => a?.digest === b?.digest });
  const candidates = createMemo(() => props.keys.keys.filter(({ retired }) => retired === null));
  const officers = () => candidates().filter((key) => chosen().has(nameOf(key)));
  const recovery = () => props.recovery ?? before()?.recovery;
  const isTampered = () => props.keys.keys.some(({ listStatus }) => listStatus === 'changed');
  const hasRoot = () => props.keys.rootGrants.some(({ key }) => key === props.desk.key()?.id);
  // Preselect the recipients of the previous list.
  createEffect(() => {
    const last = before();
    if (last) setChosen(new Set(last.officers.map(({ key, recipient }) => nameOf({ id: key, recipient }))));
  });
  const choose = (key: OfficeKey, isOn: boolean) => {
    const name = nameOf(key);
    setChosen((now) => new Set(isOn ? [...now, name] : [...now].filter((each) => each !== name)));
  };
  const isWithoutMe = () => officers().length > 0 && !officers().some(({ member }) => member === props.desk.member);

  /** Explains what is still missing. */
  function missing(): string | undefined {
    const days = isDay(from()) && isDay(until()) ? daysBetween(from(), until()) : -1;
    if (isTampered()) return words.fault.changed;
    const { today } = props.keys;
    // With a wrong date the list would be invalid today, or valid for too long.
    if (Math.abs(daysBetween(today, props.desk.ownToday())) > 1)
      return words.clocks(formatDay(props.desk.ownToday(), 0), formatDay(today, 0));
    if (officers().length === 0) return words.officersMissing;
    if (!recovery()) return words.fault.no_recovery;
    if (days < 1 || days > MAX_BUNDLE_DAYS) return words.periodWrong(MAX_BUNDLE_DAYS);
    return undefined;
  }
  /** @returns a sentence on what was signed, or on what is wrong */
  async function publish(): Promise<Result<string, string>> {
    const fault = missing();
    if (fault) return err(fault);
    const last = before();
    const opener = last ? await openerOf(props.desk.key(), withCards() ? cards() : undefined) : ok(undefined);
    if (!opener.ok) return opener;
    const chosenNow = officers();
    const next = {
      instance: props.desk.instance,
      officers: chosenNow,
      newRecovery: props.recovery,
      from: from(),
      until: until(),
    };
    const made = await makeNextBundle(props.keys, next, opener.value);
    if (!made.ok) return err(words.fault[made.error]);
    const { publish: bundle, known } = made.value;
    // Remember the new root before sending it: a server that answers with another one is then not believed.
    if (!last) props.desk.remember({ ...known, epoch: 0, digest: '' });
    const answer = await publishTipBundle(bundle);
    if (!answer.ok) return err(deskFailed(answer.error));
    props.desk.remember(known);
    setCards(['', '']);
    props.onSigned();
    const had = new Set(last?.officers.map(({ key }) => key));
    const added = last ? chosenNow.filter(({ id }) => !had.has(id)) : [];
    const names = added.map(({ name }) => name).join(tipDesk.separator);
    return ok([words.done(formatDay(next.until, 0)), names && words.newOfficers(names)].filter(Boolean).join('。'));
  }

  return (
    <Card title={words.title}>
      <p class="note">{words.hint}</p>
      <Form onSubmit={() => act.run(publish, (signed) => signed)}>
        <ReadersChoice
          desk={props.desk}
          candidates={candidates()}
          before={before()}
          isChosen={(key) => chosen().has(nameOf(key))}
          choose={choose}
          newRecovery={props.recovery}
        />
        <Show when={isTampered()}>
          <Notice tone="bad" title={words.fault.changed}>
            {words.changedHint}
          </Notice>
        </Show>
        <Show when={isWithoutMe()}>
          <p class="note">{words.self}</p>
        </Show>
        <div class="two roomy">
          <DateField label={words.from} value={from()} min={props.desk.ownToday()} onInput={setFrom} />
          <DateField
            label={words.until}
            value={until()}
            min={from()}
            max={isDay(from()) ? addDays(from(), MAX_BUNDLE_DAYS) : undefined}
            onInput={setUntil}
          />
        </div>
        <p class="note">{words.period(MAX_BUNDLE_DAYS)}</p>
        <Show when={before() && props.desk.key() && !hasRoot() && !withCards()}>
          <Notice quiet tone="wait" icon="alert" title={words.fault.no_root} />
        </Show>
        <Show when={before()}>
          <Checkbox label={words.useCards} checked={withCards()} onInput={setWithCards} />
        </Show>
        <Show when={withCards()}>
          <CardsInput cards={cards()} onInput={setCards} />
        </Show>
        <ActionNotice of={act} />
        <SubmitRow
          look="primary"
          busy={act.busy()}
          working={words.working}
          label={before() ? words.renew : words.first}
        />
      </Form>
    </Card>
  );
}
