import { computed, inject, Injectable, signal } from '@angular/core';
import { nombreDeCanal, type Fecha } from '@citas/domain';
import type { Cita } from '@citas/protocol';
import { map } from 'rxjs';
import { CopiaViva } from '../realtime/copia-viva.ts';
import { WebsocketService } from '../realtime/websocket.service.ts';
import { puedeVer } from '../sesion/guards.ts';
import { UserService } from '../sesion/user.service.ts';
import { CitasApi } from './citas-api.ts';
import { citasDelDia, conCita, conEvento, type CitasDelDia } from './citas-del-dia.ts';
import { porHora } from './orden.ts';

/** The citas of the day that is being looked at, kept up to date by the hub. */
@Injectable({ providedIn: 'root' })
export class CitasService {
  readonly #api = inject(CitasApi);
  readonly #ws = inject(WebsocketService);
  readonly #users = inject(UserService);
  readonly #fecha = signal<Fecha>('');
  readonly #copia = new CopiaViva<CitasDelDia>({
    messages$: this.#ws.messages$,
    canal: () => this.#canal(),
    cargar: () => {
      const fecha = this.#fecha();
      return this.#api
        .delDia(fecha)
        .pipe(map(({ datos, posicion }) => ({ valor: citasDelDia(fecha, datos), posicion })));
    },
    aplicar: conEvento,
    alCargar: (since) => {
      if (puedeVer(this.#users.currentUser(), 'citas')) this.#ws.subscribe(this.#canal(), since);
    },
  });

  readonly fecha = this.#fecha.asReadonly();
  readonly estado = this.#copia.estado;
  readonly error = this.#copia.error;
  readonly citas = computed(() => [...(this.#copia.valor()?.porId.values() ?? [])].sort(porHora));

  verDia(fecha: Fecha): void {
    const otro = fecha !== this.#fecha();
    this.#fecha.set(fecha);
    this.#copia.cargar({ limpiar: otro });
  }

  recargar(): void {
    this.#copia.cargar();
  }

  /** Shows a cita without waiting for its event; one that is older than what is shown changes nothing. */
  agregarCita(cita: Cita): void {
    this.#copia.cambiar((dia) => conCita(dia, cita));
  }

  #canal(): string {
    return nombreDeCanal('citas', this.#users.currentUser()?.negocio_id ?? '');
  }
}
