import { createEffect, createMemo, createSignal } from 'solid-js';
import { lawTableOf } from '../../../../domain/learning/shown-law.ts';
import { aboutDay, dayTexts } from '../../../../domain/posters/day-texts.ts';
import { figureOfDay, nearDays, type PublicityDay, publicityDays } from '../../../../domain/posters/days.ts';
import { dayPoster } from '../../../../domain/posters/learning-posters.ts';
import type { PublicContent } from '../../../../protocol/pages/content.ts';
import { Chips } from '../../../components/Choices.tsx';
import { Loaded } from '../../../components/Loaded.tsx';
import { fetchShownContent } from '../../../learning/content-client.ts';
import { failureText } from '../../../records/failure-text.ts';
import { createToday } from '../../../records/today.ts';
import { createPolled } from '../../../state/polled.ts';
import { common } from '../../../words/common.ts';
import type { SourceProps } from './chosen.ts';
import { page } from './words.ts';

const last = publicityDays[publicityDays.length - 1] as PublicityDay;

/** Chooses a publicity day and one of its titles. */
function DayFields(props: SourceProps & { content: PublicContent }) {
  const table = createMemo(() => lawTableOf(props.content));
  const today = createToday();
  const near = nearDays(today())[0]?.day;
  const [day, setDay] = createSignal(publicityDays.find(({ id }) => id === props.asked) ?? near ?? last);
  const [title, setTitle] = createSignal<string>();
  const texts = () => dayTexts[day().id];
  const chosenTitle = () => texts().titles.find((each) => each === title()) ?? texts().titles[0];
  const source = () => {
    const { title: name, by, date } = texts().source;
    return [name, by, date].filter(Boolean).join('，');
  };
  createEffect(() =>
    props.onChosen({ name: day().name, content: dayPoster(props.publisher, day(), chosenTitle(), table()) }),
  );
  return (
    <>
      <Chips
        label={page.day.choose}
        value={day().id}
        options={publicityDays.map((each) => ({
          value: each.id,
          label: page.day.option(figureOfDay(each), each.name),
        }))}
        onInput={(id) => setDay((before) => publicityDays.find((each) => each.id === id) ?? before)}
      />
      <p>{aboutDay(day().id, table())}</p>
      <p class="note">{page.day.source(source())}</p>
      <Chips
        label={page.day.title}
        value={chosenTitle()}
        options={texts().titles.map((value) => ({ value, label: value.replace('\n', '') }))}
        onInput={setTitle}
      />
    </>
  );
}

/** Chooses a publicity day, once the values of the law that the office confirmed are here. */
export default function DaySource(props: SourceProps) {
  const content = createPolled(() => fetchShownContent, { repeat: false });
  return (
    <Loaded of={content} loading={common.loading} failed={(failure) => <p>{failureText(failure())}</p>}>
      {(known) => <DayFields {...props} content={known()} />}
    </Loaded>
  );
}
