import { Component, computed, effect, inject, input, linkedSignal, output, untracked } from '@angular/core';
import { atiende, estaAbierta } from '@citas/domain';
import type { Cita } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { CitasService } from '../citas/citas.service.ts';
import { UserService } from '../sesion/user.service.ts';
import { CambioDeOtraComponent } from '../ui/cambio-de-otra.component.ts';
import { IconoDirective } from '../ui/icono.directive.ts';
import { NotaEscrita } from './nota-escrita.service.ts';

/** What is to be written to a cita, and the cita it was written over. */
export interface Anotacion {
  readonly cita: Cita;
  readonly notas: string;
}

/**
 * The notes of a cita. What is half typed outlives every change by others; notes of theirs are shown, never overwritten
 * unseen. One that is closed takes none: what was half typed by then is shown, until it is thrown away.
 */
@Component({
  selector: 'app-notas-de-cita',
  imports: [CambioDeOtraComponent, IconoDirective, TranslocoDirective],
  templateUrl: './notas-de-cita.component.html',
})
export class NotasDeCitaComponent {
  readonly cita = input.required<Cita>();
  readonly soloLectura = input(false);
  readonly anotar = output<Anotacion>();
  readonly #citas = inject(CitasService);
  readonly #guardadas = inject(NotaEscrita);
  readonly #rol = inject(UserService).currentUserValue.rol;

  /** A note is shown before it is saved: whether it is, and whose the last one is, the server knows. */
  readonly #guardada = computed(() => this.#citas.sinAnticipos(this.cita()));
  /** Undefined until somebody types, and again once a later version has it. */
  readonly #escrito = linkedSignal<Cita, string | undefined>({
    source: this.#guardada,
    computation: (cita, antes) => {
      if (antes?.source.id !== cita.id) return untracked(() => this.#guardadas.leer(cita)?.texto);
      const guardado = cita.version > antes.source.version && (cita.notas ?? '') === antes.value?.trim();
      return guardado ? undefined : antes.value;
    },
  });
  /** The cita over which it is typed. */
  readonly #base = linkedSignal<Cita, Cita>({
    source: this.#guardada,
    computation: (cita, antes) =>
      untracked(() => {
        const base = antes?.value.id === cita.id ? antes.value : this.#guardadas.leer(cita)?.base;
        return base && this.#esDeOtra(base, cita) ? base : cita;
      }),
  });
  /** Without a connection too: what is being typed stays, and waits. */
  protected readonly puedeAnotar = computed(() => atiende(this.#rol) && estaAbierta(this.cita().estado));
  protected readonly texto = computed(() => this.#escrito() ?? this.#base().notas ?? '');
  readonly #hayCambios = computed(() => this.texto().trim() !== (this.#base().notas ?? ''));
  /** Not while it is on its way. */
  protected readonly porGuardar = computed(
    () => this.#hayCambios() && this.texto().trim() !== (this.cita().notas ?? ''),
  );
  protected readonly esDeOtra = computed(() => this.#esDeOtra(this.#base(), this.#guardada()));

  constructor() {
    // Also where the answer that said so was lost.
    effect(() => this.#guardadas.guardada(this.#guardada()));
  }

  protected escribir(texto: string): void {
    this.#escrito.set(texto);
    if (this.#hayCambios()) this.#guardadas.guardar({ texto, base: this.#base() });
    else this.#guardadas.olvidar(this.cita());
  }

  protected guardar(): void {
    if (this.porGuardar() && !this.soloLectura())
      this.anotar.emit({ cita: this.#base(), notas: this.texto() });
  }

  /** What the server has stays; of mine nothing. */
  protected aceptar(): void {
    this.#escrito.set(undefined);
    this.#base.set(this.#guardada());
    this.#guardadas.olvidar(this.cita());
  }

  /** Now that it has been seen, what was written here goes over it. */
  protected insistir(): void {
    this.#base.set(this.#guardada());
    this.guardar();
  }

  #esDeOtra(base: Cita, cita: Cita): boolean {
    const escrito = this.#escrito()?.trim();
    return escrito !== undefined && cita.notas !== base.notas && (cita.notas ?? '') !== escrito;
  }
}
