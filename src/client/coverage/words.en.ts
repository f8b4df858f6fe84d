export default {
  comma: ', ',
  task: {
    title: (place: string, work: string) => `${place}: ${work}`,
    due: (day: string) => `Due ${day}`,
    overdue: (day: string) => `Was due ${day}, no record yet`,
    done: (day: string) => `Done ${day}`,
    pill: { overdue: 'Past its day', done: 'Done', given: 'Given' },
    nobody: 'Given to nobody yet',
    note: (note: string) => `Note: ${note}`,
  },
  give: {
    title: 'Give tasks',
    chosen: (count: number) => `Give tasks (${count})`,
    places: (names: string, count: number) => (count > 3 ? `${names} … ${count} places` : names),
    byTown: 'To the squad of each town',
    noSquad: (places: string) => `No squad belongs to the town of these places; choose one: ${places}`,
    anyStage: 'Any',
    nobody: 'Nobody yet',
    save: 'Give',
    given: (count: number) =>
      `${count === 1 ? '1 task' : `${count} tasks`} given, sent as soon as there is a network. Members see them under Today.`,
  },
  edit: {
    title: 'Task',
    withdraw: 'Withdraw the task',
    ask: 'The squad and its members no longer see this task. Records already made stay as they are.',
    yes: 'Withdraw',
  },
};
