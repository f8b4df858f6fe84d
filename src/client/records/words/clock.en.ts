export default {
  wrong: {
    title: 'The phone’s time is wrong',
    detail:
      'The phone shows a time before its last contact with the server; it was probably reset when the battery ran out. You can still save records, and nothing is lost. Please check the date, and turn on automatic date and time in the phone’s settings.',
    check: 'Please check this day',
  },
  date: {
    yesterday: 'Yesterday',
    dayBefore: 'The day before yesterday',
    later: (day: string) => `${day}: later than today on this phone, please check`,
  },
  question: {
    title: 'Check the date',
    detail:
      'The phone’s time was wrong when this was written, or the date was in the future. Until the date is confirmed, the record counts in no figure.',
    label: 'Day of the work',
    confirm: 'Confirm this day',
    missing: 'Please choose a date.',
    later: 'The date cannot be after today.',
    done: 'Date confirmed. It will be sent when you are online',
    list: (count: number) => `Dates to check (${count})`,
    listHint: 'Written while the phone’s time was wrong. Ask which day it was, then confirm it.',
  },
};
