import patrol from '../patrol/en.ts';
import type { EnglishKind } from '../types.ts';

const names = {
  ...{ '01': 'January', '02': 'February', '03': 'March', '04': 'April', '05': 'May', '06': 'June' },
  ...{ '07': 'July', '08': 'August', '09': 'September', '10': 'October', '11': 'November', '12': 'December' },
};

export default {
  name: 'Stage of patrols',
  fields: { stage: 'Growth stage', name: 'Name', from: 'From', to: 'To' },
  options: { stage: patrol.options.stage, from: names, to: names },
  figures: {},
} satisfies EnglishKind<'growthStage'>;
