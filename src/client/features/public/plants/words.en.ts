export default {
  title: 'Is it poppy or hemp?',
  due: 'These plants are due for a check: the newest rules count.',
  none: 'No plants are shown here. Report what looks suspicious.',
  back: 'Learn',
  which: 'Which plant',
  bar: (length: number) => `${length} cm, both at one scale`,
  choose: 'What did you see?',
  unseen: 'Could not see',
  answers: {
    open: { title: 'Choose what you saw', next: 'You may report even if you saw nothing clearly.' },
    alike: {
      title: 'What you chose agrees with the left one',
      next: 'The police will say what it is. Do not pull or touch it: take a photo and tell us.',
    },
    mixed: {
      title: 'Some agrees with the left, some with the right',
      next: 'Looks are not enough: the police will say what it is. Just tell us.',
    },
    unlike: { title: 'What you chose is more like the right one', next: 'You may report if you are not sure.' },
  },
  sources: 'Sources',
  print: 'Print this page',
  printed:
    'If it looks like this: do not pull or touch it, take a photo, remember the place, call 110 or tell the office.',
  careful: 'Do not pull or touch it. Take a photo and remember the place.',
  report: 'Not sure? Report it',
};
