import * as z from 'zod';
import { entera, idSchema } from './campos.ts';

/** A calendar feed of one professional. Whoever has its address reads it, so the address is told only when it is made. */
const agendaSchema = z.object({
  id: idSchema,
  profesionalId: idSchema,
  creadaEn: z.string(),
  /** When a calendar last asked for it, to the hour. */
  usadaEn: z.string().nullable(),
});
export type Agenda = z.infer<typeof agendaSchema>;

export const agendaNuevaSchema = agendaSchema.omit({ usadaEn: true }).extend({ url: z.url() });
export type AgendaNueva = z.infer<typeof agendaNuevaSchema>;

export const listaDeAgendasSchema = entera(agendaSchema);
