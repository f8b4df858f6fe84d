import type { Draft, Fields } from '../../../src/demo/draft.ts';
import { type District, generateDistrict } from '../../../src/demo/generate.ts';

export const administrator = '0193ebe0-0000-7000-8000-000000000001';

export const demoDistrict = (request: { readonly now: number; readonly seed: number }): District =>
  generateDistrict({ ...request, administrator });

/** Returns a draft's final fields. */
export const at = ({ steps }: Draft): Fields => Object.assign({}, ...steps.map((step) => step.fields));
