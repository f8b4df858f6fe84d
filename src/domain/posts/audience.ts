/** Readers of a post. `members`: whoever is signed in, in 公告 of the app; no public page, list or feed knows it. */
export const postAudiences = ['public', 'members'] as const;
export type PostAudience = (typeof postAudiences)[number];
