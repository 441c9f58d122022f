import { inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { filter } from 'rxjs';
import { empiezaElFlujo } from '../realtime/empieza-el-flujo.ts';
import { WebsocketService } from '../realtime/websocket.service.ts';
import { NegocioService } from './negocio.service.ts';

/**
 * Reads the negocio, its services and its professionals again when somebody has changed them. Made in an injection
 * context, and ends with it.
 */
export function mantenerListasAlDia(): void {
  const negocio = inject(NegocioService);
  inject(WebsocketService)
    .messages$.pipe(
      filter((mensaje) => mensaje.type === 'negocio_changed' || empiezaElFlujo(mensaje)),
      takeUntilDestroyed(),
    )
    .subscribe(() => negocio.cargar());
}
