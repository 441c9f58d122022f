import * as z from 'zod/mini';
import { ERROR_CODE } from '../error-code.ts';

export const errorMessageSchema = z.object({
  type: z.literal('error'),
  channel: z.optional(z.string()),
  id: z.optional(z.string()),
  data: z.object({
    code: z.enum(ERROR_CODE),
    message: z.string(),
    /** Whether the same request may succeed later. */
    retry: z.boolean(),
    /** Not before so many milliseconds. */
    afterMs: z.optional(z.int().check(z.nonnegative())),
  }),
});
export type ErrorMessage = z.infer<typeof errorMessageSchema>;
