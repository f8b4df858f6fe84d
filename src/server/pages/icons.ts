import { Html } from './html.ts';

const paths = {
  back: 'M15 5l-7 7 7 7',
  book: 'M12 6c-2-1.5-5-2-9-2v15c4 0 7 .5 9 2 2-1.5 5-2 9-2V4c-4 0-7 .5-9 2zM12 6v15',
  calendar: 'M4 6h16v14H4zM4 10h16M8 3v4M16 3v4',
  chevron: 'M9 5l7 7-7 7',
  heart: 'M12 20s-8-5-8-11a4.5 4.5 0 018-2.8A4.5 4.5 0 0120 9c0 6-8 11-8 11z',
  message: 'M4 5h16v11h-9l-4 4v-4H4zM8 10.5h8',
  pencil: 'M5 19l1-4L16 5l3 3L9 18zM14 7l3 3',
  phone: 'M6 3h4l1.5 5-2.5 1.5a12 12 0 005.5 5.5l1.5-2.5 5 1.5v4a2 2 0 01-2 2A17 17 0 014 5a2 2 0 012-2z',
  eye: 'M2 12c3-5 6-7 10-7s7 2 10 7c-3 5-6 7-10 7s-7-2-10-7zM12 15a3 3 0 100-6 3 3 0 000 6z',
  pulse: 'M2 12h5l3-7 4 14 3-7h5',
  scales: 'M12 4v16M7 20h10M4 7h16M4 7l-2.5 7h5zM20 7l-2.5 7h5z',
  stop: 'M12 21a9 9 0 100-18 9 9 0 000 18zM6 6l12 12',
} as const;

/** Draws a decorative line icon in the colour of the text. */
export const icon = (name: keyof typeof paths): Html =>
  new Html(`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="${paths[name]}"/></svg>`);
