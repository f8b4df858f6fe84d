import { stock } from './words.ts';

const fixed = ['source', 'office', 'public', 'loss', 'member'] as const;

/**
 * The name of an account, such as 禁毒办 or that of a squad.
 * @param nameOf the name of a squad or member by its id
 */
export function accountText(account: string, nameOf: (id: string) => string | undefined): string {
  const known = fixed.find((each) => each === account);
  if (known) return stock.account[known];
  return nameOf(account.slice(account.indexOf('/') + 1)) ?? stock.account.unknown;
}
