import type { Finding } from '../../../../domain/proofreading/finding.ts';
import { formatNumber } from '../../../words/format.ts';
import { proofreading } from './words.ts';

/** A value as the sentence shows it: texts as they are, numbers with their unit, large money in 万元. */
export function amountText(value: string | number | undefined, unit = ''): string {
  if (typeof value !== 'number') return value ?? '';
  if (unit === '%' || unit === '‰') return `${formatNumber(value)}${unit}`;
  const isLargeMoney = unit === '元' && value >= 10_000;
  return isLargeMoney ? `${formatNumber(value / 10_000)} 万元` : `${formatNumber(value)} ${unit}`.trim();
}

/** Tells a finding in a sentence. */
export function findingText({ code, values }: Finding): string {
  const words = proofreading.findings;
  const unit = String(values.unit ?? '');
  const plain = (key: string) => amountText(values[key]);
  const rate = (key: string) => amountText(values[key], '%');
  const counted = (key: string) => amountText(values[key], unit);
  switch (code) {
    case 'heading_order':
    case 'list_order':
      return words[code](plain('found'), plain('expected'));
    case 'list_length':
      return words.list_length(plain('said'), plain('listed'));
    case 'sum_differs':
      return words.sum_differs(counted('total'), counted('sum'));
    case 'part_above_whole':
      return words.part_above_whole(counted('part'), counted('total'));
    case 'growth_differs':
    case 'growth_cut':
    case 'growth_coarse':
      return words[code](rate('stated'), rate('computed'));
    case 'growth_without_base':
    case 'points_not_percent':
      return words[code](rate('stated'));
    case 'points_differ':
      return words.points_differ(plain('stated'), plain('computed'));
    case 'share_differs':
    case 'share_cut':
      return words[code](rate('stated'), counted('part'), counted('whole'), rate('computed'));
    case 'per_head_differs':
      return words.per_head_differs(counted('stated'), counted('total'), plain('base'), counted('computed'));
    case 'ratio_differs':
      return words.ratio_differs(plain('computed'), plain('stated'));
    case 'rate_not_whole':
      return words.rate_not_whole(rate('stated'), plain('count'), plain('near'), rate('rate'));
    case 'handed_above_printed':
      return words.handed_above_printed(counted('handed'), counted('printed'));
    case 'mean_small':
      return words.mean_small(plain('sessions'), plain('people'), plain('mean'));
    case 'two_values':
      return words.two_values(plain('noun'), plain('here'), plain('there'));
    case 'same_people':
      return words.same_people(plain('verb'), plain('value'));
    case 'two_periods':
      return words.two_periods(plain('here'), plain('there'));
    case 'same_amount':
    case 'same_count':
    case 'no_year':
    case 'blank':
      return words[code](plain('text'));
    case 'slip':
      return words.slip(plain('wrong'), plain('right'));
  }
}
