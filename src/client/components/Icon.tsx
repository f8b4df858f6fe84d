const paths = {
  home: 'M3 11l9-7 9 7v9H3z',
  records: 'M5 4h14v17H5zM9 9h6M9 13h6',
  calendar: 'M4 6h16v14H4zM4 10h16M8 3v4M16 3v4',
  person: 'M12 12a4 4 0 100-8 4 4 0 000 8zM4 21c1-5 4-7 8-7s7 2 8 7',
  leaflet: 'M6 3h9l4 4v14H6zM15 3v4h4M9 12h7M9 16h7',
  house: 'M3 11l9-7 9 7v9H3zM10 20v-6h4v6',
  sprout: 'M12 21V10M12 14c-5 0-7-3-7-7 5 0 7 3 7 7zM12 11c0-4 2-7 7-7 0 4-2 7-7 7z',
  more: 'M5 13.2a1.2 1.2 0 100-2.4 1.2 1.2 0 000 2.4zM12 13.2a1.2 1.2 0 100-2.4 1.2 1.2 0 000 2.4zM19 13.2a1.2 1.2 0 100-2.4 1.2 1.2 0 000 2.4z',
  back: 'M15 5l-7 7 7 7',
  chevron: 'M9 5l7 7-7 7',
  close: 'M6 6l12 12M18 6L6 18',
  clock: 'M12 21a9 9 0 100-18 9 9 0 000 18zM12 7v5l3 2',
  pin: 'M12 21s7-6 7-11a7 7 0 10-14 0c0 5 7 11 7 11zM12 12.5a2.5 2.5 0 100-5 2.5 2.5 0 000 5z',
  saved: 'M12 3v12m0 0l-4-4m4 4l4-4M4 19h16',
  'cloud-up': 'M7 18a4.5 4.5 0 01-.5-9 6 6 0 0111.5 1.5A3.8 3.8 0 0117.5 18M12 20v-8m0 0l-3 3m3-3l3 3',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  alert: 'M12 4l9.5 16h-19zM12 10v4M12 17v.1',
  info: 'M12 21a9 9 0 100-18 9 9 0 000 18zM12 11v5M12 8v.1',
  phone: 'M6 3h4l1.5 5-2.5 1.5a12 12 0 005.5 5.5l1.5-2.5 5 1.5v4a2 2 0 01-2 2A17 17 0 014 5a2 2 0 012-2z',
  qr: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2M20 14v6h-3M14 19v1M20 17h-3',
  plus: 'M12 5v14M5 12h14',
  search: 'M11 18a7 7 0 100-14 7 7 0 000 14zM16 16l5 5',
  filter: 'M4 6h16M7 12h10M10 18h4',
  squad:
    'M9 11a3.5 3.5 0 100-7 3.5 3.5 0 000 7zM2.5 20c.6-4 3-6 6.5-6s5.900 2 6.5 6M16 4.5a3.5 3.5 0 010 6.5M18 14.5c2 .8 3.100 2.5 3.5 5.5',
  people: 'M12 11a3.5 3.5 0 100-7 3.5 3.5 0 000 7zM5 20c.7-4 3.200-6 7-6s6.300 2 7 6',
  chart: 'M4 20h16M7 20v-7M12 20V5M17 20v-10',
  place: 'M4 20V9l6-4 6 4v11M16 20v-8l4 2v6M2 20h20M9 20v-5h2v5',
  broadcast: 'M4 10v4h4l7 4V6l-7 4zM18 9a4 4 0 010 6M20.5 6.5a8 8 0 010 11',
  sign: 'M4 5h14l3 3.5L18 12H4zM11 12v9M8 21h6',
  meeting: 'M4 5h16v11h-8l-5 4v-4H4zM8 9h8M8 12h5',
  survey: 'M6 4h12v17H6zM9 3h6v3H9zM9 11l1.5 1.5L13 10M9 16.5h6',
  pledge: 'M5 3h10l4 4v8M5 3v18h7M9 9h5M9 13h3M14 19l2 2 5-5',
  training: 'M2 9l10-5 10 5-10 5zM6 11.5V16c2 2 10 2 12 0v-4.5M22 9v6',
  download: 'M12 4v11m0 0l-4-4m4 4l4-4M5 20h14',
  upload: 'M12 15V4m0 0L8 8m4-4l4 4M5 20h14',
  print: 'M7 9V4h10v5M5 9h14a2 2 0 012 2v6h-4M7 17H3v-6a2 2 0 012-2M7 14h10v6H7z',
  settings:
    'M4 7h9M17 7h3M15 9.5a2.5 2.5 0 100-5 2.5 2.5 0 000 5zM4 17h3M11 17h9M9 19.5a2.5 2.5 0 100-5 2.5 2.5 0 000 5z',
  language: 'M12 21a9 9 0 100-18 9 9 0 000 18zM3 12h18M12 3c3 3 3.5 6 3.5 9s-.5 6-3.5 9c-3-3-3.5-6-3.5-9S9 6 12 3z',
  camera: 'M4 8h4l2-3h4l2 3h4v12H4zM12 17a3.5 3.5 0 100-7 3.5 3.5 0 000 7z',
  edit: 'M5 19l1-4L16 5l3 3L9 18zM14 7l3 3',
  refresh: 'M20 11a8 8 0 10-2 6M20 5v6h-6',
  returned: 'M9 14l-5-5 5-5M4 9h9a6 6 0 010 12h-3',
  leave: 'M10 4H5v16h5M15 8l4 4-4 4M19 12H9',
  lock: 'M6 11h12v10H6zM8.5 11V8a3.5 3.5 0 017 0v3M12 15v2.500',
  mail: 'M3 6h18v13H3zM3 7l9 7 9-7',
  box: 'M4 8l8-4 8 4v9l-8 4-8-4zM4 8l8 4 8-4M12 12v9',
} as const;

export type IconName = keyof typeof paths;

/**
 * A decorative line icon in the text's colour. `size` is in px at the normal text size (default 24) and grows with 长辈版.
 */
export function Icon(props: { name: IconName; size?: number | undefined }) {
  const side = () => `${((props.size ?? 24) / 17).toFixed(3)}rem`;
  return (
    <svg
      class="icon"
      viewBox="0 0 24 24"
      width={side()}
      height={side()}
      fill="none"
      stroke="currentColor"
      stroke-width="1.8"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={paths[props.name]} />
    </svg>
  );
}
