import {
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  input,
  signal,
  untracked,
  type OnInit,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Router, RouterLink } from '@angular/router';
import { minutosDeHora, type Comparacion, type Fecha, type Rango, type Series } from '@citas/domain';
import type { Stats } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { IconoDirective } from '../ui/icono.directive.ts';
import { ActividadComponent } from '../actividad/actividad.component.ts';
import { BloqueosService } from '../bloqueos/bloqueos.service.ts';
import { CitasService } from '../citas/citas.service.ts';
import { Formato } from '../i18n/formato.service.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { PrimerosPasosComponent } from '../primeros-pasos/primeros-pasos.component.ts';
import { ConexionService } from '../realtime/conexion.service.ts';
import { cuantas, NovedadesService } from '../realtime/novedades.service.ts';
import { WebsocketService } from '../realtime/websocket.service.ts';
import { puedeVer } from '../sesion/guards.ts';
import { UserService } from '../sesion/user.service.ts';
import { TecladoService } from '../teclado/teclado.service.ts';
import { ErrorComponent } from '../ui/error.component.ts';
import { enZona } from '../tiempo/fecha.ts';
import { AccionesDelPanelComponent } from './acciones-del-panel.component.ts';
import { AhoraComponent } from './ahora.component.ts';
import { AtencionComponent } from './atencion.component.ts';
import { CifrasGuardadas } from './cifras-guardadas.ts';
import { diasEnOrden } from './dia-de-serie.ts';
import { EstadisticasService } from './estadisticas.service.ts';
import { GraficosComponent } from './graficos.component.ts';
import { InformeService } from './informe.service.ts';
import { KpisComponent } from './kpis.component.ts';
import { filtroDe } from './lista.ts';
import { ListaDeCitasComponent } from './lista-de-citas.component.ts';
import { Pausa } from './pausa.ts';
import { ProximasCitasComponent } from './proximas-citas.component.ts';
import { esUnDia, rangoElegido } from './rango.ts';
import { claveDeSinCerrar, sinCerrarDe } from './sin-cerrar.ts';
import { SelectorDeRangoComponent } from './selector-de-rango.component.ts';
import { TituloDeLista } from './titulo-de-lista.ts';
import { TotalesComponent } from './totales.component.ts';

/** The dashboard: how the day is going, whether that is good, what needs somebody now, and whether it is live. */
@Component({
  selector: 'app-estadisticas',
  imports: [
    AccionesDelPanelComponent,
    ActividadComponent,
    AhoraComponent,
    AtencionComponent,
    ErrorComponent,
    GraficosComponent,
    KpisComponent,
    ListaDeCitasComponent,
    IconoDirective,
    PrimerosPasosComponent,
    ProximasCitasComponent,
    RouterLink,
    SelectorDeRangoComponent,
    TotalesComponent,
    TranslocoDirective,
  ],
  providers: [CifrasGuardadas, InformeService, TituloDeLista],
  templateUrl: './estadisticas.component.html',
})
export class EstadisticasComponent implements OnInit {
  /** The days and the open list, as the address has them. */
  readonly rango = input<string>();
  readonly desde = input<string>();
  readonly hasta = input<string>();
  readonly ver = input<string>();
  /** `anio`; with the same weekdays just before when absent. */
  readonly comparar = input<string>();
  /** What of the activity is seen alone. */
  readonly actividad = input<string>();

  readonly #estadisticas = inject(EstadisticasService);
  readonly #negocio = inject(NegocioService);
  readonly #citas = inject(CitasService);
  readonly #bloqueos = inject(BloqueosService);
  readonly #destroyRef = inject(DestroyRef);
  readonly #router = inject(Router);
  readonly #ws = inject(WebsocketService);
  readonly #novedades = inject(NovedadesService);
  readonly #usuario = inject(UserService).currentUser();
  protected readonly formato = inject(Formato);
  protected readonly conexion = inject(ConexionService);
  protected readonly informes = inject(InformeService);
  protected readonly pausa = new Pausa();
  protected readonly hoy = this.#negocio.hoy;
  protected readonly hora = this.#negocio.hora;
  protected readonly nombre = computed(() => this.#negocio.negocio()?.nombre);
  protected readonly verCitas = puedeVer(this.#usuario, 'citas');
  protected readonly admin = this.#usuario?.rol === 'admin';
  protected readonly fallo = signal<unknown>(undefined);

  readonly connectionStatus$ = this.#ws.connectionStatus$;
  protected readonly guardadas = inject(CifrasGuardadas);
  readonly #antes = this.guardadas.leer();
  readonly stats = signal<Stats['data'] | undefined>(this.#antes.stats);
  readonly series = signal<Series | undefined>(this.#antes.series);
  /** A day without citas is among them: what does not hold today is of another day. */
  protected readonly seriesDeHoy = computed(() => {
    const series = this.series();
    return series?.porDia[this.hoy()] ? series : undefined;
  });
  readonly informe = signal(this.informes.informe());
  readonly totalCitas = computed(() => this.stats()?.totalCitas);
  /** Unknown once the day they were counted on is over, as without a connection at midnight. */
  readonly citasHoy = computed(() => {
    const stats = this.stats();
    return stats && this.#diaDe(stats) === this.hoy() ? stats.citasHoy : undefined;
  });
  readonly citasCompletadas = computed(() => this.stats()?.citasCompletadas);
  readonly citasCanceladas = computed(() => this.stats()?.citasCanceladas);
  readonly porDia = computed(() => {
    const series = this.series();
    return series && diasEnOrden(series.porDia);
  });

  protected readonly elegido = computed(
    () =>
      rangoElegido(
        { rango: this.rango(), desde: this.desde(), hasta: this.hasta() },
        this.hoy(),
        this.formato.primerDia(),
      ),
    { equal: (a, b) => a.desde === b.desde && a.hasta === b.hasta && a.preset === b.preset },
  );
  protected readonly con = computed<Comparacion>(() => (this.comparar() === 'anio' ? 'anio' : 'semanas'));
  protected readonly esHoy = computed(() => esUnDia(this.elegido()) && this.elegido().desde === this.hoy());
  /** What takes time to draw waits for the figures that are looked at first; not for ever. */
  protected readonly conNumeros = computed(
    () =>
      this.citasHoy() !== undefined || this.informe() !== undefined || this.informes.error() !== undefined,
  );
  protected readonly vacio = computed(() => this.totalCitas() === 0);
  protected readonly sinCerrar = computed(() => {
    const informe = this.informe();
    const dias = this.esHoy() ? this.porDia() : informe && diasEnOrden(informe.series.porDia);
    return sinCerrarDe(dias ?? [], this.elegido(), this.hoy());
  });
  protected readonly claveDeSinCerrar = claveDeSinCerrar;
  protected readonly filtro = computed(() => filtroDe(this.ver(), this.elegido(), this.hoy()));
  readonly #titulo = inject(TituloDeLista);
  protected readonly titulo = computed(() => this.#titulo.de(this.ver() ?? '', this.elegido()));
  protected readonly diasEnPapel = computed(() => this.#titulo.diasConAnio(this.elegido()));
  protected readonly ahora = computed(() =>
    this.esHoy() ? minutosDeHora(this.#negocio.hora()) / 60 : undefined,
  );

  /** While there is no connection the bar above says so, and that what is on show is old. */
  protected readonly falloDelInforme = computed(() =>
    this.conexion.caida() && this.informe() ? undefined : this.informes.error(),
  );
  /** Of before: greyed, with their time. */
  protected readonly viejas = computed(() => this.conexion.caida() || this.guardadas.de() !== undefined);

  constructor() {
    this.guardadas.seguir(() => ({ stats: this.stats(), series: this.series() }));
    effect(() => {
      if (this.guardadas.deOtroDia()) untracked(() => this.#olvidarGuardadas());
    });
    this.#atajos();
    // The figures are looked at first.
    effect(() => {
      const [rango, con] = [this.elegido(), this.con()];
      if (this.admin) untracked(() => this.informes.ver(rango, con));
    });
    // Again when the negocio's zone is known, and at its midnight.
    effect(() => {
      const hoy = this.hoy();
      if (!this.verCitas) return;
      untracked(() => {
        this.#citas.verDia(hoy);
        this.#bloqueos.verRango(hoy, hoy);
      });
    });
    effect(() => {
      const [informe, deQue] = [this.informes.informe(), this.informes.deQue()];
      untracked(() => this.pausa.pasar('informe', deQue, () => this.informe.set(informe)));
    });
  }

  ngOnInit(): void {
    this.#estadisticas.series$
      .pipe(takeUntilDestroyed(this.#destroyRef))
      .subscribe((series) => this.pausa.pasar('series', this.#diaDe(series), () => this.series.set(series)));
    this.#estadisticas
      .conectarEstadisticas()
      .pipe(takeUntilDestroyed(this.#destroyRef))
      .subscribe((stats) => this.pausa.pasar('stats', this.#diaDe(stats), () => this.#recibir(stats)));
    this.#novedades.novedades$
      .pipe(takeUntilDestroyed(this.#destroyRef))
      .subscribe((novedad) => this.pausa.contar(cuantas(novedad)));
  }

  protected diasDe(rango: Rango): string {
    return this.#titulo.diasComparados(rango);
  }

  /** Today, when the hub counted. */
  #diaDe({ timestamp }: { timestamp: string }): Fecha {
    return enZona(Date.parse(timestamp), this.#negocio.zonaHoraria()).fecha;
  }

  #recibir(stats: Stats['data']): void {
    this.stats.set(stats);
    this.guardadas.vivas();
  }

  #olvidarGuardadas(): void {
    this.stats.set(undefined);
    this.series.set(undefined);
    this.guardadas.vivas();
  }

  #atajos(): void {
    const teclado = inject(TecladoService);
    const olvidar = [
      teclado.registrar('.', () => this.pausa.alternar()),
      teclado.registrar('k', () => void this.#router.navigate(['/ajustes/pantallas'])),
    ];
    this.#destroyRef.onDestroy(() => olvidar.forEach((uno) => uno()));
  }

  /** Closes the list, and leaves the days as they are. */
  protected cerrarLista(): void {
    void this.#router.navigate([], { queryParams: { ver: null }, queryParamsHandling: 'merge' });
  }
}
