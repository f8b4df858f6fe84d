/** What tabs tell each other; ids and numbers only. */
export type PeerNews =
  | { readonly news: 'changed' }
  | { readonly news: 'progress'; readonly id: string; readonly sent: number }
  | { readonly news: 'arrived'; readonly id: string };

/** Other tabs over the same queue. */
export interface Peers {
  tell(news: PeerNews): void;
  listen(hear: (news: PeerNews) => void): void;
  close(): void;
}

export const nobodyElse: Peers = { tell() {}, listen() {}, close() {} };

/** Tabs of one browser; where it has no channels, each tab looks after itself. */
export function tabPeers(name: string): Peers {
  if (!('BroadcastChannel' in globalThis)) return nobodyElse;
  const channel = new BroadcastChannel(name);
  let isOpen = true;
  return {
    tell(news) {
      // What was under way when the page stopped may still end.
      if (isOpen) channel.postMessage(news);
    },
    listen(hear) {
      channel.onmessage = ({ data }: MessageEvent<PeerNews>) => hear(data);
    },
    close() {
      isOpen = false;
      channel.close();
    },
  };
}
