import { computed, inject, type Signal } from '@angular/core';
import { atiende, type Fecha } from '@citas/domain';
import { BloqueosService } from '../bloqueos/bloqueos.service.ts';
import { CitasService } from '../citas/citas.service.ts';
import { estaSinCerrar, type Momento } from '../citas/tiempo-de-cita.ts';
import { Formato } from '../i18n/formato.service.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { columnasDeDias, columnasDelDia, ocupacionDe } from '../rejilla/columna.ts';
import { UserService } from '../sesion/user.service.ts';
import { ClientesConTelefono } from './clientes-con-telefono.ts';
import { estadosDe, pasa, telefonoEn } from './filtro.ts';
import { semanaDe, type Vista } from './vista.ts';

/** What the address asks for. */
interface Pedido {
  readonly profesional: Signal<string>;
  readonly estado: Signal<string | undefined>;
  readonly q: Signal<string>;
  readonly dia: Signal<Fecha>;
  readonly vista: Signal<Vista>;
  readonly momento: Signal<Momento>;
}

/** What of the loaded citas is on the page, as a list and as columns. Made in an injection context. */
export class LoVisible {
  readonly #pedido: Pedido;
  readonly #citas = inject(CitasService).citas;
  readonly #bloqueos = inject(BloqueosService).bloqueos;
  readonly #negocio = inject(NegocioService);
  readonly #formato = inject(Formato);
  readonly #usuario = inject(UserService).currentUser;
  /** A profesional's day is one column: there is nobody beside them. */
  readonly #atiende = atiende(this.#usuario()?.rol);

  readonly conTelefono = new ClientesConTelefono(
    computed(() => (this.#atiende ? telefonoEn(this.#pedido.q()) : undefined)),
  );

  constructor(pedido: Pedido) {
    this.#pedido = pedido;
  }

  /**
   * Whose hours and blocks are shown; '' for everybody's, null for a profesional who is nobody of the team. A profesional
   * is given their own citas alone: one of somebody else tells that they have been made another since the session said
   * who they are.
   */
  readonly deQuien = computed(() => {
    if (this.#atiende) return this.#pedido.profesional();
    const yo = this.#usuario()?.profesionalId;
    const soyOtro = this.#citas().some(({ profesionalId }) => profesionalId !== yo);
    return yo === undefined || soyOtro ? '' : yo;
  });

  /** Who can be chosen: who works there, and whoever is asked for, since who has left may have citas to be moved. */
  readonly equipo = computed(() => {
    const pedido = this.#pedido.profesional();
    return this.#atiende ? this.#negocio.equipo().filter(({ id, activo }) => activo || id === pedido) : [];
  });

  /** Whose a new cita is at first: who has left is given none. As long as the team is not known anybody may be. */
  readonly paraNuevas = computed(() => {
    const pedido = this.#pedido.profesional();
    return this.#negocio.equipo().some(({ id, activo }) => id === pedido && !activo) ? '' : pedido;
  });

  /** What a link asks for of somebody else hides nothing of a profesional's own. */
  readonly filtro = computed(() => {
    return {
      profesionalId: this.#atiende ? this.#pedido.profesional() : '',
      estados: estadosDe(this.#pedido.estado()),
      q: this.#pedido.q(),
      clientes: this.conTelefono.ids(),
    };
  });

  readonly citas = computed(() => {
    const filtro = this.filtro();
    return this.#citas().filter((cita) => pasa(cita, filtro));
  });

  readonly pendientes = computed(() => this.citas().filter(({ estado }) => estado === 'pendiente').length);
  readonly sinCerrar = computed(() =>
    this.citas().filter((cita) => estaSinCerrar(cita, this.#pedido.momento())),
  );

  /** The grid leaves out what takes no time, unless it is asked for. */
  readonly #enRejilla = computed(() => {
    const { estados } = this.filtro();
    return this.citas().filter(({ estado }) => estado !== 'cancelada' || estados.includes(estado));
  });

  readonly #margenes = computed(
    () => new Map(this.#negocio.catalogo().map(({ id, margenMinutos }) => [id, margenMinutos])),
  );

  readonly columnas = computed(() => {
    const negocio = this.#negocio.negocio();
    if (!negocio) return [];
    const agenda = {
      negocio,
      equipo: this.#negocio.equipo(),
      citas: this.#enRejilla(),
      todas: this.#citas(),
      bloqueos: this.#bloqueos(),
      margenes: this.#margenes(),
      profesionalId: this.deQuien() || undefined,
    };
    const dia = this.#pedido.dia();
    if (this.#pedido.vista() !== 'semana') {
      return this.#atiende ? columnasDelDia(agenda, dia) : columnasDeDias(agenda, [dia]);
    }
    const semana = columnasDeDias(agenda, semanaDe(dia, this.#formato.primerDia()));
    return semana.filter(({ abierto, citas }) => abierto.length + citas.length > 0);
  });

  /** Of the people who are shown; of a whole week nobody's. */
  readonly ocupacion = computed(() => ocupacionDe(this.columnas()));
}
