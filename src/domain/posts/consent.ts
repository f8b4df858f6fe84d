/** How the people on a picture agreed to its being shown. Nothing is kept of who they are. */
export const consents = [
  /** Nobody can be recognized. */
  'nobody',
  /** Each of them was asked and agreed, spoken. */
  'spoken',
  /** Each of them agreed in writing; the paper is at the office. */
  'written',
] as const;
export type Consent = (typeof consents)[number];
