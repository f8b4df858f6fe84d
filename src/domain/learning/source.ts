/**
 * A document that a statement rests on. `read`: we read the document or its full text; `second-hand`: we read of it
 * elsewhere, or the page repeats others.
 */
export interface Source {
  /** Its own title in 《》, else a description. */
  readonly title: string;
  /** The issuer, and where it was read if that is somewhere else. */
  readonly by: string;
  /** The day, month or year of issue, as YYYY-MM-DD or its beginning; absent where the page has none. */
  readonly date?: string;
  readonly sure: 'read' | 'second-hand';
}
