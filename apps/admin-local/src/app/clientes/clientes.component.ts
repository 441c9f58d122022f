import { Component, DestroyRef, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { Cancel } from '@citas/clock';
import type { ClienteConVisitas } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { IconoDirective } from '../ui/icono.directive.ts';
import { Subscription } from 'rxjs';
import { Formato } from '../i18n/formato.service.ts';
import { CLOCK } from '../tiempo/clock.token.ts';
import { ErrorComponent } from '../ui/error.component.ts';
import { ClientesApi } from './clientes-api.ts';
import { ResumenDeVisitasComponent } from './resumen-de-visitas.component.ts';
import { Telefonos } from './telefonos.service.ts';

const ESPERA_MS = 250;
const POR_PAGINA = 25;

/** Everybody who has ever come, found by what one remembers of them. What is looked for stands in the address. */
@Component({
  selector: 'app-clientes',
  imports: [ErrorComponent, IconoDirective, ResumenDeVisitasComponent, RouterLink, TranslocoDirective],
  templateUrl: './clientes.component.html',
  styleUrl: './clientes.component.css',
})
export class ClientesComponent {
  /** `?q=` in the address. */
  readonly q = input<string>();
  readonly #api = inject(ClientesApi);
  readonly #clock = inject(CLOCK);
  readonly #router = inject(Router);
  protected readonly formato = inject(Formato);
  protected readonly telefonos = inject(Telefonos);
  #espera: Cancel | undefined;
  #lectura = Subscription.EMPTY;

  protected readonly escrito = signal('');
  protected readonly clientes = signal<readonly ClienteConVisitas[] | undefined>(undefined);
  protected readonly siguiente = signal<string | null>(null);
  protected readonly leyendo = signal(false);
  protected readonly error = signal<unknown>(undefined);

  constructor() {
    effect(() => {
      const q = this.q() ?? '';
      untracked(() => {
        // While somebody writes, the address comes after them.
        if (q !== this.escrito().trim()) this.escrito.set(q);
        this.leer();
      });
    });
    inject(DestroyRef).onDestroy(() => {
      this.#espera?.();
      this.#lectura.unsubscribe();
    });
  }

  protected escribir(texto: string): void {
    this.escrito.set(texto);
    this.#espera?.();
    this.#espera = this.#clock.after(ESPERA_MS, () => {
      const q = texto.trim() || null;
      void this.#router.navigate([], { queryParams: { q }, replaceUrl: true });
    });
  }

  protected leer(): void {
    this.#pedir((pagina) => pagina);
  }

  protected mas(): void {
    this.#pedir((pagina) => [...(this.clientes() ?? []), ...pagina], this.siguiente() ?? undefined);
  }

  #pedir(con: (pagina: readonly ClienteConVisitas[]) => readonly ClienteConVisitas[], cursor?: string): void {
    this.#lectura.unsubscribe();
    this.leyendo.set(true);
    this.error.set(undefined);
    this.#lectura = this.#api.buscar(this.q() ?? '', POR_PAGINA, cursor).subscribe({
      next: ({ datos, siguiente }) => {
        this.clientes.set(con(datos));
        this.siguiente.set(siguiente);
        this.leyendo.set(false);
      },
      error: (error: unknown) => {
        this.error.set(error);
        this.leyendo.set(false);
      },
    });
  }
}
