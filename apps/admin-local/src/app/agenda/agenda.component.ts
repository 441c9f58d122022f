import { NgTemplateOutlet } from '@angular/common';
import {
  ApplicationRef,
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { Router } from '@angular/router';
import { atiende, type EstadoCita, type Fecha } from '@citas/domain';
import type { Bloqueo, Cita, Serie } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { IconoDirective } from '../ui/icono.directive.ts';
import { BloqueoQuitadoComponent } from '../bloqueos/bloqueo-quitado.component.ts';
import { BloqueoComponent } from '../bloqueos/bloqueo.component.ts';
import { BloqueosDelDiaComponent } from '../bloqueos/bloqueos-del-dia.component.ts';
import { BloqueosService } from '../bloqueos/bloqueos.service.ts';
import { CambiosDeBloqueo } from '../bloqueos/cambios-de-bloqueo.service.ts';
import { esProvisional } from '../citas/citas-de-dias.ts';
import { CitasService } from '../citas/citas.service.ts';
import { Formato } from '../i18n/formato.service.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { ConexionService } from '../realtime/conexion.service.ts';
import type { Sitio } from '../rejilla/columna.component.ts';
import { PersonaVisible } from '../rejilla/persona-visible.ts';
import { RejillaComponent, type Traslado } from '../rejilla/rejilla.component.ts';
import { UserService } from '../sesion/user.service.ts';
import { NuevaSerieComponent } from '../series/nueva-serie.component.ts';
import { TecladoService } from '../teclado/teclado.service.ts';
import { masDias } from '../tiempo/fecha.ts';
import { DialogoComponent } from '../ui/dialogo.component.ts';
import { ErrorComponent } from '../ui/error.component.ts';
import { FocoDePanelDirective } from '../ui/foco-de-panel.directive.ts';
import { PantallaAncha } from '../ui/pantalla-ancha.service.ts';
import { AnularCitaComponent, type Anulacion } from './anular-cita.component.ts';
import { BarraDeAgendaComponent, type CambioDeDireccion } from './barra-de-agenda.component.ts';
import { BorradorDeCita } from './borrador.service.ts';
import { CambiosDeCita } from './cambios-de-cita.service.ts';
import { CerrarDiaComponent } from './cerrar-dia.component.ts';
import type { Choque } from './choque.ts';
import { DesfaseComponent } from './desfase.component.ts';
import { HechoComponent } from './hecho.component.ts';
import { HojaDelDiaComponent } from './hoja-del-dia.component.ts';
import { ListaDelDiaComponent } from './lista-del-dia.component.ts';
import { LoVisible } from './lo-visible.ts';
import { MenuDeNuevaComponent } from './menu-de-nueva.component.ts';
import { MoverCitaComponent } from './mover-cita.component.ts';
import { NuevaCitaComponent } from './nueva-cita.component.ts';
import { PanelDeCitaComponent } from './panel-de-cita.component.ts';
import { diasDeVista, semanaDe, vistaDe, type Vista } from './vista.ts';

/** The agenda as staff work through it: live, one press for the next step, every clash explained. */
@Component({
  selector: 'app-agenda',
  imports: [
    AnularCitaComponent,
    BarraDeAgendaComponent,
    BloqueoComponent,
    BloqueoQuitadoComponent,
    BloqueosDelDiaComponent,
    CerrarDiaComponent,
    DesfaseComponent,
    DialogoComponent,
    ErrorComponent,
    FocoDePanelDirective,
    HechoComponent,
    HojaDelDiaComponent,
    ListaDelDiaComponent,
    IconoDirective,
    MenuDeNuevaComponent,
    MoverCitaComponent,
    NgTemplateOutlet,
    NuevaCitaComponent,
    NuevaSerieComponent,
    PanelDeCitaComponent,
    RejillaComponent,
    TranslocoDirective,
  ],
  providers: [CambiosDeCita, PersonaVisible],
  templateUrl: './agenda.component.html',
  styleUrl: './agenda.component.css',
})
export class AgendaComponent {
  /** The day in the address, `?fecha=2026-11-25`; today when absent. */
  readonly fecha = input<string>();
  /** `dia`, `semana` or `lista`; what the window has room for when absent. */
  readonly vista = input<string>();
  readonly profesional = input('', { transform: escrito });
  /** `pendiente,confirmada` */
  readonly estado = input<string>();
  readonly q = input('', { transform: escrito });
  /** The cita whose panel is open. */
  readonly cita = input<string>();
  /** `?nueva=1` opens the form, as a link or a shortcut from elsewhere asks. */
  readonly nueva = input<string>();
  /** With whom that one is to be: everybody else's are seen all the same. */
  readonly con = input<string>();
  readonly #app = inject(ApplicationRef);
  readonly #router = inject(Router);
  readonly #rol = inject(UserService).currentUserValue.rol;
  readonly #ancha = inject(PantallaAncha);
  readonly #bloqueos = inject(BloqueosService);
  readonly #cambiosDeBloqueo = inject(CambiosDeBloqueo);
  protected readonly negocio = inject(NegocioService);
  protected readonly citas = inject(CitasService);
  protected readonly cambios = inject(CambiosDeCita);
  protected readonly conexion = inject(ConexionService);
  protected readonly formato = inject(Formato);

  /** Whoever takes bookings. A profesional sees their own citas and says how they went. */
  protected readonly atiende = atiende(this.#rol);
  /** Where new citas were asked for: a form is open for the first, also when one was left half filled in; another waits. */
  protected readonly pedidas = signal<readonly Partial<Sitio>[]>(inject(BorradorDeCita).hay() ? [{}] : []);
  protected readonly forma = viewChild(NuevaCitaComponent);
  protected readonly enEspera = computed(() => this.pedidas().length > 1 && this.forma()?.guardando());
  protected readonly moviendo = signal<Cita | undefined>(undefined);
  /** One at a time: what could not be moved waits until the dialog of another is closed. */
  protected readonly aMover = computed(() =>
    [this.moviendo() ?? this.cambios.choque()?.cita].filter((cita) => cita !== undefined),
  );
  protected readonly anulando = signal<Cita | undefined>(undefined);
  protected readonly cerrando = signal(false);
  protected readonly bloqueando = signal<Bloqueo | 'nuevo' | undefined>(undefined);
  protected readonly repitiendo = signal(false);

  protected readonly dia = computed<Fecha>(() => {
    const pedida = this.fecha() ?? '';
    return /^\d{4}-\d\d-\d\d$/.test(pedida) ? pedida : this.negocio.hoy();
  });
  protected readonly comoSeVe = computed<Vista>(
    () => vistaDe(this.vista()) ?? (this.#ancha.columnas() ? 'dia' : 'lista'),
  );
  protected readonly fallo = computed(() => `agenda.error_${this.comoSeVe()}`);
  protected readonly semana = computed(() => {
    const dias = semanaDe(this.dia(), this.formato.primerDia());
    return this.formato.tramo(dias[0] ?? '', dias.at(-1) ?? '', true);
  });
  protected readonly panelAlLado = this.#ancha.panel;
  /** There was a connection and it is gone: nothing can be changed until it is back. Not while the first one is made. */
  protected readonly soloLectura = computed(
    () =>
      this.conexion.cortada() && (this.citas.guardadoDe() !== undefined || this.conexion.desde() !== null),
  );
  protected readonly momento = computed(() => ({ fecha: this.negocio.hoy(), hora: this.negocio.hora() }), {
    equal: (a, b) => a.fecha === b.fecha && a.hora === b.hora,
  });
  protected readonly loVisible = new LoVisible({
    profesional: this.profesional,
    estado: this.estado,
    q: this.q,
    dia: this.dia,
    vista: this.comoSeVe,
    momento: this.momento,
  });
  protected readonly elegida = computed(() => this.citas.citas().find(({ id }) => id === this.cita()));

  constructor() {
    const teclado = inject(TecladoService);
    const destroyRef = inject(DestroyRef);
    const atajos: Record<string, () => void> = {
      t: () => this.ir({ fecha: null }),
      ArrowLeft: () => this.mas(-1),
      ArrowRight: () => this.mas(1),
    };
    for (const [atajo, hacer] of Object.entries(atajos))
      destroyRef.onDestroy(teclado.registrar(atajo, hacer));
    effect(() => {
      if (!this.nueva() || this.soloLectura()) return;
      untracked(() => {
        const con = this.con();
        // What was left half filled in goes on with whoever is asked for now.
        if (con && !this.forma()?.guardando()) this.pedidas.set([]);
        this.abrirForma(con ? { profesionalId: con } : {});
        // Asked for once more, it is in the address anew.
        this.#cambiar({ nueva: null, con: null });
      });
    });
    this.#decirQueFalta(destroyRef);
    const dias = computed(() => diasDeVista(this.comoSeVe(), this.dia(), this.formato.primerDia()), {
      equal: (a, b) => a.desde === b.desde && a.hasta === b.hasta,
    });
    effect(() => {
      const vistos = dias();
      untracked(() => {
        this.citas.ver(vistos);
        this.#bloqueos.verRango(vistos.desde, vistos.hasta);
        this.#cambiosDeBloqueo.olvidarError();
        this.cambios.olvidarError();
      });
    });
  }

  protected reintentar(): void {
    this.citas.recargar();
    this.#bloqueos.recargar();
  }

  /** In the bar that says since when there is no connection: one notice says both. */
  #decirQueFalta(destroyRef: DestroyRef): void {
    this.conexion.sinElla.set({ clave: 'sinRed.alVolver', id: 'solo-lectura' });
    destroyRef.onDestroy(() => this.conexion.sinElla.set(undefined));
  }

  protected abrirForma(sitio: Partial<Sitio> = {}): void {
    const [abierta] = this.pedidas();
    if (this.soloLectura() || !this.atiende || (abierta && !this.forma()?.guardando())) return;
    const profesionalId = sitio.profesionalId ?? this.loVisible.paraNuevas();
    const pedida = { fecha: this.dia(), ...sitio, profesionalId };
    this.pedidas.set(abierta ? [abierta, pedida] : [pedida]);
  }

  /** Of the one that is open; the one that waits takes its place. */
  protected cerrarForma(): void {
    this.pedidas.update(([, siguiente]) => (siguiente ? [siguiente] : []));
  }

  protected ir(cambio: CambioDeDireccion): void {
    this.#cambiar({ ...cambio, ...(cambio.fecha === this.negocio.hoy() && { fecha: null }) });
  }

  protected mas(saltos: number): void {
    this.ir({ fecha: masDias(this.dia(), saltos * (this.comoSeVe() === 'semana' ? 7 : 1)) });
  }

  protected abrir(cita: Cita | undefined): void {
    if (cita && esProvisional(cita)) return;
    this.#cambiar({ cita: cita?.id ?? null });
  }

  protected creada(cita: Cita): void {
    this.cerrarForma();
    this.cambios.creada(cita);
    this.#irHasta(cita);
  }

  protected serieCreada(serie: Serie): void {
    this.repitiendo.set(false);
    this.cambios.serieCreada(serie);
    const [primera] = serie.citas;
    if (!primera) return;
    this.citas.agregarCita(primera);
    this.#irHasta(primera);
  }

  protected trasladar({ cita, candidato }: Traslado): void {
    const quien = this.negocio.equipo().find(({ id }) => id === candidato.profesionalId);
    this.cambios.trasladar(cita, { ...candidato, profesional: quien?.nombre ?? null });
    // The next key may come before the next frame, and moves it from here.
    this.#app.tick();
  }

  protected cambiarEstado(cita: Cita, a: EstadoCita): void {
    if (a === 'cancelada') this.anulando.set(cita);
    else this.cambios.estado(cita, a);
  }

  protected anular({ cita, motivo }: Anulacion): void {
    this.anulando.set(undefined);
    this.cambios.estado(cita, 'cancelada', motivo);
  }

  protected choqueDe({ id }: Cita): Choque | undefined {
    const choque = this.cambios.choque();
    return choque?.cita.id === id ? choque : undefined;
  }

  protected dejarDeMover(cita: Cita): void {
    if (this.choqueDe(cita)) this.cambios.choques.quitarPrimero();
    this.moviendo.set(undefined);
  }

  protected imprimir(): void {
    window.print();
  }

  /** To its day, unless that is on the page. */
  #irHasta({ fecha }: Cita): void {
    const { desde, hasta } = diasDeVista(this.comoSeVe(), this.dia(), this.formato.primerDia());
    if (fecha < desde || fecha > hasta) this.ir({ fecha });
  }

  #cambiar(queryParams: Readonly<Record<string, string | null>>): void {
    void this.#router.navigate(['/agenda'], {
      queryParams,
      queryParamsHandling: 'merge',
      replaceUrl: 'q' in queryParams || 'nueva' in queryParams,
    });
  }
}

/** The router gives undefined for what the address does not say. */
function escrito(valor: string | undefined): string {
  return valor ?? '';
}
