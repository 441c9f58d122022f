import { Component, computed, inject, input, output } from '@angular/core';
import type { ClienteConVisitas } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { IconoDirective } from '../ui/icono.directive.ts';
import { Telefonos } from '../clientes/telefonos.service.ts';
import { Formato } from '../i18n/formato.service.ts';

/** A client at a glance: how to reach them, how often they come, when next. */
@Component({
  selector: 'app-ficha-de-cliente',
  imports: [IconoDirective, TranslocoDirective],
  template: `
    <section class="grid gap-4" data-testid="client-card" *transloco="let t">
      <h3 class="text-lg font-semibold" tabindex="-1">{{ ficha().nombre }}</h3>
      <div class="flex flex-wrap gap-2">
        @if (ficha().proximaCita; as proxima) {
          <button type="button" class="btn btn-primary" (click)="irACita.emit(proxima)">
            <svg appIcono="arrow-right"></svg>{{ t('buscador.irACita') }}
          </button>
        }
        @if (ficha().telefono; as telefono) {
          <a class="btn tnum" [href]="'tel:' + telefono.replaceAll(' ', '')">
            <svg appIcono="phone"></svg>{{ telefonos.legible(telefono) }}
          </a>
        }
        <button type="button" class="btn" data-testid="client-page" (click)="verHistorial.emit()">
          <svg appIcono="history"></svg>{{ t('buscador.verFicha') }}
        </button>
      </div>
      <p class="tnum">
        @if (ficha().proximaCita) {
          {{ t('buscador.proxima', { cuando: proxima() }) }}
        } @else {
          {{ t('buscador.sinProxima') }}
        }
      </p>
      <dl class="bg-sunken grid grid-cols-[1fr_1fr_auto] gap-3 rounded-xl p-4">
        <div>
          <dt class="eyebrow">{{ t('buscador.visitas') }}</dt>
          <dd class="tnum text-xl font-semibold">{{ formato.numero(ficha().visitas) }}</dd>
        </div>
        <div>
          <dt class="eyebrow">{{ t('buscador.faltas') }}</dt>
          <dd class="tnum text-xl font-semibold">{{ formato.numero(ficha().noAsistencias) }}</dd>
        </div>
        <div>
          <dt class="eyebrow">{{ t('buscador.ultima') }}</dt>
          <dd class="tnum flex min-h-7.5 items-center font-semibold">
            {{ ultima() || t('buscador.nunca') }}
          </dd>
        </div>
      </dl>
      @if (ficha().email; as correo) {
        <p>
          <span class="eyebrow block">{{ t('buscador.correo') }}</span>{{ correo }}
        </p>
      }
      @if (ficha().notas; as notas) {
        <p>
          <span class="eyebrow block">{{ t('buscador.notas') }}</span>{{ notas }}
        </p>
      }
    </section>
  `,
})
export class FichaDeClienteComponent {
  readonly ficha = input.required<ClienteConVisitas>();
  /** The next cita, which they want to see. */
  readonly irACita = output<NonNullable<ClienteConVisitas['proximaCita']>>();
  readonly verHistorial = output();
  protected readonly formato = inject(Formato);
  protected readonly telefonos = inject(Telefonos);
  protected readonly ultima = computed(() => {
    const fecha = this.ficha().ultimaVisita;
    return fecha ? this.formato.fechaCompleta(fecha) : '';
  });
  protected readonly proxima = computed(() => {
    const cita = this.ficha().proximaCita;
    return cita ? `${this.formato.fechaLarga(cita.fecha)}, ${cita.horaInicio}` : '';
  });
}
