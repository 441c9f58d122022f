import { inject, Injectable } from '@angular/core';
import type { Hueco } from '@citas/protocol';
import { LoEscrito } from '../guardado/lo-escrito.service.ts';
import { problemaDe } from '../http/problema.ts';
import type { ClienteEscrito } from './cliente-escrito.ts';
import { conflictoDe } from './conflicto.ts';
import type { Intento } from './intento.ts';

/** A form that somebody has begun to fill in. */
export interface Borrador {
  readonly cliente: ClienteEscrito;
  readonly servicioId: string;
  readonly profesionalId: string;
  readonly fecha: string;
  readonly hora?: string | undefined;
  /** A time that is none of those offered. */
  readonly escrita?: string | undefined;
  readonly notas: string;
  /** Sent without an answer: sent again it must be for the same time and under the same key. */
  readonly intento?: Intento | undefined;
  readonly enviado?: Hueco | undefined;
}

/**
 * Keeps a half-typed cita until it is booked or given up. The form
 * on a client's page has one of its own, `de` that client, so that what is typed for one is never another's; the agenda's is
 * nobody's.
 */
@Injectable({ providedIn: 'root' })
export class BorradorDeCita {
  readonly #escrito = inject(LoEscrito);

  guardar(borrador: Borrador, de?: string): void {
    if (valeLaPena(borrador, de)) this.#escrito.guardar(nombre(de), borrador);
    else this.olvidar(de);
  }

  leer(de?: string): Borrador | undefined {
    return this.#escrito.leer(nombre(de));
  }

  hay(de?: string): boolean {
    return this.leer(de) !== undefined;
  }

  /**
   * What was sent got this answer once its form had been left. Whoever recovers it is offered what is free near the time that
   * was refused; to what nobody answered may be booked.
   */
  rechazado({ clave }: Intento, error: unknown, de?: string): void {
    const borrador = this.leer(de);
    if (!problemaDe(error) || borrador?.intento?.clave !== clave) return;
    const escrita = conflictoDe(error) ? undefined : borrador.escrita;
    this.guardar({ ...borrador, escrita, enviado: undefined }, de);
  }

  olvidar(de?: string): void {
    this.#escrito.olvidar(nombre(de));
  }
}

function nombre(de?: string): string {
  return de ? `borrador/${de}` : 'borrador';
}

/** On a client's page their name is no typing, and what is for somebody else is not theirs. */
function valeLaPena({ cliente, servicioId, notas }: Borrador, de?: string): boolean {
  const nombrado = cliente.texto.trim() !== '';
  const escrito = servicioId !== '' || notas.trim() !== '';
  if (!de) return nombrado || escrito;
  return escrito && (!nombrado || cliente.conocido?.id === de);
}
