import { computed, effect, inject, Injectable, signal } from '@angular/core';
import { nombreDeCanal, type Fecha, type Rango } from '@citas/domain';
import type { Cita, Position } from '@citas/protocol';
import { catchError, map, of, throwError, type Observable } from 'rxjs';
import { Paciencia } from '../guardado/paciencia.service.ts';
import { esSinRed } from '../guardado/sin-red.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { CopiaViva, type Instantanea } from '../realtime/copia-viva.ts';
import { WebsocketService } from '../realtime/websocket.service.ts';
import { UserService } from '../sesion/user.service.ts';
import { CLOCK } from '../tiempo/clock.token.ts';
import { conAnticipos, type Anticipo } from './anticipo.ts';
import { CitasApi } from './citas-api.ts';
import {
  citasDeDias,
  conCita,
  conEvento,
  sinCita,
  type CambioAjeno,
  type CitasDeDias,
} from './citas-de-dias.ts';
import { CitasGuardadas } from './citas-guardadas.ts';
import { porHora } from './orden.ts';

/** The citas of the days that are being looked at, kept up to date by the hub. */
@Injectable({ providedIn: 'root' })
export class CitasService {
  readonly #api = inject(CitasApi);
  readonly #ws = inject(WebsocketService);
  readonly #users = inject(UserService);
  readonly #negocio = inject(NegocioService);
  readonly #guardadas = inject(CitasGuardadas);
  readonly #paciencia = inject(Paciencia);
  readonly #clock = inject(CLOCK);
  readonly #dias = signal<Rango>({ desde: '', hasta: '' });
  #posicion: Position | undefined;
  readonly #copia = new CopiaViva<CitasDeDias>({
    messages$: this.#ws.messages$,
    connected: this.#ws.connected,
    canal: () => this.#canal(),
    cargar: () => this.#leer(this.#dias()),
    aplicar: (dias, evento) => conEvento(dias, evento, this.#quien()),
    afecta: ({ data: { desde, hasta } }) =>
      desde === null || hasta === null || (desde <= this.#dias().hasta && hasta >= this.#dias().desde),
    alCargar: (since) => {
      this.#posicion = since;
      this.#ws.subscribe(this.#canal(), since);
    },
  });

  readonly #anticipos = signal<readonly Anticipo[]>([]);
  readonly #vistas = computed<ReadonlyMap<string, Cita>>(() => {
    const dias = this.#copia.valor();
    return dias ? conAnticipos(dias, this.#anticipos()) : new Map();
  });

  readonly estado = this.#copia.estado;
  readonly error = this.#copia.error;
  readonly citas = computed(() => [...this.#vistas().values()].sort(porHora));
  /** The ids of the citas of which a change is on its way. */
  readonly enCurso = computed<ReadonlySet<string>>(
    () => new Set(this.#anticipos().map(({ cita: { id } }) => id)),
  );
  /** What others did to them lately, by the id of the cita. */
  readonly ajenos = computed(() => this.#copia.valor()?.ajenos ?? new Map<string, CambioAjeno>());
  /** When the citas on show were read, in epoch milliseconds, if they are those of before there was no answer. */
  readonly guardadoDe = computed(() => this.#copia.valor()?.guardadoDe);

  constructor() {
    effect(() => {
      const dias = this.#copia.valor();
      // By the minute too, so that what is kept says until when it was true.
      this.#negocio.hora();
      if (dias && this.#ws.connected()) this.#guardar(dias, this.#negocio.hoy());
    });
  }

  verDia(fecha: Fecha): void {
    this.ver({ desde: fecha, hasta: fecha });
  }

  ver(dias: Rango): void {
    const { desde, hasta } = this.#dias();
    this.#dias.set(dias);
    this.#copia.cargar({ limpiar: dias.desde !== desde || dias.hasta !== hasta });
  }

  recargar(): void {
    this.#copia.cargar();
  }

  /** One as it is on the page by now; as it was, once it is no longer there. */
  viva(cita: Cita): Cita {
    return this.#vistas().get(cita.id) ?? cita;
  }

  /** One as the server has it, without what is on its way. */
  sinAnticipos(cita: Cita): Cita {
    return this.#copia.valor()?.porId.get(cita.id) ?? cita;
  }

  /** Shows a change before it is made, until what comes back is called: then the cita is as the server has it. */
  anticipar(cita: Cita, pronto: Partial<Cita>): () => void {
    const anticipo: Anticipo = { cita, pronto };
    this.#anticipos.update((todos) => [...todos, anticipo]);
    return () => this.#anticipos.update((todos) => todos.filter((otro) => otro !== anticipo));
  }

  /** Shows a cita without waiting for its event; one that is older than what is shown changes nothing. */
  agregarCita(cita: Cita): void {
    this.#copia.cambiar((dia) => conCita(dia, cita));
  }

  /** Shows one as it has become; one that is no longer on the page stays away. */
  cambiarCita(cita: Cita): void {
    this.#copia.cambiar((dias) => (dias.porId.has(cita.id) ? conCita(dias, cita) : dias));
  }

  /** Takes one off the page, such as one that was never made after all. */
  quitarCita(id: string): void {
    this.#copia.cambiar((dias) => sinCita(dias, id));
  }

  #leer(dias: Rango): Observable<Instantanea<CitasDeDias>> {
    return this.#api.deDias(dias).pipe(
      map(({ datos, posicion }) => ({ valor: citasDeDias(dias, datos), posicion })),
      catchError((error: unknown) => {
        const copia = esSinRed(error) ? this.#guardada(dias, error) : undefined;
        return copia ? of(copia) : throwError(() => error);
      }),
      this.#paciencia.mientrasTanto(
        () => this.#guardada(dias, null),
        () => this.#copia.valor() !== undefined,
      ),
    );
  }

  #guardada(dias: Rango, aFaltaDe: unknown): Instantanea<CitasDeDias> | undefined {
    const copia = this.#guardadas.leer(dias);
    if (!copia) return undefined;
    const { datos, posicion } = copia.valor;
    return { valor: { ...citasDeDias(dias, datos), guardadoDe: copia.de }, posicion, aFaltaDe };
  }

  #guardar({ desde, hasta, porId, guardadoDe }: CitasDeDias, hoy: Fecha): void {
    if (!this.#posicion || guardadoDe !== undefined || hoy < desde || hoy > hasta) return;
    const datos = [...porId.values()].filter(({ fecha }) => fecha === hoy);
    this.#guardadas.guardar({ fecha: hoy, datos, posicion: this.#posicion });
  }

  #quien() {
    return { usuarioId: this.#users.currentUser()?.id, instante: this.#clock.now() };
  }

  #canal(): string {
    return nombreDeCanal('citas', this.#users.currentUser()?.negocio_id ?? '');
  }
}
