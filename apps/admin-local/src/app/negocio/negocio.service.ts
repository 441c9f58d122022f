import { HttpClient } from '@angular/common/http';
import { computed, effect, inject, Injectable, signal } from '@angular/core';
import type { Cancel } from '@citas/clock';
import type { Fecha, Hora } from '@citas/domain';
import type { Negocio, Profesional, Servicio } from '@citas/protocol';
import { forkJoin, map, Subscription } from 'rxjs';
import { Guardado } from '../guardado/guardado.service.ts';
import { Paciencia } from '../guardado/paciencia.service.ts';
import { esSinRed } from '../guardado/sin-red.ts';
import { esPasajero, OTRA_VEZ_MS } from '../http/es-pasajero.ts';
import { Ahora } from '../tiempo/ahora.service.ts';
import { UserService } from '../sesion/user.service.ts';
import { CLOCK } from '../tiempo/clock.token.ts';
import { enZona } from '../tiempo/fecha.ts';

const CLAVE = 'negocio';

interface Listas {
  readonly negocio: Negocio;
  /** Those that are offered no more too: the citas that were booked for them keep their time. */
  readonly servicios: readonly Servicio[];
  /** Whoever left too: they keep the citas that they have. */
  readonly equipo: readonly Profesional[];
}

/** The negocio of whoever is logged in, with its services and professionals. */
@Injectable({ providedIn: 'root' })
export class NegocioService {
  readonly #http = inject(HttpClient);
  readonly #ahora = inject(Ahora);
  readonly #clock = inject(CLOCK);
  readonly #guardado = inject(Guardado);
  readonly #paciencia = inject(Paciencia);
  readonly #users = inject(UserService);
  #lectura = Subscription.EMPTY;
  #otraVez: Cancel | undefined;
  readonly negocio = signal<Negocio | undefined>(undefined);
  /** Everything that is offered or once was. */
  readonly catalogo = signal<readonly Servicio[]>([]);
  /** What a cita can be booked for. */
  readonly servicios = computed(() => this.catalogo().filter(({ activo }) => activo));
  /** It is known that there are none. */
  readonly sinServicios = computed(() => this.negocio() !== undefined && this.servicios().length === 0);
  /** Everybody who works there or once did. */
  readonly equipo = signal<readonly Profesional[]>([]);
  /** Who can be given a cita. */
  readonly profesionales = computed(() => this.equipo().filter(({ activo }) => activo));

  readonly zonaHoraria = computed(
    () => this.negocio()?.zonaHoraria ?? new Intl.DateTimeFormat().resolvedOptions().timeZone,
  );
  readonly #local = computed(() => enZona(this.#ahora.instante(), this.zonaHoraria()));
  /** Today in the negocio's calendar: it moves at the negocio's midnight. */
  readonly hoy = computed<Fecha>(() => this.#local().fecha);
  readonly hora = computed<Hora>(() => this.#local().hora);

  constructor() {
    this.#guardado.deOtraPestana<Listas>(CLAVE).subscribe((listas) => this.#mostrar(listas));
    // Who has logged out waits for nothing more.
    effect(() => {
      if (!this.#users.currentUser()) this.#dejar();
    });
  }

  /** A reading that was under way is given up: what it brings is older. */
  cargar(): void {
    this.#dejar();
    this.#lectura = forkJoin({
      negocio: this.#http.get<Negocio>('/api/v1/negocio'),
      servicios: this.#lista<Servicio>('/api/v1/servicios', { inactivos: true }),
      equipo: this.#lista<Profesional>('/api/v1/profesionales', { inactivos: true }),
    }).subscribe({
      next: (listas) => {
        this.#paciencia.recobrar();
        this.#tener(listas);
      },
      error: (error: unknown) => {
        this.#paciencia.recobrar();
        if (esSinRed(error)) this.#mostrarGuardadas();
        this.#volverAPedir(error);
      },
    });
    this.#lectura.add(this.#paciencia.perder(() => this.#mostrarGuardadas()));
  }

  /** Its settings as they were saved here. A reading that was under way or put off is made after it. */
  cambiado(negocio: Negocio): void {
    const quedaPorLeer = !this.#lectura.closed || this.#otraVez !== undefined;
    this.#tener({ negocio, servicios: this.catalogo(), equipo: this.equipo() });
    if (quedaPorLeer) this.cargar();
  }

  /**
   * Without it a page knows no name, and what was kept may be wrong: a server that was away a moment is asked again, for as
   * long as there is somebody to ask for.
   */
  #volverAPedir(error: unknown): void {
    if (!esPasajero(error)) return;
    this.#otraVez = this.#clock.after(OTRA_VEZ_MS, () => {
      if (this.#users.currentUser()) this.cargar();
    });
  }

  #dejar(): void {
    this.#lectura.unsubscribe();
    this.#otraVez?.();
    this.#otraVez = undefined;
  }

  #mostrarGuardadas(): void {
    const copia = this.#guardado.leer<Listas>(CLAVE);
    if (copia && !this.negocio()) this.#mostrar(copia.valor);
  }

  /** What is kept is shown by the other tabs too. */
  #tener(listas: Listas): void {
    this.#guardado.guardar(CLAVE, listas);
    this.#mostrar(listas);
  }

  #mostrar({ negocio, servicios, equipo }: Listas): void {
    this.negocio.set(negocio);
    this.catalogo.set(servicios);
    this.equipo.set(equipo);
  }

  #lista<T>(url: string, params: Record<string, boolean> = {}) {
    return this.#http.get<{ datos: T[] }>(url, { params }).pipe(map(({ datos }) => datos));
  }
}
