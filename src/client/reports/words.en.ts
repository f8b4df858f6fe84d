export default {
  appendix: 'Appendix: evidence of the figures',
  heads: ['Figure', 'Value', 'Unit', 'Records', 'Verified', 'Source', 'Definition or explanation'],
  sources: { records: 'records', register: 'register', computed: 'computed', statement: 'stated' },
  flags: { yes: 'yes', no: 'no' },
  missing: (name: string) => `〔Missing: ${name}〕`,
  explained: 'why it is missing',
};
