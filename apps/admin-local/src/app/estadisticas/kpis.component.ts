import { Component, computed, inject, input } from '@angular/core';
import type { Ocupacion } from '@citas/domain';
import type { Informe } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { Formato } from '../i18n/formato.service.ts';
import { Texto } from '../i18n/texto.service.ts';
import { CambioComponent } from './cambio.component.ts';
import { KpiCardComponent } from './kpi-card.component.ts';
import { CLAVES_DE_KPI, kpisDe, type ClaveDeKpi, type Kpi } from './kpis.ts';

/** Which list `?ver=` opens behind a card. */
const LISTA: Record<ClaveDeKpi, string> = {
  citas: 'citas',
  ocupacion: 'ocupan',
  duracion: 'citas',
  noAsistencia: 'no_asistio',
  completadas: 'completada',
  canceladas: 'cancelada',
};

/** The figures of the chosen days, each with its comparison, its definition and the list behind it. */
@Component({
  selector: 'app-kpis',
  imports: [CambioComponent, KpiCardComponent, TranslocoDirective],
  host: { class: 'grid grid-cols-2 gap-3 sm:gap-4 lg:grid-cols-3 2xl:grid-cols-6', role: 'group' },
  template: `
    <ng-container *transloco="let t">
      @for (clave of claves; track clave) {
        <app-kpi-card
          [prueba]="clave === 'citas' ? (esHoy() ? 'kpi-hoy' : 'kpi-citas') : 'rango-' + clave"
          [principal]="clave === 'citas'"
          [nombre]="clave === 'citas' && esHoy() ? t('kpi.hoy') : t('kpi.' + clave)"
          [definicion]="t('definicion.' + clave)"
          [valor]="valor(clave)"
          [lista]="lista[clave]"
          [vieja]="vieja()"
        >
          @if (de(clave); as kpi) {
            @if (kpi.cambio; as cambio) {
              <app-cambio [cambio]="cambio" [unidad]="kpi.unidad" />
            }
            @if (pie(clave); as texto) {
              <p class="tnum">{{ texto }}</p>
            }
          }
        </app-kpi-card>
      }
    </ng-container>
  `,
})
export class KpisComponent {
  readonly informe = input.required<Informe | undefined>();
  readonly esHoy = input.required<boolean>();
  /** Today's citas as they come in live, before the report knows. */
  readonly citasHoy = input<number>();
  readonly vieja = input(false);
  readonly #formato = inject(Formato);
  readonly #texto = inject(Texto);
  protected readonly claves = CLAVES_DE_KPI;
  protected readonly lista = LISTA;
  readonly #kpis = computed(() => {
    const informe = this.informe();
    return new Map(informe ? kpisDe(informe).map((kpi) => [kpi.clave, kpi]) : []);
  });

  protected de(clave: ClaveDeKpi): Kpi | undefined {
    return this.#kpis().get(clave);
  }

  protected valor(clave: ClaveDeKpi): string | null | undefined {
    const enVivo = clave === 'citas' && this.esHoy() ? this.citasHoy() : undefined;
    if (enVivo !== undefined) return this.#formato.numero(enVivo);
    const kpi = this.de(clave);
    if (!kpi) return undefined;
    if (kpi.valor === null) return null;
    if (kpi.unidad === 'parte') return this.#formato.porcentaje(kpi.valor);
    const n = this.#formato.numero(kpi.valor);
    return kpi.unidad === 'minutos' ? `${n} min` : n;
  }

  /** The one thing more worth knowing about a figure. */
  protected pie(clave: ClaveDeKpi): string | undefined {
    const resumen = this.informe()?.resumen;
    if (!resumen) return undefined;
    const { ocupacion, noAsistencia, cancelacion, duracionPromedio } = resumen;
    const pies: Partial<Record<ClaveDeKpi, readonly [clave: string, n: number, de: number]>> = {
      ocupacion: [...loLibre(ocupacion), ocupacion.minutosDisponibles],
      noAsistencia: [
        noAsistencia.tasa === null ? 'kpi.pocas' : 'kpi.deCerradas',
        noAsistencia.n,
        noAsistencia.n,
      ],
      canceladas: ['kpi.tardias', cancelacion.tardias, resumen.porEstado.cancelada],
      duracion: [
        duracionPromedio.n === 1 ? 'kpi.deUna' : 'kpi.deCitas',
        duracionPromedio.n,
        duracionPromedio.n,
      ],
    };
    const [texto, n, de] = pies[clave] ?? ['', 0, 0];
    // Of nothing there is nothing to say.
    return de > 0 ? this.#texto.de(texto, { n: this.#formato.numero(n) }) : undefined;
  }
}

/** In hours; less than one in minutes. */
function loLibre({ minutosDisponibles, minutosOcupados }: Ocupacion): [clave: string, n: number] {
  const minutos = minutosDisponibles - minutosOcupados;
  if (minutos > 0 && minutos < 60) return [minutos === 1 ? 'kpi.libreUnMinuto' : 'kpi.libreMinutos', minutos];
  const horas = Math.floor(minutos / 60);
  return [horas === 1 ? 'kpi.libreUna' : 'kpi.libre', horas];
}
