import { DOCUMENT, inject, Injectable, signal } from '@angular/core';
import type { Cancel } from '@citas/clock';
import { fromEvent, type Subscription } from 'rxjs';
import { CAMPO, CAPA } from '../ui/en-uso.ts';
import { BUSCAR_SIEMPRE } from './atajos.ts';
import { Secuencia } from './secuencia.ts';

const CLAVE = 'atajos';
const FLECHAS = new Set(['ArrowLeft', 'ArrowRight']);
/** What moves by arrows itself. */
const CON_FLECHAS = '[data-flechas]';

/**
 * The shortcuts of the page. Whoever has one registers it; the help lists them all. Single keys can be switched off
 * (WCAG 2.1.4) and never count while somebody types or a dialog is open.
 */
@Injectable({ providedIn: 'root' })
export class TecladoService {
  readonly #document = inject(DOCUMENT);
  readonly #secuencia = new Secuencia();
  readonly #acciones = new Map<string, (() => void)[]>();
  readonly #registrados = signal<ReadonlySet<string>>(new Set());
  readonly #activos = signal(localStorage.getItem(CLAVE) !== 'no');
  readonly activos = this.#activos.asReadonly();
  /** The shortcuts that do something just now. */
  readonly registrados = this.#registrados.asReadonly();

  /** Until the returned function is called. Of several for one shortcut the last counts. */
  registrar(atajo: string, hacer: () => void): Cancel {
    this.#acciones.set(atajo, [...(this.#acciones.get(atajo) ?? []), hacer]);
    this.#contar();
    return () => {
      const otras = (this.#acciones.get(atajo) ?? []).filter((una) => una !== hacer);
      this.#acciones.set(atajo, otras);
      this.#contar();
    };
  }

  usar(activos: boolean): void {
    this.#activos.set(activos);
    localStorage.setItem(CLAVE, activos ? 'si' : 'no');
  }

  escuchar(): Subscription {
    return fromEvent<KeyboardEvent>(this.#document, 'keydown').subscribe((evento) => this.pulsar(evento));
  }

  pulsar(evento: KeyboardEvent): void {
    if (evento.defaultPrevented || evento.isComposing || evento.repeat) return;
    const tecla = evento.key.length === 1 ? evento.key.toLowerCase() : evento.key;
    const atajo = this.#atajo(evento, tecla);
    const hacer = atajo === undefined ? undefined : this.#acciones.get(atajo)?.at(-1);
    if (!hacer) return;
    evento.preventDefault();
    hacer();
  }

  #atajo(evento: KeyboardEvent, tecla: string): string | undefined {
    const conControl = evento.ctrlKey || evento.metaKey;
    if (conControl && !evento.altKey && tecla === 'k') return BUSCAR_SIEMPRE;
    // AltGr writes signs on many keyboards; those, and `Shift`, are no shortcut of ours.
    if (conControl || evento.altKey || !this.#activos()) return undefined;
    return this.#estaOcupado(evento.target) ? undefined : this.#deUnaTecla(evento, tecla);
  }

  #deUnaTecla(evento: KeyboardEvent, tecla: string): string | undefined {
    if (tecla.length > 1) return esFlecha(evento) ? tecla : undefined;
    return this.#secuencia.leer(tecla, evento.timeStamp);
  }

  #estaOcupado(destino: EventTarget | null): boolean {
    const enCampo = destino instanceof Element && destino.closest(CAMPO) !== null;
    return enCampo || this.#document.querySelector(CAPA) !== null;
  }

  #contar(): void {
    const vivos = [...this.#acciones].filter(([, acciones]) => acciones.length > 0);
    this.#registrados.set(new Set(vivos.map(([atajo]) => atajo)));
  }
}

/** One that nothing else is moved by. */
function esFlecha({ key, shiftKey, target }: KeyboardEvent): boolean {
  const deOtro = target instanceof Element && target.closest(CON_FLECHAS) !== null;
  return FLECHAS.has(key) && !shiftKey && !deOtro;
}
