import * as z from 'zod';

/** Kinds of fields that several resources have. */
export const texto = (max: number) => z.string().trim().min(1).max(max);

/** Of any form that PostgreSQL takes, as in `citaSchema`: rows come by SQL too. In lower case, as it answers them. */
export const idSchema = z.guid().toLowerCase();

/** E.164. */
export const telefonoSchema = z.string().regex(/^\+[1-9]\d{6,14}$/);
/** A phone as people write it; the API keeps it in E.164, read as it is dialled in the negocio's country. */
export const telefonoEscritoSchema = z
  .string()
  .trim()
  .max(40)
  .regex(/^[+(\d][\d\s()./-]*$/);
export const emailSchema = z.email().max(254);
/** `#c2410c`, in lower case. */
export const colorSchema = z.string().regex(/^#[0-9a-f]{6}$/);

/** These lists come whole; `siguiente` is there so that all lists look alike. */
export const entera = <T extends z.core.$ZodType>(valor: T) =>
  z.object({ datos: z.array(valor), siguiente: z.null() });
