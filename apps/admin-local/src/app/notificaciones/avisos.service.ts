import { inject, Injectable } from '@angular/core';
import type { Cancel } from '@citas/clock';
import type { Cita, Notification } from '@citas/protocol';
import { TranslocoService } from '@jsverse/transloco';
import { ToastrService } from 'ngx-toastr';
import { Subscription } from 'rxjs';
import { Formato } from '../i18n/formato.service.ts';
import type { EventoDeCita } from '../realtime/copia-viva.ts';
import { HuecoService } from '../realtime/hueco.service.ts';
import { WebsocketService } from '../realtime/websocket.service.ts';
import { CLOCK } from '../tiempo/clock.token.ts';

/** A connection that is back within this time was never worth a word, such as for a renewed token. */
const PACIENCIA_MS = 2000;

/** Toasts: the connection, new citas, and what the hub wants a person to know. */
@Injectable({ providedIn: 'root' })
export class AvisosService {
  readonly #toastr = inject(ToastrService);
  readonly #transloco = inject(TranslocoService);
  readonly #formato = inject(Formato);
  readonly #clock = inject(CLOCK);
  readonly #ws = inject(WebsocketService);
  readonly #hueco = inject(HuecoService);
  #escucha = Subscription.EMPTY;
  #espera: Cancel | undefined;
  /** What the person was told last. */
  #dicho: boolean | undefined;

  empezar(): void {
    this.#dicho = undefined;
    this.#escucha = new Subscription();
    this.#escucha.add(this.#ws.connectionStatus$.subscribe((conectado) => this.#conexion(conectado)));
    this.#escucha.add(this.#hueco.enDirecto$.subscribe((evento) => this.#cita(evento)));
    this.#escucha.add(this.#ws.filterByType('notification').subscribe((aviso) => this.#notificacion(aviso)));
  }

  terminar(): void {
    this.#espera?.();
    this.#escucha.unsubscribe();
  }

  #conexion(conectado: boolean): void {
    this.#espera?.();
    if (conectado && this.#dicho !== true) {
      this.#dicho = true;
      this.#toastr.success(this.#t('conexion.conectado'));
    } else if (!conectado && this.#dicho === true) {
      this.#espera = this.#clock.after(PACIENCIA_MS, () => {
        this.#dicho = false;
        this.#toastr.warning(this.#t('conexion.desconectado'));
      });
    }
  }

  #cita(evento: EventoDeCita): void {
    if (evento.type !== 'cita_created') return;
    const { por } = evento.data;
    this.#toastr.success(
      `${this.#quien(evento.data)} · ${this.#t('aviso.por', { nombre: por.nombre })}`,
      this.#t('aviso.nueva'),
    );
  }

  /** New citas have their toast from the event itself; a notification about one says nothing new. */
  #notificacion({ nivel, titulo, message }: Notification['data']): void {
    if (nivel === 'aviso') this.#toastr.warning(message, titulo);
  }

  #quien(cita: Cita): string {
    const cuando = `${this.#formato.fechaCorta(cita.fecha)}, ${cita.horaInicio}`;
    return this.#t('aviso.quien', { cliente: cita.cliente, servicio: cita.servicio, cuando });
  }

  #t(clave: string, datos: Record<string, string> = {}): string {
    return this.#transloco.translate(clave, datos);
  }
}
