import * as z from 'zod';

/** A renewed token for a living connection. */
export const authSchema = z.object({
  type: z.literal('auth'),
  id: z.string().max(64).optional(),
  data: z.object({ token: z.string().min(1).max(4096) }),
});
export type Auth = z.infer<typeof authSchema>;

export const authenticatedSchema = z.object({
  type: z.literal('authenticated'),
  id: z.string().optional(),
  /** RFC 3339. */
  data: z.object({ expiresAt: z.string() }),
});
export type Authenticated = z.infer<typeof authenticatedSchema>;
