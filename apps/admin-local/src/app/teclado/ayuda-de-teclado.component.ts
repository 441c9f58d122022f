import { Component, inject, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { UserService } from '../sesion/user.service.ts';
import { DialogoComponent } from '../ui/dialogo.component.ts';
import { atajosPara } from './atajos-para.ts';
import { TecladoService } from './teclado.service.ts';

/** Lists every shortcut, and switches the single keys off or on. */
@Component({
  selector: 'app-ayuda-de-teclado',
  imports: [DialogoComponent, TranslocoDirective],
  styles: `
    kbd {
      min-width: 1.9rem;
      padding: 0.1rem 0.5rem;
      border: 1px solid var(--line-strong);
      border-bottom-width: 2px;
      border-radius: 0.45rem;
      background: var(--sunken);
      font-size: var(--text-small);
      font-weight: 600;
      text-align: center;
    }
    input {
      width: 1.25rem;
      height: 1.25rem;
      flex: none;
      accent-color: var(--accent);
    }
  `,
  template: `
    <app-dialogo [titulo]="t('teclado.titulo')" (cerrado)="cerrado.emit()" *transloco="let t">
      <label class="flex min-h-11 cursor-pointer items-start gap-3">
        <input
          #interruptor
          type="checkbox"
          class="mt-0.5"
          data-testid="single-keys"
          aria-describedby="atajos-detalle"
          [checked]="teclado.activos()"
          (change)="teclado.usar(interruptor.checked)"
        />
        <span>
          <span class="font-semibold">{{ t('teclado.activos') }}</span>
          <span id="atajos-detalle" class="field-note block">{{ t('teclado.activosDetalle') }}</span>
        </span>
      </label>
      @for (grupo of grupos; track grupo.de) {
        <section>
          <h3 class="eyebrow mb-1">{{ t('teclado.' + grupo.de) }}</h3>
          <dl class="grid">
            @for (atajo of grupo.atajos; track atajo.id) {
              <div
                class="border-line flex min-h-10 items-center justify-between gap-4 border-b last:border-b-0"
              >
                <dt>{{ t('teclado.' + atajo.texto) }}</dt>
                <dd class="flex shrink-0 items-center gap-1.5">
                  @for (tecla of atajo.teclas; track tecla; let primera = $first) {
                    @if (!primera) {
                      <span class="text-ink-soft text-sm">{{
                        atajo.teclas[0] === 'Ctrl' ? '+' : t('teclado.y')
                      }}</span>
                    }
                    <kbd>{{ tecla }}</kbd>
                  }
                </dd>
              </div>
            }
          </dl>
        </section>
      }
    </app-dialogo>
  `,
})
export class AyudaDeTecladoComponent {
  readonly cerrado = output();
  protected readonly teclado = inject(TecladoService);
  protected readonly grupos = atajosPara(inject(UserService).currentUserValue.rol);
}
