/** Words shared by all kinds of field work. */
export const activity = {
  fields: {
    date: 'Date',
    place: 'Place',
    squad: 'Squad',
    member: 'Member',
    campaign: 'Campaign',
    hours: 'Hours of service',
    note: 'Note',
    photos: 'Photos',
  },
  figures: { 'service.hours': 'Hours of service' },
};

/** 六进: words of the six settings. */
export const settings = {
  school: 'School',
  community: 'Community',
  family: 'Family',
  workplace: 'Workplace',
  venue: 'Venue',
  village: 'Village',
};
