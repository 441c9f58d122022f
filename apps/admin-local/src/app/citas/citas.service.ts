import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import type { Cancel } from '@citas/clock';
import { nombreDeCanal, type Fecha } from '@citas/domain';
import type { Cita, Position } from '@citas/protocol';
import { catchError, map, of, tap, throwError, type Observable } from 'rxjs';
import { esSinRed } from '../guardado/sin-red.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { CopiaViva, type Instantanea } from '../realtime/copia-viva.ts';
import { WebsocketService } from '../realtime/websocket.service.ts';
import { puedeVer } from '../sesion/guards.ts';
import { UserService } from '../sesion/user.service.ts';
import { CLOCK } from '../tiempo/clock.token.ts';
import { CitasApi } from './citas-api.ts';
import { citasDelDia, conCita, conEvento, type CitasDelDia } from './citas-del-dia.ts';
import { CitasGuardadas } from './citas-guardadas.ts';
import { porHora } from './orden.ts';

/** Writing to a browser's storage holds the page up: not more often, however many citas change. */
const ENTRE_COPIAS_MS = 2000;

/** The citas of the day that is being looked at, kept up to date by the hub. */
@Injectable({ providedIn: 'root' })
export class CitasService {
  readonly #api = inject(CitasApi);
  readonly #ws = inject(WebsocketService);
  readonly #users = inject(UserService);
  readonly #negocio = inject(NegocioService);
  readonly #guardadas = inject(CitasGuardadas);
  readonly #clock = inject(CLOCK);
  readonly #fecha = signal<Fecha>('');
  readonly #guardadoDe = signal<number | undefined>(undefined);
  #posicion: Position | undefined;
  #esperaACopiar: Cancel | undefined;
  #copiaPendiente: CitasDelDia | undefined;
  readonly #copia = new CopiaViva<CitasDelDia>({
    messages$: this.#ws.messages$,
    canal: () => this.#canal(),
    cargar: () => this.#leerDia(this.#fecha()),
    aplicar: conEvento,
    alCargar: (since) => {
      if (puedeVer(this.#users.currentUser(), 'citas')) this.#ws.subscribe(this.#canal(), since);
    },
  });

  readonly fecha = this.#fecha.asReadonly();
  readonly estado = this.#copia.estado;
  readonly error = this.#copia.error;
  readonly citas = computed(() => [...(this.#copia.valor()?.porId.values() ?? [])].sort(porHora));
  /** When the citas on show were read, in epoch milliseconds, if they are those of before there was no network. */
  readonly guardadoDe = this.#guardadoDe.asReadonly();

  constructor() {
    effect(() => {
      if (this.#ws.connected() && this.#guardadoDe() !== undefined) untracked(() => this.#volver());
    });
    effect(() => {
      const dia = this.#copia.valor();
      // By the minute too, so that what is kept says until when it was true.
      this.#negocio.hora();
      if (dia && this.#ws.connected() && dia.fecha === this.#negocio.hoy()) this.#guardar(dia);
    });
  }

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

  #leerDia(fecha: Fecha): Observable<Instantanea<CitasDelDia>> {
    return this.#api.delDia(fecha).pipe(
      tap({ next: () => this.#guardadoDe.set(undefined) }),
      catchError((error: unknown) => {
        const copia = esSinRed(error) ? this.#guardadas.leer(fecha) : undefined;
        this.#guardadoDe.set(copia?.de);
        return copia ? of(copia.valor) : throwError(() => error);
      }),
      map(({ datos, posicion }) => {
        this.#posicion = posicion;
        return { valor: citasDelDia(fecha, datos), posicion };
      }),
    );
  }

  /** There is a network again: what is on show may be wrong, and so may the lists beside it. */
  #volver(): void {
    this.#negocio.cargar();
    this.recargar();
  }

  /** At once, or when the last time is long enough ago. */
  #guardar(dia: CitasDelDia): void {
    this.#copiaPendiente = dia;
    if (this.#esperaACopiar) return;
    this.#escribirCopia();
    this.#esperaACopiar = this.#clock.after(ENTRE_COPIAS_MS, () => {
      this.#esperaACopiar = undefined;
      this.#escribirCopia();
    });
  }

  #escribirCopia(): void {
    const dia = this.#copiaPendiente;
    this.#copiaPendiente = undefined;
    if (!dia || dia.fecha !== this.#fecha()) return;
    const { fecha, porId } = dia;
    if (!this.#posicion || this.#guardadoDe() !== undefined) return;
    this.#guardadas.guardar({ fecha, datos: [...porId.values()], posicion: this.#posicion });
  }

  #canal(): string {
    return nombreDeCanal('citas', this.#users.currentUser()?.negocio_id ?? '');
  }
}
