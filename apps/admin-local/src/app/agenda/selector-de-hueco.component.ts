import {
  afterNextRender,
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  model,
  output,
  signal,
  untracked,
} from '@angular/core';
import type { DisponibilidadQuery, Hueco } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Subscription } from 'rxjs';
import { CitasApi } from '../citas/citas-api.ts';
import { Relectura } from '../http/relectura.ts';
import { Texto } from '../i18n/texto.service.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { cambiaLaAgenda } from '../realtime/cambia-la-agenda.ts';
import { esDeFlujo, type EventoDeFlujo } from '../realtime/copia-viva.ts';
import { empiezaElFlujo } from '../realtime/empieza-el-flujo.ts';
import { WebsocketService } from '../realtime/websocket.service.ts';
import { ErrorComponent } from '../ui/error.component.ts';
import { comoSeFue, type Dicho } from './hueco-perdido.ts';
import { horaRedonda, huecoEscrito, quienEstaLibre, type Quien } from './hora-escrita.ts';
import {
  fusionarHuecos,
  masCercano,
  mismoHueco,
  quienTomo,
  tomaDe,
  unoPorHora,
  type HuecoVivo,
  type Toma,
} from './huecos-vivos.ts';
import { OtraHoraComponent } from './otra-hora.component.ts';
import { SinHuecosComponent } from './sin-huecos.component.ts';

/** Several changes in a row cost one look. */
const ESPERA_MS = 250;
const NADIE: Quien = { profesionalId: null, profesional: null };
const PASOS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
  Home: -Infinity,
  End: Infinity,
};

/**
 * The free times of a day as buttons, and last any other time. One that somebody else takes meanwhile goes grey before
 * it is pressed.
 */
@Component({
  selector: 'app-selector-de-hueco',
  imports: [ErrorComponent, OtraHoraComponent, SinHuecosComponent, TranslocoDirective],
  templateUrl: './selector-de-hueco.component.html',
  styleUrl: './selector-de-hueco.component.css',
})
export class SelectorDeHuecoComponent {
  readonly consulta = input.required<DisponibilidadQuery>();
  /** Chooses a time by itself: the first, or the one nearest to `preferida`. */
  readonly proponer = input(false);
  /** `12:30`, the time that is wanted most. */
  readonly preferida = input<string>();
  /** Asked for without an answer: taken or not, it may be this form's own. */
  readonly enviado = input<Hueco>();
  /** Refused: what there is in its stead is told beside it. */
  readonly negado = input<Hueco>();
  readonly elegido = model<Hueco | undefined>();
  /** A time of one's own choosing, empty until it is typed; undefined while an offered one is wanted. */
  readonly escrita = model<string>();
  /** Enter on the time that is chosen already. */
  readonly confirmado = output();
  readonly #api = inject(CitasApi);
  readonly #negocio = inject(NegocioService);
  readonly #texto = inject(Texto);
  readonly #injector = inject(Injector);
  readonly #anfitrion = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #relectura = new Relectura(() => this.#leer(), ESPERA_MS);
  /** The time that was last chosen by hand: another day or service offers what is near it. */
  #deseada: string | undefined;
  readonly #tomas = signal<readonly Toma[]>([]);

  readonly #huecos = signal<readonly HuecoVivo[] | undefined>(undefined);
  protected readonly error = signal<unknown>(undefined);
  protected readonly mirando = computed(() => this.#huecos() === undefined && this.error() === undefined);
  protected readonly huecos = computed(() => {
    const todos = this.#huecos();
    return todos && (this.consulta().profesionalId ? todos : unoPorHora(todos));
  });
  protected readonly partes = computed(() => {
    const huecos = this.huecos() ?? [];
    return [
      { clave: 'forma.manana', huecos: huecos.filter(({ horaInicio }) => horaInicio < '12:00') },
      { clave: 'forma.tarde', huecos: huecos.filter(({ horaInicio }) => horaInicio >= '12:00') },
    ].filter((parte) => parte.huecos.length > 0);
  });
  readonly #libres = computed(() => (this.huecos() ?? []).filter(({ libre }) => libre));
  protected readonly otra = computed(() => this.escrita() !== undefined);
  /** The one that Tab comes to; arrows lead to the others. Undefined when it is the last, any other time. */
  protected readonly enfocable = computed(() =>
    this.otra()
      ? undefined
      : (this.#libres().find((hueco) => mismoHueco(this.elegido(), hueco)) ?? this.#libres()[0]),
  );
  readonly #duracionMinutos = computed(() => {
    const { duracionMinutos, servicioId } = this.consulta();
    return (
      duracionMinutos ?? this.#negocio.servicios().find(({ id }) => id === servicioId)?.duracionMinutos ?? 0
    );
  });
  protected readonly escrito = computed(() => this.#comoHueco(this.escrita()), {
    equal: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  });
  /** Who has taken the typed time since the form was opened. */
  protected readonly tomadaPor = computed(() => {
    const escrito = this.escrito();
    return escrito?.profesionalId ? quienTomo(escrito, this.#tomas()) : undefined;
  });
  /** How the chosen time went while the form was open, as it is told. */
  protected readonly perdido = signal<Dicho | undefined>(undefined);
  /** The time that was wanted and is not free. */
  protected readonly enLugarDe = signal<string | undefined>(undefined);
  protected readonly mismoHueco = mismoHueco;

  constructor() {
    effect(() => {
      this.consulta();
      untracked(() => {
        this.#huecos.set(undefined);
        this.elegir(this.escrito());
        this.mirar();
      });
    });
    // Who is free then may change with what is offered.
    effect(() => {
      const escrito = this.escrito();
      if (this.otra()) this.elegido.set(escrito);
    });
    const escucha = inject(WebsocketService).messages$.subscribe((message) => {
      if (esDeFlujo(message)) this.#mirarPronto(message);
      else if (cambiaLaAgenda(message) || empiezaElFlujo(message)) this.#mirarPronto();
    });
    inject(DestroyRef).onDestroy(() => escucha.unsubscribe());
  }

  protected mirar(): void {
    this.#relectura.ahora();
  }

  protected elegir(hueco: Hueco | undefined): void {
    this.elegido.set(hueco);
    this.perdido.set(undefined);
    this.enLugarDe.set(undefined);
  }

  protected pulsar(hueco: Hueco): void {
    this.#deseada = hueco.horaInicio;
    this.escrita.set(undefined);
    this.elegir(hueco);
  }

  /** Begins with the time that was wanted; else with now, for who stands here, or with what another day offers first. */
  protected pedirOtra(): void {
    if (this.otra()) return;
    const { hoy, hora: ahora } = this.#negocio;
    const pronto = this.consulta().fecha === hoy() ? horaRedonda(ahora()) : this.elegido()?.horaInicio;
    const hora = this.enLugarDe() ?? this.#deseada ?? this.preferida() ?? pronto;
    this.escrita.set(hora ?? '');
    this.elegir(this.escrito());
  }

  /** Whoever presses it writes next; whoever comes to it by arrows may go on. */
  protected alCampo(): void {
    const enfocar = () => this.#anfitrion.querySelector<HTMLElement>('#otra-hora')?.focus();
    afterNextRender(enfocar, { injector: this.#injector });
  }

  /** Without `desde` from the last, any other time. */
  protected mover(evento: KeyboardEvent, desde?: HuecoVivo): void {
    const paso = PASOS[evento.key];
    if (evento.key === 'Enter' && desde && mismoHueco(this.elegido(), desde)) this.confirmado.emit();
    else if (paso === undefined) return;
    else this.#irA((desde ? this.#libres().indexOf(desde) : this.#libres().length) + paso);
    evento.preventDefault();
  }

  protected motivo({ por }: HuecoVivo): string {
    return por ? this.#texto.de('reserva.ocupadaPor', { nombre: por }) : this.#texto.de('forma.ocupado');
  }

  #irA(lugar: number): void {
    const libres = this.#libres();
    const hueco = libres[Math.max(0, lugar)];
    if (!hueco) {
      this.pedirOtra();
      this.#anfitrion.querySelector<HTMLElement>('[data-otra]')?.focus();
      return;
    }
    this.pulsar(hueco);
    const { horaInicio, profesionalId } = hueco;
    const quien = profesionalId === null ? '' : `[data-profesional-id="${profesionalId}"]`;
    this.#anfitrion.querySelector<HTMLElement>(`[data-hora="${horaInicio}"]${quien}`)?.focus();
  }

  #leer(): Subscription {
    this.error.set(undefined);
    return this.#api.disponibilidad(this.consulta()).subscribe({
      next: (ahora) => this.#ofrecer(ahora),
      error: (error: unknown) => this.error.set(error),
    });
  }

  #ofrecer(ahora: readonly Hueco[]): void {
    const primera = this.#huecos() === undefined;
    this.#huecos.update((antes = []) => {
      const porVenir = antes.filter((hueco) => !this.#paso(hueco));
      return fusionarHuecos(porVenir, ahora, this.#tomas());
    });
    if (this.otra()) return;
    const elegido = this.elegido();
    if (!elegido) {
      if (primera && this.proponer()) this.#proponer();
      return;
    }
    if (mismoHueco(this.enviado(), elegido) || ahora.some((hueco) => mismoHueco(elegido, hueco))) return;
    this.#sustituir(elegido);
  }

  /** By whoever else is free then, where it does not matter who; by what is nearest, when it is past. */
  #sustituir(perdido: Hueco): void {
    const [libres, paso] = [this.#libres(), this.#paso(perdido)];
    const deOtra = libres.find(({ horaInicio }) => horaInicio === perdido.horaInicio);
    const cerca = paso && this.proponer() ? masCercano(libres, perdido.horaInicio) : undefined;
    const otro = mismoHueco(this.negado(), perdido) ? undefined : (deOtra ?? cerca);
    this.elegir(otro);
    this.perdido.set(comoSeFue(perdido, { otro, paso, por: quienTomo(perdido, this.#tomas()) }));
  }

  /** The API offers none that has begun. */
  #paso({ fecha, horaInicio }: Hueco): boolean {
    const [hoy, hora] = [this.#negocio.hoy(), this.#negocio.hora()];
    return fecha < hoy || (fecha === hoy && horaInicio < hora);
  }

  #proponer(): void {
    const enviado = this.enviado();
    if (enviado?.fecha === this.consulta().fecha) {
      this.elegir(enviado);
      return;
    }
    const hora = this.#deseada ?? this.preferida();
    const hueco = masCercano(this.huecos() ?? [], hora);
    this.elegir(hueco);
    if (hueco && hora !== undefined && hueco.horaInicio !== hora) this.enLugarDe.set(hora);
  }

  #comoHueco(hora: string | undefined): Hueco | undefined {
    if (!hora) return undefined;
    const { fecha, profesionalId } = this.consulta();
    const enviado = this.enviado();
    if (enviado?.fecha === fecha && enviado.horaInicio === hora) return enviado;
    const duracionMinutos = this.#duracionMinutos();
    const quien = profesionalId ? this.#persona(profesionalId) : this.#alguien(hora, duracionMinutos);
    return quien && huecoEscrito(hora, { fecha, duracionMinutos, quien });
  }

  /** Not known before the free times are; where they cannot be read, nobody. */
  #alguien(hora: string, duracionMinutos: number): Quien | undefined {
    if (this.mirando()) return undefined;
    return quienEstaLibre(this.#huecos() ?? [], hora, duracionMinutos) ?? NADIE;
  }

  #persona(profesionalId: string): Quien {
    const persona = this.#negocio.profesionales().find(({ id }) => id === profesionalId);
    return { profesionalId, profesional: persona?.nombre ?? null };
  }

  #mirarPronto(evento?: EventoDeFlujo): void {
    const toma = evento && tomaDe(evento);
    if (toma) this.#tomas.update((tomas) => [...tomas, toma].slice(-50));
    this.#relectura.pronto();
  }
}
