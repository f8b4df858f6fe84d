export default {
  title: 'Today',
  log: 'Log work',
  last: (what: string) => `Last: ${what}`,
  own: 'Logged today',
  all: 'All records',
  nothing: 'Nothing logged today',
  nothingHint: 'When you have done something, tap a button above. It works offline.',
};
