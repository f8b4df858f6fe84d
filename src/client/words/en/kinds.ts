import type { KindsWords } from '../types.ts';

const activity = {
  date: 'Date',
  place: 'Place',
  squad: 'Squad',
  member: 'Member',
  hours: 'Hours of service',
  note: 'Note',
  photos: 'Photos',
};

export const kinds: KindsWords = {
  leaflet: {
    name: 'Leaflets',
    fields: { ...activity, material: 'Material', quantity: 'Quantity', event: 'Part of event' },
    options: {},
  },
  visit: {
    name: 'Home visits',
    fields: { ...activity, households: 'Household visits', reached: 'People spoken to (attendances)' },
    options: {},
  },
  event: {
    name: 'Event',
    fields: {
      ...activity,
      title: 'Title',
      form: 'Form',
      setting: 'Setting',
      attendance: 'Attendances',
      consultations: 'Consultations',
    },
    options: {
      form: {
        exhibition: 'Touring exhibition',
        lecture: 'Lecture',
        quiz: 'Quiz',
        speech: 'Speech contest',
        class: 'Class meeting',
        film: 'Film showing',
        pictures: 'Picture exhibition',
        consultation: 'Advice stand',
        household: 'Household campaign',
        other: 'Other',
      },
      setting: {
        school: 'School',
        community: 'Community',
        family: 'Family',
        workplace: 'Workplace',
        venue: 'Venue',
        village: 'Village',
      },
    },
  },
  patrol: {
    name: 'Patrol',
    fields: { ...activity, area: 'Area looked over (mu)', stage: 'Growth stage' },
    options: { stage: { sowing: 'Sowing', seedling: 'Seedling', flowering: 'Flowering', fruiting: 'Fruiting' } },
  },
  survey: {
    name: 'Awareness survey',
    fields: {
      ...activity,
      asked: 'People asked',
      passed: 'People aware',
      mode: 'Mode',
      questions: 'Questions',
      passRule: 'Counts as aware when',
    },
    options: { mode: { interview: 'In person', paper: 'On paper', phone: 'By phone', selfTest: 'Self-test' } },
  },
  training: {
    name: 'Training',
    fields: { ...activity, topic: 'Topic', attendance: 'Attendances' },
    options: {
      topic: {
        data: 'Data upkeep',
        publicity: 'Publicity',
        law: 'Law',
        school: 'Prevention in schools',
        patrol: 'Patrolling',
        other: 'Other',
      },
    },
  },
  pledge: {
    name: 'Pledges',
    fields: { ...activity, signed: 'Households signed', asked: 'Households asked' },
    options: {},
  },
  broadcast: {
    name: 'Broadcast',
    fields: { ...activity, channel: 'Channel', quantity: 'Quantity' },
    options: { channel: { film: 'Television film', online: 'Online item', screen: 'Screen or loudspeaker' } },
  },
  sign: {
    name: 'Slogans and boards',
    fields: { ...activity, form: 'Form', condition: 'Condition', quantity: 'Quantity' },
    options: {
      form: { slogan: 'Slogan', board: 'Board or warning sign' },
      condition: { installed: 'Newly put up', present: 'In place', damaged: 'Damaged', missing: 'Missing' },
    },
  },
  meeting: {
    name: 'Meeting',
    fields: { ...activity, form: 'Form', attendance: 'Attendances', topic: 'Topic' },
    options: { form: { regular: 'Regular', special: 'Special' } },
  },
  tipline: {
    name: 'Tip line',
    fields: {
      date: activity.date,
      squad: activity.squad,
      member: activity.member,
      hours: activity.hours,
      calls: 'Calls taken',
      leads: 'Of these, with a lead',
    },
    options: {},
  },
  squad: { name: 'Squad', fields: { name: 'Name', town: 'Town' }, options: {} },
  member: {
    name: 'Member',
    fields: { name: 'Name', number: 'Volunteer number', phone: 'Phone', role: 'Role', squad: 'Squad' },
    options: {
      role: {
        volunteer: 'Volunteer',
        leader: 'Squad leader',
        organizer: 'Event organizer',
        officer: 'Office staff',
        administrator: 'Administrator',
      },
    },
  },
  place: {
    name: 'Place',
    fields: { name: 'Name', form: 'Type', parent: 'Within', households: 'Households', pupils: 'Pupils' },
    options: { form: { town: 'Town', village: 'Village', group: 'Village group', school: 'School', venue: 'Venue' } },
  },
  material: {
    name: 'Material',
    fields: { name: 'Name', form: 'Type', date: 'Entered on', opening: 'Opening stock', printed: 'Printed' },
    options: {
      form: { folder: 'Folder', booklet: 'Booklet', poster: 'Poster', fan: 'Fan', bag: 'Shopping bag', other: 'Other' },
    },
  },
};
