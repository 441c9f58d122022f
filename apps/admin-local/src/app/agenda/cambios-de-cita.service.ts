import { inject, Injectable, signal } from '@angular/core';
import type { Cancel } from '@citas/clock';
import { transicionesPermitidas, type EstadoCita } from '@citas/domain';
import type { CambiarCita, Cita, Hueco } from '@citas/protocol';
import { TranslocoService } from '@jsverse/transloco';
import { map, tap, type Observable } from 'rxjs';
import { CitasApi } from '../citas/citas-api.ts';
import { CitasService } from '../citas/citas.service.ts';
import { UserService } from '../sesion/user.service.ts';
import { CLOCK } from '../tiempo/clock.token.ts';
import { desfaseDe, type Desfase } from './desfase.ts';

/** How long a change can be taken back with one press. */
const DESHACER_MS = 8000;

export interface Hecho {
  readonly texto: string;
  /** Takes it back; absent when the rules allow no way back. */
  readonly deshacer?: () => Observable<Cita | undefined>;
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
  readonly error = signal<unknown>(undefined);
  /** The cita whose change is on its way. */
  readonly enCurso = signal<string | undefined>(undefined);

  estado(cita: Cita, a: EstadoCita, motivo?: string): void {
    this.#enviar(cita, this.#api.cambiarEstado(cita, a, motivo), (nueva) => {
      const vuelta = transicionesPermitidas(a, this.#users.currentUserValue.rol).includes(cita.estado);
      const texto = this.#t('hecho.estado', { cliente: cita.cliente, estado: this.#t(`estado.${a}`) });
      return vuelta ? { texto, deshacer: () => this.#api.cambiarEstado(nueva, cita.estado) } : { texto };
    });
  }

  /** The error is the caller's: a conflict is explained where the slots are. */
  mover(cita: Cita, hueco: Hueco): Observable<Cita> {
    return this.#api.cambiar(cita, cuando(hueco)).pipe(
      tap({
        next: (nueva) => {
          this.#citas.agregarCita(nueva);
          const texto = this.#t('mover.movida', { cliente: cita.cliente, hora: nueva.horaInicio });
          this.#mostrar({ texto, deshacer: () => this.#api.cambiar(nueva, cuando(cita)) });
        },
        error: (error: unknown) => this.#avisarDeDesfase(error, cita),
      }),
    );
  }

  /** A new cita is taken back by deleting it: it was never meant to be. */
  creada(cita: Cita): void {
    const { cliente, horaInicio: hora } = cita;
    const quitar = () => this.#citas.quitarCita(cita.id);
    this.#mostrar({
      texto: this.#t('reserva.creada', { cliente, hora }),
      deshacer: () =>
        this.#api.borrar(cita).pipe(
          tap(quitar),
          map(() => undefined),
        ),
    });
  }

  deshacer(): void {
    const deshacer = this.hecho()?.deshacer;
    this.#olvidar?.();
    this.hecho.set(undefined);
    deshacer?.().subscribe({
      next: (cita) => {
        if (cita) this.#citas.agregarCita(cita);
        this.#mostrar({ texto: this.#t('hecho.deshecho') });
      },
      error: (error: unknown) => this.error.set(error),
    });
  }

  #enviar(cita: Cita, peticion: Observable<Cita>, hecho: (nueva: Cita) => Hecho): void {
    this.error.set(undefined);
    this.enCurso.set(cita.id);
    peticion.subscribe({
      next: (nueva) => {
        this.enCurso.set(undefined);
        this.#citas.agregarCita(nueva);
        this.#mostrar(hecho(nueva));
      },
      error: (error: unknown) => {
        this.enCurso.set(undefined);
        if (!this.#avisarDeDesfase(error, cita)) this.error.set(error);
      },
    });
  }

  #avisarDeDesfase(error: unknown, cita: Cita): boolean {
    const desfase = desfaseDe(error, cita);
    if (!desfase) return false;
    this.#citas.agregarCita(desfase.ahora);
    this.desfase.set(desfase);
    return true;
  }

  #mostrar(hecho: Hecho): void {
    this.#olvidar?.();
    this.hecho.set(hecho);
    this.#olvidar = this.#clock.after(DESHACER_MS, () => this.hecho.set(undefined));
  }

  #t(clave: string, datos: Record<string, string> = {}): string {
    return this.#transloco.translate(clave, datos);
  }
}

function cuando({ fecha, horaInicio, horaFin, profesionalId }: Hueco | Cita): CambiarCita {
  return { fecha, horaInicio, horaFin, profesionalId };
}
