export default {
  title: 'Questions',
  about:
    'The questions are about records, not about people. An answered one is asked again only if the record changes.',
  year: 'Year',
  inYear: (year: number) => `${year}`,
  inQuarter: (year: number, quarter: number) => `quarter ${quarter} of ${year}`,
  between: (from: string, to: string) => `${from} to ${to}`,
  since: (from: string) => `from ${from}`,
  until: (to: string) => `until ${to}`,
  squad: 'Squad',
  allSquads: 'All squads',
  office: 'Office',
  show: 'Show',
  open: (count: number) => `Open ${count}`,
  answered: (count: number) => `Answered ${count}`,
  all: 'All',
  levels: { correct: 'Must be corrected', explain: 'Please explain' },
  levelHints: { correct: 'Two numbers contradict each other: one is wrong', explain: 'May be true: please say why' },
  none: 'No open questions',
  noneHint: 'Records, register and stated figures fit together, or every question is answered.',
  more: 'One rule found too much: the first 50 are listed. Answer or correct these to see the rest.',
  partial:
    'In some half months there are more than 50,000 records, of which only a part was looked at for unusual amounts and late entries.',
  loading: 'Checking, please wait',
  failed: 'The questions could not be fetched',
  retry: 'Try again',
  failedHint: 'Checking needs the server. All saved records are safe.',
  records: (count: number) => `${count} records`,
  source: { stock: 'See the stock', records: 'See the records' },
  others: (count: number) => `${count} more`,
  answer: {
    label: 'Answer',
    fixed: 'Corrected',
    true: 'True',
    unclear: 'Not clear',
    trueAsk: 'True, say why',
    reason: 'Reason',
    reasonHint: 'One sentence, such as “the two villages are neighbours, one in the morning, one in the afternoon”.',
    again: 'Answer again',
    answered: (answer: string) => `Answered: ${answer}`,
    because: (answer: string, reason: string) => `Answered: ${answer}. ${reason}`,
    stillWrong: 'The record has not changed: the two still contradict each other.',
    saved: 'Saved on this device',
  },
  of: (question: string, action: string) => `${action}: ${question}`,
  print: 'Print explanations',
  paper: {
    title: (year: number) => `Explanations of ${year}`,
    about: (asked: number, explained: number, open: number) =>
      `${asked} questions asked, ${explained} answered, ${open} open.`,
    level: 'Sort',
    question: 'Question',
    answer: 'Answer',
    none: 'No questions.',
    open: 'Open',
    colon: ': ',
    stop: '. ',
  },
  toSquadHint: 'See which records do not fit together; correct them or say why.',
  backToSquad: 'Back to the squad',
  /** Words of `post_shared` for one name with many posts. */
  manyPosts: 'One name has {posts} posts: {post}. Please check.',
  /** `{period}` and other names in braces are filled in from the values of the question. */
  asks: {
    value_differs: {
      title: '{figure} has two values',
      detail: '{period}: {value} and {other}. Please keep the right one.',
    },
    other_than_counted: {
      title: '{figure}: stated otherwise than counted',
      detail: '{period}: stated {value}, counted {counted}.',
    },
    other_than_computed: {
      title: '{figure} is computed differently',
      detail: 'Stated {value}, computed {computed}.',
    },
    part_over_whole: {
      title: '{figure} is above its whole',
      detail: '{figure} {value}, {whole} {other}.',
    },
    parts_differ: {
      title: '{figure} is not the sum of its parts',
      detail: 'Whole {value}, sum {sum}.',
    },
    inner_over_outer: {
      title: '{figure}: a part of the time exceeds the whole',
      detail: '{period} {value}, {otherPeriod} {other}.',
    },
    list_length: {
      title: '{figure} differs from its list',
      detail: 'Stated {value}, the list has {length} names.',
    },
    handed_over_stock: {
      title: 'More of {material} handed out than there was',
      detail: 'Opening {opening}, printed and supplied {entered}, handed out {distributed}.',
    },
    stock_below_zero: {
      title: '{material}: balance {balance}',
      detail: 'Received {received}, given {given}. Please enter what came in, or count.',
    },
    pledge_over_households: {
      title: 'More households signed than registered',
      detail: '{place}: up to {highest} in the records, {households} in the register.',
    },
    value_repeated: {
      title: '{figure} is stated twice',
      detail: '{period}: {value} both times. One value, or two to be added?',
    },
    same_amount: {
      title: 'The same amount under two heads',
      detail: '{figure} and {otherFigure} are {value} each. One sum, or two?',
    },
    periods_differ: {
      title: '{figure} is stated for two periods',
      detail: '{period} {value}, {otherPeriod} {other}. Which does the report use?',
    },
    post_shared: {
      title: 'Posts and names do not fit',
      detail: '“{post}” is given to {holders} names. If it changed hands, please state the date.',
    },
    growth_without_base: {
      title: '{figure} has no value of the year before',
      detail: "Stated {value}; without last year's value it cannot be checked.",
    },
    opening_missing: {
      title: '{material} never came in',
      detail: '{distributed} handed out, no opening stock and no printing.',
    },
    part_is_whole: {
      title: '{figure} equals {whole}',
      detail: 'Both are {value}. Is one a part of the other, or beside it?',
    },
    meetings_due: {
      title: 'Fewer regular meetings than months',
      detail: '{due} due, {held} recorded; {special} special ones. Are regular ones among them?',
    },
    mean_unusual: {
      title: 'Unusual attendance of training',
      detail: '{sessions} sessions with {people} attendances, {mean} each.',
    },
    passed_not_reached: {
      title: 'More villages passed than reached',
      detail: '{value} stated to have passed, {reached} with records of work.',
    },
    awareness_uncertain: {
      title: 'The awareness rate is not certain',
      detail: '{asked} answers, rate {rate}%, lower bound of the 95% interval {low}%, target {bound}%.',
    },
    deadline_outside: {
      title: '{task}: the deadline lies outside its stage',
      detail: 'Due on {day}, the stage is {period}. Please change the deadline or the stage.',
    },
    rate_not_whole: {
      title: '{figure} is the rate of no whole number of schools',
      detail: 'Stated {value}%; of {base}, {near} are {rate}%. Of how many was it computed?',
    },
    photo_events: {
      title: 'The same photo at two events',
      detail: '{records} records of {events} events have the same photo. Please check the photo.',
    },
    scans_overlap: {
      title: 'Scans at two events overlap',
      detail:
        '{day}: two events in different places, {scans} times one person was scanned at both, up to {minutes} minutes at once. Please check the times.',
    },
    visit_over_households: {
      title: 'More households in one visit than registered',
      detail: '{place}: {highest} in one record, {households} in the register.',
    },
    outlier: {
      title: '{kind}: far more than others',
      detail: '{day}: {amount}; others of that half month usually have {usual}.',
    },
    repetition: {
      title: 'The same number again and again',
      detail: '{kind}, {quarter}: {same} of {all} records are {amount}.',
    },
    photo_twice: {
      title: 'The same photo on different days',
      detail: '{records} records of {days} days have the same photo. Please check the photo.',
    },
    day_places: {
      title: 'Too much, or too far apart, for one day',
      detail: '{day}: records in {towns} towns, {hours} hours. Please check places or date.',
    },
    late_share: {
      title: 'Many late entries in a month',
      detail: '{month}: {late} of {all} records were entered after more than a week.',
    },
  },
};
