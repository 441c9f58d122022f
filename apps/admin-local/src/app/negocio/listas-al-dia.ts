import { DOCUMENT, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { nombreDeCanal } from '@citas/domain';
import type { ServerMessage } from '@citas/protocol';
import { filter, fromEvent, merge } from 'rxjs';
import { esDeCita } from '../realtime/copia-viva.ts';
import { WebsocketService } from '../realtime/websocket.service.ts';
import { UserService } from '../sesion/user.service.ts';
import { CLOCK } from '../tiempo/clock.token.ts';
import { NegocioService } from './negocio.service.ts';

/** Who looks at the page again after less than this has not been away. */
const AUSENCIA_MS = 60_000;

/**
 * Reads the negocio, its services and its professionals again when somebody else may have changed them: a cita names one
 * that is not in the lists, many citas came at once, what happened is no longer in the log, or somebody comes back to the
 * page. Made in an injection context, and ends with it.
 */
export function mantenerListasAlDia(): void {
  const negocio = inject(NegocioService);
  const clock = inject(CLOCK);
  const documento = inject(DOCUMENT);
  const canal = nombreDeCanal('citas', inject(UserService).currentUserValue.negocio_id);
  /** Of one that is not in use any more no reading brings anything: each is asked for once. */
  const pedidos = new Set<string>();
  let vistaA = clock.now();

  const esDesconocido = (lista: readonly { readonly id: string }[], id: string | null): boolean => {
    if (id === null || pedidos.has(id) || lista.some((uno) => uno.id === id)) return false;
    pedidos.add(id);
    return true;
  };
  const puedenFaltar = (mensaje: ServerMessage): boolean => {
    if (!('channel' in mensaje) || mensaje.channel !== canal || !negocio.negocio()) return false;
    if (mensaje.type === 'citas_changed') return mensaje.data.count > 1;
    if (!esDeCita(mensaje)) return mensaje.type === 'resync';
    const { profesionalId, servicioId } = mensaje.data;
    const nuevo = esDesconocido(negocio.profesionales(), profesionalId);
    return esDesconocido(negocio.servicios(), servicioId) || nuevo;
  };
  const vuelve = (): boolean => {
    const ahora = clock.now();
    const desde = vistaA;
    vistaA = ahora;
    return documento.visibilityState === 'visible' && ahora - desde >= AUSENCIA_MS;
  };

  merge(
    inject(WebsocketService).messages$.pipe(filter(puedenFaltar)),
    fromEvent(documento, 'visibilitychange').pipe(filter(vuelve)),
  )
    .pipe(takeUntilDestroyed())
    .subscribe(() => negocio.cargar());
}
