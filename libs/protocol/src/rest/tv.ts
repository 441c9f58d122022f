import * as z from 'zod';
import { entera, idSchema, texto } from './campos.ts';

/** What a screen shows (`codigo`) and what it keeps to itself (`secreto`). */
export const codigoDePantallaSchema = z.object({
  codigo: z.string().regex(/^\d{6}$/),
  secreto: z.string(),
  expiraEn: z.string(),
});
export type CodigoDePantalla = z.infer<typeof codigoDePantallaSchema>;

export const emparejarPantallaSchema = z.strictObject({
  codigo: z
    .string()
    .trim()
    .regex(/^\d{6}$/),
  nombre: texto(120),
});
export type EmparejarPantalla = z.infer<typeof emparejarPantallaSchema>;

export const sesionDePantallaSchema = z.strictObject({ secreto: z.string().min(1).max(200) });

/** Not paired yet: until when its code pairs it. */
export const pantallaEnEsperaSchema = z.object({ expiraEn: z.string() });

export const pantallaSchema = z.object({
  id: idSchema,
  nombre: z.string(),
  emparejadaEn: z.string(),
  /** When it last asked for a session. */
  usadaEn: z.string().nullable(),
});
export type Pantalla = z.infer<typeof pantallaSchema>;

export const listaDePantallasSchema = entera(pantallaSchema);
