import { HttpClient } from '@angular/common/http';
import { Component, DestroyRef, inject, input, model, signal } from '@angular/core';
import type { Cancel } from '@citas/clock';
import type { Cliente } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { Subscription } from 'rxjs';
import { CLOCK } from '../tiempo/clock.token.ts';

const ESPERA_MS = 200;

/** The client by name, with those already known offered while typing. A new name makes a new client. */
@Component({
  selector: 'app-campo-cliente',
  imports: [TranslocoDirective],
  template: `
    <div class="field" *transloco="let t">
      <label for="form-cliente">{{ t('forma.cliente') }}</label>
      <input
        #campo
        id="form-cliente"
        class="input"
        autocomplete="off"
        maxlength="120"
        list="form-clientes"
        data-testid="form-cliente"
        data-primero
        [placeholder]="t('forma.clientePista')"
        [value]="nombre()"
        [attr.aria-invalid]="falta() || null"
        aria-describedby="form-cliente-error"
        (input)="escribir(campo.value)"
      />
      <datalist id="form-clientes">
        @for (cliente of conocidos(); track cliente.id) {
          <option [value]="cliente.nombre">{{ cliente.telefono ?? cliente.email ?? '' }}</option>
        }
      </datalist>
      <p id="form-cliente-error" class="field-error" [hidden]="!falta()">{{ t('forma.faltaCliente') }}</p>
    </div>
  `,
})
export class CampoClienteComponent {
  readonly nombre = model.required<string>();
  readonly falta = input(false);
  readonly #http = inject(HttpClient);
  readonly #clock = inject(CLOCK);
  protected readonly conocidos = signal<readonly Cliente[]>([]);
  #espera: Cancel | undefined;
  #busqueda = Subscription.EMPTY;

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      this.#espera?.();
      this.#busqueda.unsubscribe();
    });
  }

  protected escribir(nombre: string): void {
    this.nombre.set(nombre);
    this.#espera?.();
    if (nombre.trim().length < 2) return;
    this.#espera = this.#clock.after(ESPERA_MS, () => this.#buscar(nombre.trim()));
  }

  /** Suggestions are a comfort: without them the name still works. */
  #buscar(q: string): void {
    this.#busqueda.unsubscribe();
    this.#busqueda = this.#http
      .get<{ datos: Cliente[] }>('/api/v1/clientes', { params: { q } })
      .subscribe({ next: ({ datos }) => this.conocidos.set(datos.slice(0, 8)), error: () => undefined });
  }
}
