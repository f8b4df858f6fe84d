import type { TabChannel } from '../../platform/tabs.ts';

/** What tabs tell each other; ids and numbers only. */
export type PeerNews =
  | { readonly news: 'changed' }
  | { readonly news: 'progress'; readonly id: string; readonly sent: number }
  | { readonly news: 'arrived'; readonly id: string };

/** Other tabs over the same queue. */
export type Peers = TabChannel<PeerNews>;
