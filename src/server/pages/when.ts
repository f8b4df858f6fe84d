import { addDays, type Day, yearOf } from '../../domain/kernel/day.ts';
import { type View, wordsIn } from './view.ts';

const dates = new Map(
  (['zh-CN', 'en'] as const).map((language) => [
    language,
    new Intl.DateTimeFormat(language, { timeZone: 'UTC', month: 'long', day: 'numeric', weekday: 'long' }),
  ]),
);

/** Writes a day as 6月26日星期五. */
export const dateWords = (day: Day, { language }: View): string =>
  dates.get(language)?.format(new Date(`${day}T00:00:00Z`)) ?? day;

/** Names a day in the reader's language: 今天, 明天, or 6月26日星期五. */
export function dayWords(day: Day, today: Day, view: View): string {
  const { calendar } = wordsIn(view);
  if (day === today) return calendar.today;
  if (day === addDays(today, 1)) return calendar.tomorrow;
  return dateWords(day, view);
}

/** Names a day that may be long ago: with its year unless that is this one. */
export function pastDay(day: Day, today: Day, view: View): string {
  if (day === today) return wordsIn(view).calendar.today;
  const words = dateWords(day, view);
  if (yearOf(day) === yearOf(today)) return words;
  return view.language === 'en' ? `${words} ${yearOf(day)}` : `${yearOf(day)}年${words}`;
}
