import { inject, Injectable, signal } from '@angular/core';
import type { Cancel } from '@citas/clock';
import { transicionesPermitidas, type EstadoCita } from '@citas/domain';
import type { CambiarCita, Cita, Hueco, Serie } from '@citas/protocol';
import { TranslocoService } from '@jsverse/transloco';
import { map, tap, type Observable } from 'rxjs';
import { CitasApi } from '../citas/citas-api.ts';
import { CitasService } from '../citas/citas.service.ts';
import { UserService } from '../sesion/user.service.ts';
import { CLOCK } from '../tiempo/clock.token.ts';
import { DESHACER_MS } from '../ui/deshacer.ts';
import { conflictoDe, type Conflicto } from './conflicto.ts';
import { desfaseDe, type Desfase } from './desfase.ts';
import type { Anotacion } from './notas-de-cita.component.ts';

export interface Hecho {
  readonly texto: string;
  /** As it was left; absent when nothing can be taken back. */
  readonly cita?: Cita;
  /** Takes it back; absent when the rules allow no way back. */
  readonly deshacer?: () => Observable<Cita | undefined>;
}

/** A cita that could not be moved where it was dropped, and where else it could. */
export interface Choque {
  readonly cita: Cita;
  readonly conflicto: Conflicto;
}

/** Changes to citas from the agenda: shown at once, undone with one press, never over somebody else's. */
@Injectable()
export class CambiosDeCita {
  readonly #api = inject(CitasApi);
  readonly #citas = inject(CitasService);
  readonly #users = inject(UserService);
  readonly #clock = inject(CLOCK);
  readonly #transloco = inject(TranslocoService);
  #olvidar: Cancel | undefined;

  readonly hecho = signal<Hecho | undefined>(undefined);
  readonly desfase = signal<Desfase | undefined>(undefined);
  readonly choque = signal<Choque | undefined>(undefined);
  readonly error = signal<unknown>(undefined);
  /** The cita whose change is on its way. */
  readonly enCurso = signal<string | undefined>(undefined);

  estado(cita: Cita, a: EstadoCita, motivo?: string): void {
    this.#enviar(
      cita,
      { estado: a, motivo: motivo ?? cita.motivo },
      this.#api.cambiarEstado(cita, a, motivo),
      (nueva) => {
        const vuelta = transicionesPermitidas(a, this.#users.currentUserValue.rol).includes(cita.estado);
        const estado = this.#t(`estado.${a}`).toLowerCase();
        const texto = this.#t('hecho.estado', { cliente: cita.cliente, estado });
        if (!vuelta) return { texto };
        return { texto, cita: nueva, deshacer: () => this.#api.cambiarEstado(nueva, cita.estado) };
      },
    );
  }

  /** Taking it back is not undone: noted again, it would be of another time. */
  llegada(cita: Cita, llego: boolean): void {
    const llegadaEn = llego ? new Date(this.#clock.now()).toISOString() : null;
    this.#enviar(cita, { llegadaEn }, this.#api.llegada(cita, llego), (nueva) => {
      const texto = this.#t(llego ? 'hecho.llego' : 'hecho.noLlego', { cliente: cita.cliente });
      if (!llego) return { texto };
      return { texto, cita: nueva, deshacer: () => this.#api.llegada(nueva, false) };
    });
  }

  /** From the grid: what is in the way is told by `choque`. */
  trasladar(cita: Cita, hueco: Hueco): void {
    this.#enviar(cita, hueco, this.#api.cambiar(cita, donde(hueco)), (nueva) => this.#movida(cita, nueva));
  }

  /** From the dialog. The error is the caller's: a conflict is explained where the slots are. */
  mover(cita: Cita, hueco: Hueco): Observable<Cita> {
    return this.#api.cambiar(cita, donde(hueco)).pipe(
      tap({
        next: (nueva) => {
          this.#citas.agregarCita(nueva);
          this.#mostrar(this.#movida(cita, nueva));
        },
        error: (error: unknown) => this.#avisarDeDesfase(error, cita),
      }),
    );
  }

  anotar({ cita, notas }: Anotacion): void {
    const cambio = { notas: notas.trim() || null };
    this.#enviar(cita, cambio, this.#api.cambiar(cita, cambio), (nueva) => ({
      texto: this.#t('hecho.anotada'),
      cita: nueva,
      deshacer: () => this.#api.cambiar(nueva, { notas: cita.notas }),
    }));
  }

  /** A new cita is taken back by deleting it: it was never meant to be. */
  creada(cita: Cita): void {
    const { cliente, horaInicio: hora } = cita;
    const quitar = () => this.#citas.quitarCita(cita.id);
    this.#mostrar({
      texto: this.#t('reserva.creada', { cliente, hora }),
      cita,
      deshacer: () =>
        this.#api.borrar(cita).pipe(
          tap(quitar),
          map(() => undefined),
        ),
    });
  }

  /** What it made is many; each is cancelled, or all of them, from any of them. */
  serieCreada({ citas }: Serie): void {
    const n = citas.length;
    const cliente = citas[0]?.cliente ?? '';
    const cuantas = this.#t(n === 1 ? 'serie.cuantasUna' : 'serie.cuantas', { n });
    this.#mostrar({ texto: this.#t('serie.creada', { cliente, cuantas }) });
  }

  deshacer(): void {
    const { cita: dejada, deshacer } = this.hecho() ?? {};
    this.#olvidar?.();
    this.hecho.set(undefined);
    deshacer?.().subscribe({
      next: (cita) => {
        if (cita) this.#citas.agregarCita(cita);
        this.#mostrar({ texto: this.#t('hecho.deshecho') });
      },
      error: (error: unknown) => (dejada ? this.#explicar(error, dejada) : this.error.set(error)),
    });
  }

  /** Shown before it is answered. What is refused goes back, unless somebody else has changed it since. */
  #enviar(
    cita: Cita,
    pronto: Partial<Cita>,
    peticion: Observable<Cita>,
    hecho: (nueva: Cita) => Hecho,
  ): void {
    this.error.set(undefined);
    this.enCurso.set(cita.id);
    this.#citas.agregarCita({ ...cita, ...pronto });
    peticion.subscribe({
      next: (nueva) => {
        this.enCurso.set(undefined);
        this.#citas.agregarCita(nueva);
        this.#mostrar(hecho(nueva));
      },
      error: (error: unknown) => {
        this.enCurso.set(undefined);
        this.#citas.agregarCita(cita);
        this.#explicar(error, cita);
      },
    });
  }

  #explicar(error: unknown, cita: Cita): void {
    if (this.#avisarDeDesfase(error, cita)) return;
    const conflicto = conflictoDe(error);
    if (conflicto) this.choque.set({ cita, conflicto });
    else this.error.set(error);
  }

  #avisarDeDesfase(error: unknown, cita: Cita): boolean {
    const desfase = desfaseDe(error, cita);
    if (!desfase) return false;
    this.#citas.agregarCita(desfase.ahora);
    this.desfase.set(desfase);
    return true;
  }

  #movida(antes: Cita, nueva: Cita): Hecho {
    const { cliente, horaInicio, horaFin } = nueva;
    const sigueAhi =
      antes.fecha === nueva.fecha &&
      antes.horaInicio === horaInicio &&
      antes.profesionalId === nueva.profesionalId;
    const texto = sigueAhi
      ? this.#t('mover.estirada', { cliente, hora: horaFin })
      : this.#t('mover.movida', { cliente, hora: horaInicio });
    return { texto, cita: nueva, deshacer: () => this.#api.cambiar(nueva, donde(antes)) };
  }

  #mostrar(hecho: Hecho): void {
    this.#olvidar?.();
    this.hecho.set(hecho);
    this.#olvidar = this.#clock.after(DESHACER_MS, () => this.hecho.set(undefined));
  }

  #t(clave: string, datos: Record<string, string | number> = {}): string {
    return this.#transloco.translate(clave, datos);
  }
}

function donde({ fecha, horaInicio, horaFin, profesionalId }: Hueco | Cita): CambiarCita {
  return { fecha, horaInicio, horaFin, profesionalId };
}
