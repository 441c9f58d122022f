import {
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  signal,
  untracked,
  type OnInit,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { Stats } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucidePause, LucidePlay } from '@lucide/angular';
import { ActividadComponent } from '../actividad/actividad.component.ts';
import { CitasService } from '../citas/citas.service.ts';
import { Formato } from '../i18n/formato.service.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { ConexionService } from '../realtime/conexion.service.ts';
import { WebsocketService } from '../realtime/websocket.service.ts';
import { puedeVer } from '../sesion/guards.ts';
import { UserService } from '../sesion/user.service.ts';
import { parte, parteQueNoAsistio } from './cifras.ts';
import { diasEnOrden, type DiaDeSerie } from './dia-de-serie.ts';
import { EstadisticasService } from './estadisticas.service.ts';
import { GraficoPorDiaComponent } from './grafico-por-dia.component.ts';
import { GraficoPorEstadoComponent } from './grafico-por-estado.component.ts';
import { KpiCardComponent } from './kpi-card.component.ts';
import { mediaDelMismoDia, totalDelDia } from './media-del-dia.ts';
import { Pausa } from './pausa.ts';
import { ProximasCitasComponent } from './proximas-citas.component.ts';
import { TablaPorDiaComponent } from './tabla-por-dia.component.ts';
import { TablaPorEstadoComponent } from './tabla-por-estado.component.ts';
import { TarjetaDeGraficoComponent } from './tarjeta-de-grafico.component.ts';

/** The dashboard: how today is going, at a glance, and whether what is shown is live. */
@Component({
  selector: 'app-estadisticas',
  imports: [
    ActividadComponent,
    GraficoPorDiaComponent,
    GraficoPorEstadoComponent,
    KpiCardComponent,
    LucidePause,
    LucidePlay,
    ProximasCitasComponent,
    TablaPorDiaComponent,
    TablaPorEstadoComponent,
    TarjetaDeGraficoComponent,
    TranslocoDirective,
  ],
  templateUrl: './estadisticas.component.html',
})
export class EstadisticasComponent implements OnInit {
  readonly #estadisticas = inject(EstadisticasService);
  readonly #negocio = inject(NegocioService);
  readonly #citas = inject(CitasService);
  readonly #destroyRef = inject(DestroyRef);
  protected readonly formato = inject(Formato);
  protected readonly conexion = inject(ConexionService);
  protected readonly pausa = new Pausa();
  protected readonly hoy = this.#negocio.hoy;
  protected readonly nombre = computed(() => this.#negocio.negocio()?.nombre);
  protected readonly verCitas = puedeVer(inject(UserService).currentUser(), 'citas');

  readonly connectionStatus$ = inject(WebsocketService).connectionStatus$;
  readonly stats = signal<Stats['data'] | undefined>(undefined);
  readonly porDia = signal<readonly DiaDeSerie[] | undefined>(undefined);
  readonly totalCitas = computed(() => this.stats()?.totalCitas);
  readonly citasHoy = computed(() => this.stats()?.citasHoy);
  readonly citasCompletadas = computed(() => this.stats()?.citasCompletadas);
  readonly citasCanceladas = computed(() => this.stats()?.citasCanceladas);

  protected readonly tablaPorDia = signal(false);
  protected readonly tablaPorEstado = signal(false);
  protected readonly vacia = computed(() => this.porDia()?.every((dia) => totalDelDia(dia) === 0) ?? false);
  /** Today against the mean of the same weekday: whether it is a good day. */
  protected readonly comparacion = computed(() => {
    const media = mediaDelMismoDia(this.porDia() ?? [], this.hoy());
    const hoy = this.citasHoy();
    if (media === undefined || hoy === undefined) return undefined;
    const clave = hoy > media ? 'masQueMedia' : hoy < media ? 'menosQueMedia' : 'igualQueMedia';
    return { clave: `kpi.${clave}`, n: Math.abs(hoy - media), dia: this.formato.diaDeLaSemana(this.hoy()) };
  });

  constructor() {
    // Again when the negocio's zone is known, and at its midnight.
    effect(() => {
      const hoy = this.hoy();
      if (this.verCitas) untracked(() => this.#citas.verDia(hoy));
    });
  }

  ngOnInit(): void {
    this.#estadisticas.series$
      .pipe(takeUntilDestroyed(this.#destroyRef))
      .subscribe(({ porDia }) => this.pausa.pasar(() => this.porDia.set(diasEnOrden(porDia))));
    this.#estadisticas
      .conectarEstadisticas()
      .pipe(takeUntilDestroyed(this.#destroyRef))
      .subscribe((stats) => this.pausa.pasar(() => this.stats.set(stats)));
  }

  protected delTotal(citas: number): string | undefined {
    const proporcion = parte(citas, this.totalCitas() ?? 0);
    return proporcion === undefined ? undefined : this.formato.porcentaje(proporcion);
  }

  protected noAsistencia(stats: Stats['data']): string | undefined {
    const proporcion = parteQueNoAsistio(stats);
    return proporcion === undefined ? undefined : this.formato.porcentaje(proporcion);
  }
}
