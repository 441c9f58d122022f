import type { Hueco } from '@citas/protocol';
import type { Borrador } from './borrador.service.ts';

interface Deseo {
  readonly servicioId: string;
  /** Empty when it does not matter who. */
  readonly profesionalId: string;
}

/** A time that was asked for, and what it was chosen for. */
export interface Pedido extends Deseo {
  readonly hueco: Hueco;
}

/** The one that was on its way when the form was left. */
export function pedidoDe(borrador: Borrador | undefined): Pedido | undefined {
  if (!borrador?.enviado) return undefined;
  const { enviado: hueco, servicioId, profesionalId } = borrador;
  return { hueco, servicioId, profesionalId };
}

/** The time, while it is still what is wanted: another service has another length, and another person other times. */
export function huecoPedido(
  pedido: Pedido | undefined,
  { servicioId, profesionalId }: Deseo,
): Hueco | undefined {
  if (pedido?.servicioId !== servicioId) return undefined;
  return [pedido.profesionalId, pedido.hueco.profesionalId].includes(profesionalId)
    ? pedido.hueco
    : undefined;
}
