export default {
  shown: 'Display',
  large: 'Large text',
  normal: 'Normal text',
  calls: 'Phone numbers',
  police: 'Police',
  help: 'Help',
  organizer: (name: string) => `Run by: ${name}`,
  filing: (number: string) => `Registration: ${number}`,
  about: 'About',
  privacy: 'Privacy',
  feedback: 'Comments and complaints',
  home: 'Home',
};
