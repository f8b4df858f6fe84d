import type { Pace } from '../../platform/chunks.ts';
import type { TipSenderOptions } from './sender-types.ts';
import type { TipFailure, TipTransport } from './transport-types.ts';
import type { ItemStore, RefusalCode } from './types.ts';

/** What it takes to deliver one item. */
export interface Way {
  /** Where the item lies. */
  readonly store: ItemStore;
  readonly transport: TipTransport;
  readonly solve: TipSenderOptions['solve'];
  readonly pace: Pace;
  readonly isStopped: () => boolean;
  /** Bytes of the item that are with the server. */
  readonly progress: (sent: number) => void;
}

/** Why an item is still here. */
export type Hindrance =
  | Exclude<TipFailure, { code: 'refused' | 'gone' }>
  /** Never to be taken. */
  | { readonly code: 'refused'; readonly refusal: RefusalCode }
  /** The server no longer has what it had taken, as after a restored backup: all of it is sent again. */
  | { readonly code: 'forgotten' }
  /** The server still lacks a photo that it had whole. */
  | { readonly code: 'incomplete' }
  /** The server has no room for photos now; it has the text. Other items are not held up. */
  | { readonly code: 'later'; readonly retryAfter?: number }
  | { readonly code: 'unsolved' | 'stopped' | 'storage' | 'unexpected' }
  /** Another tab has finished it meanwhile. */
  | { readonly code: 'left' };

const ofTheLine: ReadonlySet<Hindrance['code']> = new Set(['offline', 'server', 'busy', 'foreign']);

/** These concern all items: the network, or the server as a whole. The item that met it comes last in the next round. */
export const isOfTheLine = ({ code }: Hindrance): boolean => ofTheLine.has(code);

/** A failure where no file was asked for: then an unknown address is as good as a wrong answer. */
export const hindranceOf = (failure: TipFailure): Hindrance =>
  failure.code === 'gone' ? { code: 'bad_response' } : failure;
