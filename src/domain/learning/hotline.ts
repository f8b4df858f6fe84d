/** A number that the help of a card offers, called in one tap. The office's own numbers come from its settings. */
export interface Hotline {
  readonly number: string;
  readonly name: string;
  readonly note: string;
}

export const hotlines = {
  '110': { number: '110', name: '报警', note: '正在发生的危险和违法行为' },
  '120': { number: '120', name: '急救', note: '人昏倒、叫不醒、抽搐、喘不上气' },
  '12356': { number: '12356', name: '心理援助', note: '心里难受，想找人说说' },
} as const satisfies Record<string, Hotline>;

export type HotlineNumber = keyof typeof hotlines;
