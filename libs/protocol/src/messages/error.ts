import * as z from 'zod';
import { ERROR_CODE } from '../error-code.ts';

export const errorMessageSchema = z.object({
  type: z.literal('error'),
  channel: z.string().optional(),
  id: z.string().optional(),
  data: z.object({
    code: z.enum(ERROR_CODE),
    message: z.string(),
    /** Whether the same request may succeed later. */
    retry: z.boolean(),
    /** Not before so many milliseconds. */
    afterMs: z.int().nonnegative().optional(),
  }),
});
export type ErrorMessage = z.infer<typeof errorMessageSchema>;
