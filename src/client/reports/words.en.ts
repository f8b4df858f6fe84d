export default {
  appendix: (at: number) => `Appendix ${at}: evidence of the figures`,
  table: 'Evidence of the figures',
  asked: (at: number) => `Appendix ${at}: explanations`,
  askedHeads: ['Sort', 'Question', 'Answer'],
  heads: ['Figure', 'Value', 'Unit', 'Records', 'Verified', 'Source', 'Definition or explanation'],
  sources: { records: 'records', register: 'register', computed: 'computed', statement: 'stated' },
  flags: { yes: 'yes', no: 'no' },
  missing: (name: string) => `〔Missing: ${name}〕`,
  explained: 'why it is missing',
};
