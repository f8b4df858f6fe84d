import { isClock } from '../kernel/clock.ts';
import { type Day, isDay, LAST_DAY, OLDEST_DAY } from '../kernel/day.ts';
import type { Failure } from '../kernel/failure.ts';
import { isId } from '../kernel/id.ts';
import { isStorable } from '../kernel/storable.ts';
import { isPhotoHash } from '../photos/photo.ts';
import type { FieldSpec, FieldValue, Review } from './field.ts';

/** Maximum length of a reviewer's reason for sending a record back. The volunteer reads it on a phone. */
export const MAX_REASON = 200;

/** Counts characters as a reader does, not UTF-16 units. */
const lengthOf = (text: string): number => [...text].length;

function checkText(value: unknown, max: number): Omit<Failure, 'field'> | undefined {
  if (typeof value !== 'string') return { code: 'wrong_type' };
  if (value.length > max * 2 || (value.length > max && lengthOf(value) > max)) return { code: 'too_long', limit: max };
  return isStorable(value) ? undefined : { code: 'bad_text' };
}

function checkNumber(value: unknown, min: number, max: number): Omit<Failure, 'field'> | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) return { code: 'wrong_type' };
  if (value < min) return { code: 'too_small', limit: min };
  return value > max ? { code: 'too_large', limit: max } : undefined;
}

function checkDay(value: unknown, today: Day): Omit<Failure, 'field'> | undefined {
  if (!isDay(value)) return { code: 'bad_date' };
  if (value > today) return { code: 'future_date', limit: today };
  return value < OLDEST_DAY ? { code: 'date_too_old', limit: OLDEST_DAY } : undefined;
}

/** A time of day from 00:00 to 23:59. */
const timePattern = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

const isWellFormedReview = (value: unknown): value is Review => {
  if (typeof value !== 'object' || value === null) return false;
  const { verdict, reason, of, ...rest } = value as Record<string, unknown>;
  return (
    (verdict === 'verified' || verdict === 'returned') &&
    isClock(of) &&
    (reason === undefined || typeof reason === 'string') &&
    Object.keys(rest).length === 0
  );
};

function checkReview(value: unknown): Omit<Failure, 'field'> | undefined {
  if (!isWellFormedReview(value)) return { code: 'wrong_type' };
  if (value.verdict === 'returned' && !value.reason?.trim()) return { code: 'required' };
  return value.reason === undefined ? undefined : checkText(value.reason, MAX_REASON);
}

function checkList(
  value: unknown,
  max: number,
  isItem: (item: unknown) => boolean,
): Omit<Failure, 'field'> | undefined {
  if (!Array.isArray(value) || value.length === 0 || !value.every(isItem)) return { code: 'wrong_type' };
  if (new Set(value).size < value.length) return { code: 'wrong_type' };
  return value.length > max ? { code: 'too_large', limit: max } : undefined;
}

function checkPresent(spec: FieldSpec, value: FieldValue, today: Day): Omit<Failure, 'field'> | undefined {
  switch (spec.type) {
    case 'text':
      return (
        checkText(value, spec.max) ??
        (spec.required && String(value).trim() === '' ? { code: 'required' } : undefined) ??
        (spec.pattern && !spec.pattern.test(String(value)) ? { code: 'bad_text' } : undefined)
      );
    case 'count':
      return Number.isInteger(value) || typeof value !== 'number'
        ? checkNumber(value, spec.min, spec.max)
        : { code: 'wrong_type' };
    case 'decimal':
      return checkNumber(value, spec.min, spec.max);
    case 'day':
      return checkDay(value, spec.ahead ? LAST_DAY : today);
    case 'time':
      return typeof value === 'string' && timePattern.test(value) ? undefined : { code: 'wrong_type' };
    case 'choice':
      return typeof value === 'string' && spec.options.includes(value) ? undefined : { code: 'unknown_choice' };
    case 'reference':
      return isId(value) ? undefined : { code: 'wrong_type' };
    case 'flag':
      return typeof value === 'boolean' ? undefined : { code: 'wrong_type' };
    case 'review':
      return checkReview(value);
    case 'photos':
      return checkList(value, spec.max, isPhotoHash);
    case 'list':
      return checkList(value, spec.max, isId);
  }
}

/**
 * Checks one value against its spec; `null` clears a field that is not required.
 * @param today the latest day that a date may have
 * @returns undefined when the value is valid
 */
export function checkField(name: string, spec: FieldSpec, value: FieldValue, today: Day): Failure | undefined {
  const problem =
    value === null || value === undefined
      ? spec.required
        ? ({ code: 'required' } as const)
        : undefined
      : checkPresent(spec, value, today);
  return problem && { ...problem, field: name };
}
