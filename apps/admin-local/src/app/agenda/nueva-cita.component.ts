import {
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import type { Cita, CrearCita, Hueco } from '@citas/protocol';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { ClientesApi } from '../clientes/clientes-api.ts';
import { problemaDe } from '../http/problema.ts';
import { Formato } from '../i18n/formato.service.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { AvisoTardio } from '../notificaciones/aviso-tardio.ts';
import { ConexionService } from '../realtime/conexion.service.ts';
import { DialogoComponent } from '../ui/dialogo.component.ts';
import { ErrorComponent } from '../ui/error.component.ts';
import { BorradorDeCita } from './borrador.service.ts';
import { CampoClienteComponent } from './campo-cliente.component.ts';
import { citaProvisional } from './cita-provisional.ts';
import { clienteDeOrden, conocidoComo, NADIE } from './cliente-escrito.ts';
import { ConflictoComponent } from './conflicto.component.ts';
import { conflictoDe, type Conflicto } from './conflicto.ts';
import { mismoHueco } from './huecos-vivos.ts';
import { intentoDe, loEnvio, type Intento } from './intento.ts';
import { huecoPedido, pedidoDe } from './pedido.ts';
import { Reservas } from './reservas.service.ts';
import { SelectorDeHuecoComponent } from './selector-de-hueco.component.ts';
import { SinServiciosComponent } from './sin-servicios.component.ts';

/**
 * A new cita in ten seconds: who, what, and one of the free times. It goes out of sight while it is on its way, and
 * comes back as it was when it could not be had.
 */
@Component({
  selector: 'app-nueva-cita',
  imports: [
    CampoClienteComponent,
    ConflictoComponent,
    DialogoComponent,
    ErrorComponent,
    SelectorDeHuecoComponent,
    SinServiciosComponent,
    TranslocoDirective,
  ],
  templateUrl: './nueva-cita.component.html',
})
export class NuevaCitaComponent {
  /** The day that the agenda shows; a past one becomes today. */
  readonly dia = input.required<string>();
  /** Whose column was pressed. */
  readonly deProfesional = input('');
  /** `12:30`, the gap that was pressed; when it is not free the nearest one is proposed. */
  readonly horaInicio = input<string>();
  /** Whose page it was opened from: a form of their own, with what was half typed there and nowhere else. */
  readonly clienteId = input<string>();
  readonly creada = output<Cita>();
  readonly cerrado = output();
  readonly #reservas = inject(Reservas);
  readonly #clientes = inject(ClientesApi);
  readonly #borrador = inject(BorradorDeCita);
  readonly #conexion = inject(ConexionService);
  readonly #transloco = inject(TranslocoService);
  readonly #tarde = new AvisoTardio();
  readonly #anfitrion = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly negocio = inject(NegocioService);
  protected readonly formato = inject(Formato);
  /** Read once, when it is known whose form this is. */
  readonly #guardado = computed(() => {
    const de = this.clienteId();
    return untracked(() => this.#borrador.leer(de));
  });

  protected readonly campo = viewChild.required(CampoClienteComponent);
  protected readonly cliente = linkedSignal(() => this.#guardado()?.cliente ?? NADIE);
  protected readonly servicioId = linkedSignal(() => this.#guardado()?.servicioId ?? '');
  protected readonly profesionalId = linkedSignal(
    () => this.deProfesional() || (this.#guardado()?.profesionalId ?? ''),
  );
  /** The day that was chosen stays over the negocio's midnight. */
  protected readonly fecha = linkedSignal(() => untracked(() => this.#primerDia()));
  protected readonly hora = computed(() => this.horaInicio() ?? this.#guardado()?.hora);
  protected readonly hueco = signal<Hueco | undefined>(undefined);
  /** A time that is none of those offered. */
  protected readonly escrita = linkedSignal(() =>
    this.horaInicio() ? undefined : this.#guardado()?.escrita,
  );
  protected readonly notas = linkedSignal(() => this.#guardado()?.notas ?? '');

  protected readonly recuperado = linkedSignal(() => this.#guardado() !== undefined);
  protected readonly enviada = signal(false);
  /** On its way, and out of sight. */
  readonly guardando = signal(false);
  protected readonly error = signal<unknown>(undefined);
  readonly #acabada = signal(false);
  /** Whose page it is, once they have been read. */
  readonly #dePagina = signal(NADIE);
  readonly #intento = linkedSignal<Intento | undefined>(() => this.#guardado()?.intento);
  readonly #pedido = linkedSignal(() => pedidoDe(this.#guardado()));
  /** The time that was asked for and of which nobody knows whether it is this form's by now: not another service's. */
  protected readonly enviado = computed(() =>
    huecoPedido(this.#pedido(), { servicioId: this.servicioId(), profesionalId: this.profesionalId() }),
  );

  /** Nothing is sent that may be lost. Not while the first connection is made. */
  protected readonly sinRed = computed(() => this.#conexion.cortada() && this.#conexion.desde() !== null);
  protected readonly conQuien = computed(
    () => this.negocio.profesionales().find(({ id }) => id === this.profesionalId())?.nombre,
  );
  protected readonly consulta = computed(() => {
    const [servicioId, profesionalId, fecha] = [this.servicioId(), this.profesionalId(), this.fecha()];
    if (!servicioId || !fecha) return undefined;
    return { fecha, servicioId, ...(profesionalId && { profesionalId }) };
  });
  /** Of another service, person or day it says nothing. */
  protected readonly conflicto = linkedSignal<unknown, Conflicto | undefined>({
    source: this.consulta,
    computation: () => undefined,
  });
  /** What was in the way of. */
  protected readonly negado = signal<Hueco | undefined>(undefined);
  /** Nor once another time has been chosen. */
  protected readonly choque = computed(() => {
    const hueco = this.hueco();
    return !hueco || mismoHueco(this.negado(), hueco) ? this.conflicto() : undefined;
  });
  /** What the API says of the field that it refuses. */
  protected readonly campoFalso = computed(() => problemaDe(this.error())?.errors?.[0]?.detail ?? '');

  constructor() {
    effect(() => {
      const id = this.clienteId();
      if (id) untracked(() => this.#traerCliente(id));
    });
    effect(() => {
      if (this.#acabada()) return;
      const borrador = {
        cliente: this.cliente(),
        servicioId: this.servicioId(),
        profesionalId: this.profesionalId(),
        fecha: this.fecha(),
        hora: this.hueco()?.horaInicio,
        escrita: this.escrita(),
        notas: this.notas(),
        intento: this.#intento(),
        enviado: this.enviado(),
      };
      this.#borrador.guardar(borrador, this.clienteId());
    });
  }

  /** After the client: to what is missing. Where nothing is, Enter sends it, and a press goes to the button that does. */
  protected seguir(conTecla: boolean): void {
    const estaTodo = this.servicioId() && this.hueco();
    if (estaTodo && conTecla) this.enviar();
    else this.#anfitrion.querySelector<HTMLElement>(estaTodo ? '[type=submit]' : '#form-servicio')?.focus();
  }

  protected enviar(): void {
    const consulta = this.consulta();
    const hueco = this.hueco();
    this.enviada.set(true);
    if (this.campo().pedirNombre() && consulta && hueco) this.reservar(hueco);
  }

  /** What was sent last, not what is chosen by now: sent as it was, it books once. */
  protected reintentar(): void {
    const enviado = this.enviado();
    if (enviado) this.reservar(enviado);
    else this.enviar();
  }

  /** It is what is chosen from now on, on its day: what cannot be had comes back as it was asked for. */
  protected reservarOtra(hueco: Hueco): void {
    this.escrita.set(undefined);
    this.fecha.set(hueco.fecha);
    this.hueco.set(hueco);
    this.reservar(hueco);
  }

  /** What is in the way stays there, beside it. */
  protected reservarEncima(): void {
    const negado = this.negado();
    if (!negado) return;
    this.hueco.set(negado);
    this.reservar(negado, true);
  }

  protected reservar(hueco: Hueco, encima = false): void {
    if (this.guardando() || this.sinRed() || !this.campo().pedirNombre()) return;
    const orden = this.#orden(hueco, encima);
    const intento = intentoDe(orden, this.#intento());
    const servicio = this.negocio.servicios().find(({ id }) => id === this.servicioId());
    const cliente = this.cliente().texto.trim();
    this.#intento.set(intento);
    this.#pedido.set({ hueco, servicioId: this.servicioId(), profesionalId: this.profesionalId() });
    this.guardando.set(true);
    this.conflicto.set(undefined);
    this.error.set(undefined);
    this.#reservas
      .reservar(
        orden,
        intento.clave,
        citaProvisional({ hueco, cliente, orden }, this.negocio.negocio(), servicio),
      )
      .subscribe({
        next: (cita) => this.#creada(cita),
        error: (error: unknown) => {
          if (this.#tarde.fallo(error, `${cliente}, ${hueco.horaInicio}`))
            this.#borrador.rechazado(intento, error, this.clienteId());
          else this.#volver(error, hueco);
        },
      });
  }

  protected empezarDeNuevo(): void {
    this.recuperado.set(false);
    this.cliente.set(this.#dePagina());
    this.servicioId.set('');
    this.hueco.set(undefined);
    this.escrita.set(undefined);
    this.notas.set('');
    this.#pedido.set(undefined);
    this.#intento.set(undefined);
    this.error.set(undefined);
    this.#anfitrion.querySelector<HTMLElement>('[data-primero]')?.focus();
  }

  protected cerrar(): void {
    this.#acabar();
    this.cerrado.emit();
  }

  #primerDia(): string {
    const dia = this.horaInicio() ? this.dia() : (this.#guardado()?.fecha ?? this.dia());
    const hoy = this.negocio.hoy();
    return dia < hoy ? hoy : dia;
  }

  /** Booked or given up: nothing is kept of it, whatever still changes while it closes. */
  #acabar(): void {
    this.#acabada.set(true);
    this.#borrador.olvidar(this.clienteId());
  }

  #creada(cita: Cita): void {
    this.#acabar();
    const { cliente, horaInicio: hora } = cita;
    const dicho = this.#tarde.hecho(this.#transloco.translate('reserva.creada', { cliente, hora }));
    if (!dicho) this.creada.emit(cita);
  }

  #volver(error: unknown, hueco: Hueco): void {
    this.guardando.set(false);
    this.enviada.set(false);
    if (problemaDe(error)) this.#pedido.set(undefined);
    this.negado.set(hueco);
    this.conflicto.set(conflictoDe(error));
    if (!this.conflicto()) this.error.set(error);
  }

  /** The name can be written all the same when they cannot be read. */
  #traerCliente(id: string): void {
    this.#clientes.ver(id).subscribe({
      next: (cliente) => {
        this.#dePagina.set(conocidoComo(cliente));
        this.cliente.set(this.#dePagina());
      },
      error: () => undefined,
    });
  }

  /** One that was sent over another cita is sent so again: without an answer nobody knows whether it is there. */
  #orden(hueco: Hueco, encima: boolean): CrearCita {
    const orden = this.#ordenDe(hueco);
    const sobreOtra = { ...orden, solapeAutorizado: true };
    const ultimo = this.#intento();
    return encima || (ultimo && loEnvio(ultimo, sobreOtra)) ? sobreOtra : orden;
  }

  #ordenDe({ fecha, horaInicio, horaFin, profesionalId }: Hueco): CrearCita {
    const notas = this.notas().trim();
    return {
      ...clienteDeOrden(this.cliente()),
      servicioId: this.servicioId(),
      profesionalId,
      fecha,
      horaInicio,
      horaFin,
      ...(notas && { notas }),
    };
  }
}
