import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { IconoDirective } from '../ui/icono.directive.ts';
import { Formato } from '../i18n/formato.service.ts';
import { ConexionService } from '../realtime/conexion.service.ts';
import { HuecoService } from '../realtime/hueco.service.ts';

/** One line under the header: since when nothing comes, or what came back after a gap. */
@Component({
  selector: 'app-barra-de-conexion',
  imports: [IconoDirective, TranslocoDirective],
  template: `
    <div role="status" *transloco="let t">
      @if ((conexion.cortada() || conexion.caida()) && conexion.desde(); as desde) {
        <p class="notice mb-4" [attr.data-tono]="conexion.caida() ? 'caido' : 'tarde'">
          <svg appIcono="wifi-off"></svg>
          <span class="tnum min-w-48 flex-1">
            <strong>{{ t(desdeCuando(), { hora: formato.hora(desde, true) }) }}</strong>
            {{ t('conexion.datosDe') }}
            @if (conexion.cortada() && conexion.sinElla(); as falta) {
              <span [id]="falta.id" [attr.data-testid]="falta.id">{{ t(falta.clave) }}</span>&ngsp;
            }
            @if (conexion.reintentoEnSegundos(); as n) {
              <span aria-hidden="true">{{ t('conexion.reintento', { n }) }}</span>
            }
          </span>
          @if (conexion.cortada()) {
            <button type="button" class="btn btn-small" (click)="conexion.reintentar()">
              <svg appIcono="refresh-cw"></svg>{{ t('comun.reintentar') }}
            </button>
          }
        </p>
      } @else if (hueco.perdidos(); as n) {
        <p class="notice mb-4" data-tono="vivo" data-testid="gap-notice">
          <svg appIcono="circle-check"></svg>
          <span class="flex-1">
            <strong>{{ t('conexion.alDia') }}</strong> ·
            {{ n === 1 ? t('conexion.huecoUno') : t('conexion.huecoVarios', { n }) }}
          </span>
          <button
            type="button"
            class="btn btn-quiet btn-small btn-icon"
            [attr.aria-label]="t('comun.cerrar')"
            (click)="hueco.leido()"
          >
            <svg appIcono="x"></svg>
          </button>
        </p>
      }
    </div>
  `,
})
export class BarraDeConexionComponent {
  protected readonly conexion = inject(ConexionService);
  protected readonly hueco = inject(HuecoService);
  protected readonly formato = inject(Formato);
  /** A hub that answers and has nothing to tell is no lost connection: what is asked of the API may well be done. */
  protected readonly desdeCuando = computed(() =>
    this.conexion.cortada() ? 'conexion.desde' : 'conexion.sinDatosDesde',
  );
}
