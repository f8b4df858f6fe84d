import type { PosterContent } from '../../../../domain/posters/content.ts';
import type { Publisher } from '../../../../domain/posters/contents.ts';

/** The content that a source's fields lead to. */
export interface Chosen {
  /** The name of the file that is saved. */
  readonly name: string;
  readonly content: PosterContent;
  readonly picture?: CanvasImageSource | undefined;
}

export interface SourceProps {
  readonly publisher: Publisher;
  /** A choice that the page's address names, such as the id of an event. */
  readonly asked: string | undefined;
  /** Called with undefined while nothing can be drawn. */
  readonly onChosen: (chosen: Chosen | undefined) => void;
}
