import type { AddFailure, Photos } from '../photos.ts';
import { photos as words } from '../words.ts';

/** Why some chosen files were not added: what happened, what is safe, what to do. */
export interface AddNote {
  readonly code: AddFailure['code'] | 'too_many';
  readonly text: (max: number) => string;
}

interface AddCourse {
  /** How many more photos the record accepts. */
  readonly remaining: () => number;
  /** Called before each file; the first is number 1. */
  readonly begun: (number: number) => void;
  readonly added: (hash: string) => void;
  /** Whether adding was cancelled. */
  readonly isOff: () => boolean;
}

/** After these failures the remaining files would fail too. */
const final: ReadonlySet<AddFailure['code']> = new Set(['unsupported', 'storage_full', 'storage_unavailable']);

function notesOf(unreadable: number, stopped: AddFailure['code'] | undefined, isFull: boolean): AddNote[] {
  return [
    ...(unreadable ? [{ code: 'unreadable' as const, text: () => words.notAdded.unreadable(unreadable) }] : []),
    ...(stopped && stopped !== 'unreadable' ? [{ code: stopped, text: () => words.notAdded[stopped] }] : []),
    ...(isFull ? [{ code: 'too_many' as const, text: (max: number) => words.onlySoMany(max) }] : []),
  ];
}

/** Adds chosen files one at a time, because a cheap phone has memory for only one. */
export async function addPhotos(photos: Photos, files: readonly File[], course: AddCourse): Promise<AddNote[]> {
  let unreadable = 0;
  for (const [index, file] of files.entries()) {
    if (course.isOff()) break;
    if (course.remaining() <= 0) return notesOf(unreadable, undefined, true);
    course.begun(index + 1);
    const added = await photos.add(file);
    if (added.ok) course.added(added.value);
    else if (final.has(added.error.code)) return notesOf(unreadable, added.error.code, false);
    else unreadable++;
  }
  return notesOf(unreadable, undefined, false);
}
