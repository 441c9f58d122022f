import * as z from 'zod/mini';

/** A renewed token for a living connection. */
export const authSchema = z.object({
  type: z.literal('auth'),
  id: z.optional(z.string().check(z.maxLength(64))),
  data: z.object({ token: z.string().check(z.minLength(1), z.maxLength(4096)) }),
});
export type Auth = z.infer<typeof authSchema>;

export const authenticatedSchema = z.object({
  type: z.literal('authenticated'),
  id: z.optional(z.string()),
  /** RFC 3339. */
  data: z.object({ expiresAt: z.string() }),
});
