import {
  afterRenderEffect,
  Component,
  computed,
  inject,
  input,
  output,
  viewChild,
  type ElementRef,
} from '@angular/core';
import type { EstadoCita } from '@citas/domain';
import type { Cita } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import type { CambioAjeno } from '../citas/citas-de-dias.ts';
import type { Momento } from '../citas/tiempo-de-cita.ts';
import { mostrarEnPagina } from '../ui/mostrar-en-pagina.ts';
import { PantallaAncha } from '../ui/pantalla-ancha.service.ts';
import { FilaDeCitaComponent } from './fila-de-cita.component.ts';
import { gruposPorHora } from './grupos-por-hora.ts';

/** The day one cita after the other, with the line that says where now is. */
@Component({
  selector: 'app-lista-del-dia',
  imports: [FilaDeCitaComponent, TranslocoDirective],
  styles: `
    .ahora {
      display: flex;
      align-items: center;
      gap: 0.5rem;
      padding: 0.375rem 1.25rem;
      border-bottom: 1px solid var(--line);
      background: var(--accent-soft);
      color: var(--accent);
      font-size: var(--text-small);
      font-weight: 600;
    }
  `,
  template: `
    <section
      class="card overflow-hidden"
      data-testid="agenda-list"
      [attr.aria-label]="titulo()"
      *transloco="let t"
    >
      @for (grupo of grupos(); track grupo.hora) {
        @if (grupo.traeAhora) {
          <p #ahora class="ahora tnum">
            <span class="dot" aria-hidden="true"></span>{{ t('agenda.ahora', { hora: momento().hora }) }}
          </p>
        }
        @for (cita of grupo.citas; track cita.id) {
          <app-fila-de-cita
            class="border-line block border-b last:border-b-0"
            [cita]="cita"
            [momento]="momento()"
            [ajeno]="ajenos().get(cita.id)"
            [ocupada]="ocupadas().has(cita.id)"
            [soloLectura]="soloLectura()"
            (abrir)="abrir.emit(cita)"
            (estado)="estado.emit({ cita, a: $event })"
            (mover)="mover.emit(cita)"
            (llegada)="llegada.emit({ cita, llego: $event })"
          />
        }
      }
    </section>
  `,
})
export class ListaDelDiaComponent {
  readonly titulo = input.required<string>();
  readonly citas = input.required<readonly Cita[]>();
  readonly momento = input.required<Momento>();
  readonly ajenos = input.required<ReadonlyMap<string, CambioAjeno>>();
  readonly ocupadas = input.required<ReadonlySet<string>>();
  readonly soloLectura = input(false);
  readonly abrir = output<Cita>();
  readonly mover = output<Cita>();
  readonly estado = output<{ cita: Cita; a: EstadoCita }>();
  readonly llegada = output<{ cita: Cita; llego: boolean }>();
  protected readonly grupos = computed(() => gruposPorHora(this.citas(), this.momento()));
  readonly #columnas = inject(PantallaAncha).columnas;
  protected readonly ahora = viewChild<ElementRef<HTMLElement>>('ahora');

  constructor() {
    // On a phone, where the page is long, today opens at this hour, as the grid does.
    const apertura = afterRenderEffect(() => {
      const ahora = this.ahora()?.nativeElement;
      if (!ahora) return;
      if (!this.#columnas()) mostrarEnPagina(ahora.getBoundingClientRect().top);
      apertura.destroy();
    });
  }
}
