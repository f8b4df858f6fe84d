import * as v from 'valibot';
import { DaySchema } from './board.ts';

/** Asks for the register as it stood at the end of a day. */
export const RegisterQuery = v.object({ day: DaySchema });
export type RegisterQuery = v.InferOutput<typeof RegisterQuery>;

/** The numbers of the register by the id of their figure; a later server may have more. */
export const RegisterResponse = v.object({ day: DaySchema, figures: v.record(v.string(), v.number()) });
export type RegisterResponse = v.InferOutput<typeof RegisterResponse>;
