import { inject, Injectable, signal } from '@angular/core';
import type { Cancel } from '@citas/clock';
import { estaAbierta, transicionesPermitidas, type EstadoCita } from '@citas/domain';
import type { Cita, Hueco, Serie } from '@citas/protocol';
import { TranslocoService } from '@jsverse/transloco';
import { map, tap, type Observable } from 'rxjs';
import { CitasApi } from '../citas/citas-api.ts';
import { CitasService } from '../citas/citas.service.ts';
import { MotivoEscrito } from '../citas/motivo-escrito.service.ts';
import { esProblema } from '../http/problema.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { AvisoTardio } from '../notificaciones/aviso-tardio.ts';
import { UserService } from '../sesion/user.service.ts';
import { CLOCK } from '../tiempo/clock.token.ts';
import { DESHACER_MS } from '../ui/deshacer.ts';
import type { Choque } from './choque.ts';
import { conflictoDe } from './conflicto.ts';
import { desfaseDe, type Desfase } from './desfase.ts';
import { FilaDeCambios } from './fila-de-cambios.ts';
import type { Hecho } from './hecho.ts';
import { NotaEscrita } from './nota-escrita.service.ts';
import type { Anotacion } from './notas-de-cita.component.ts';
import { donde, estadoNuevo, porCelebrar, type ComoMover } from './ordenes.ts';
import { UnoTrasOtro } from './uno-tras-otro.ts';

/** A change that is shown before it is made. */
interface Cambio {
  readonly pronto: Partial<Cita>;
  readonly peticion: (antes: Cita, encima: boolean) => Observable<Cita>;
  readonly hecho: (nueva: Cita, antes: Cita) => Hecho;
}

/** Changes to citas from the agenda: shown at once, undone with one press, never over somebody else's. */
@Injectable()
export class CambiosDeCita {
  readonly #api = inject(CitasApi);
  readonly #citas = inject(CitasService);
  readonly #users = inject(UserService);
  readonly #negocio = inject(NegocioService);
  readonly #clock = inject(CLOCK);
  readonly #transloco = inject(TranslocoService);
  readonly #fila = new FilaDeCambios();
  readonly #tarde = new AvisoTardio();
  readonly #motivos = inject(MotivoEscrito);
  readonly #notas = inject(NotaEscrita);
  #olvidar: Cancel | undefined;

  readonly hecho = signal<Hecho | undefined>(undefined);
  readonly choques = new UnoTrasOtro<Choque>(({ cita }) => cita.id);
  readonly desfases = new UnoTrasOtro<Desfase>(({ antes }) => antes.id);
  readonly choque = this.choques.primero;
  readonly error = signal<unknown>(undefined);
  /** Whose citas the error is of. */
  readonly errorDe = signal('');
  /** The citas of which a change is on its way. */
  readonly enCurso = this.#citas.enCurso;

  estado(cita: Cita, a: EstadoCita, motivo?: string): void {
    if (motivo) this.#motivos.guardar(cita.id, motivo);
    this.#enviar(cita, {
      pronto: { estado: a, motivo: motivo ?? cita.motivo },
      peticion: (antes, encima) =>
        this.#api
          .cambiarEstado(antes, estadoNuevo(a, motivo, encima))
          .pipe(tap(() => this.#motivos.olvidar(cita.id))),
      hecho: (nueva, antes) => {
        const vuelta = transicionesPermitidas(a, this.#users.currentUserValue.rol).includes(antes.estado);
        const estado = this.#t(`estado.${a}`).toLowerCase();
        const texto = this.#t('hecho.estado', { cliente: cita.cliente, estado });
        const razon = antes.motivo ?? undefined;
        // Nothing is cancelled again without its reason.
        if (!vuelta || (antes.estado === 'cancelada' && !razon)) return { texto };
        const vuelve = this.#reversible(texto, nueva, (ahora, encima) =>
          this.#api.cambiarEstado(ahora, estadoNuevo(antes.estado, razon, encima || antes.solapeAutorizado)),
        );
        return { ...vuelve, reabre: antes.estado };
      },
    });
  }

  /** Taking it back is not undone: noted again, it would be of another time. */
  llegada(cita: Cita, llego: boolean): void {
    this.#enviar(cita, {
      pronto: { llegadaEn: llego ? new Date(this.#clock.now()).toISOString() : null },
      peticion: (antes) => this.#api.llegada(antes, llego),
      hecho: (nueva) => {
        const texto = this.#t(llego ? 'hecho.llego' : 'hecho.noLlego', { cliente: cita.cliente });
        if (!llego) return { texto };
        return this.#reversible(texto, nueva, (ahora) => this.#api.llegada(ahora, false));
      },
    });
  }

  /** From the grid: what is in the way is told by `choque`. */
  trasladar(cita: Cita, hueco: Hueco, { encima = false, reabre }: ComoMover = {}): void {
    const cambio: Cambio = {
      pronto: { ...hueco, ...(reabre && { estado: reabre }) },
      peticion: (antes, forzado) => this.#poner(antes, hueco, { encima: forzado, reabre }),
      hecho: (nueva, antes) => this.#movida(antes, nueva),
    };
    this.#enviar(cita, cambio, encima);
  }

  /** From the dialog. The error is the caller's: what is in the way is explained where the slots are. */
  mover(cita: Cita, hueco: Hueco, traslado: ComoMover = {}): Observable<Cita> {
    this.olvidarError();
    this.#yaNoSeDeshace(cita);
    return this.#fila.poner(cita, (antes) =>
      this.#poner(antes, hueco, traslado).pipe(
        tap({
          next: (nueva) => {
            this.#citas.agregarCita(nueva);
            this.#mostrar(this.#movida(antes, nueva));
          },
          error: (error: unknown) => this.#desfase(error, antes),
        }),
      ),
    );
  }

  anotar({ cita, notas }: Anotacion): void {
    const cambio = { notas: notas.trim() || null };
    this.#enviar(cita, {
      pronto: cambio,
      peticion: (antes) => this.#api.cambiar(antes, cambio).pipe(tap((nueva) => this.#notas.guardada(nueva))),
      hecho: (nueva, antes) =>
        this.#reversible(this.#t('hecho.anotada'), nueva, (ahora) =>
          this.#api.cambiar(ahora, { notas: antes.notas }),
        ),
    });
  }

  /** A new cita is taken back by deleting it: it was never meant to be. */
  creada(cita: Cita): void {
    this.olvidarError();
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
    this.olvidarError();
    const n = citas.length;
    const cliente = citas[0]?.cliente ?? '';
    const cuantas = this.#t(n === 1 ? 'serie.cuantasUna' : 'serie.cuantas', { n });
    this.#mostrar({ texto: this.#t('serie.creada', { cliente, cuantas }) });
  }

  /** On the page, for whoever is not looking at the dialog that asked for it; in a toast once the page has been left. */
  explicar(error: unknown, cita: Cita, { encima, reabre }: Pick<Choque, 'encima' | 'reabre'>): void {
    const avisado = this.#avisarDeDesfase(error, cita);
    if (this.#tarde.fallo(error, cita.cliente) || avisado) return;
    const conflicto = conflictoDe(error);
    if (conflicto) this.choques.poner({ cita, conflicto, encima, reabre: reabre && porCelebrar(reabre) });
    else {
      const otros = this.error() === undefined ? [] : this.errorDe().split(', ');
      this.errorDe.set([...new Set([...otros, cita.cliente])].join(', '));
      this.error.set(error);
    }
  }

  /** What went wrong has been read: something else is done, or other days are looked at. */
  olvidarError(): void {
    this.error.set(undefined);
  }

  deshacer(): void {
    this.olvidarError();
    const hecho = this.hecho();
    this.#olvidar?.();
    this.hecho.set(undefined);
    if (hecho?.cita) this.#retirar(hecho.cita, hecho);
  }

  #retirar(dejada: Cita, hecho: Hecho, encima = false): void {
    hecho.deshacer?.(dejada, encima).subscribe({
      next: (cita) => {
        if (cita) this.#citas.agregarCita(cita);
        this.#mostrar({ texto: this.#t('hecho.deshecho') });
      },
      error: (error: unknown) =>
        this.explicar(error, dejada, {
          encima: (ahora) => this.#retirar(ahora, hecho, true),
          reabre: hecho.reabre,
        }),
    });
  }

  /** What is refused goes back, unless somebody else has changed it since. */
  #enviar(cita: Cita, cambio: Cambio, encima = false): void {
    const { pronto, peticion, hecho } = cambio;
    this.olvidarError();
    this.#yaNoSeDeshace(cita);
    const retirar = this.#citas.anticipar(cita, pronto);
    const respuesta = this.#fila.poner(cita, (antes) =>
      peticion(antes, encima).pipe(
        tap({
          next: (nueva) => {
            retirar();
            this.#citas.cambiarCita(nueva);
            // What is taken back is the last change.
            if (!this.enCurso().has(cita.id)) this.#mostrar(hecho(nueva, antes));
          },
          error: (error: unknown) =>
            this.explicar(error, antes, {
              encima: (ahora) => this.#enviar(ahora, cambio, true),
              reabre: pronto.estado,
            }),
        }),
      ),
    );
    respuesta.subscribe({ error: retirar });
  }

  #avisarDeDesfase(error: unknown, cita: Cita): boolean {
    const desfase = this.#desfase(error, cita);
    if (desfase) this.desfases.poner(desfase);
    return desfase !== undefined;
  }

  /** The page shows what somebody else has left; what is gone by now goes from it too. */
  #desfase(error: unknown, cita: Cita): Desfase | undefined {
    if (esProblema(error, 'no-encontrado')) {
      this.#citas.quitarCita(cita.id);
      this.#notas.olvidar(cita);
    }
    const desfase = desfaseDe(error, cita);
    if (desfase) this.#citas.cambiarCita(desfase.ahora);
    return desfase;
  }

  /** What is closed is not moved, but reopened there. */
  #poner(antes: Cita, hueco: Hueco, { encima = false, reabre }: ComoMover): Observable<Cita> {
    const lugar = donde(hueco, encima);
    if (!reabre || estaAbierta(antes.estado)) return this.#api.cambiar(antes, lugar);
    return this.#api.cambiarEstado(antes, { a: reabre, ...lugar });
  }

  #movida(antes: Cita, nueva: Cita): Hecho {
    const { cliente, horaInicio: hora, horaFin } = nueva;
    // Closed again, it would be so where it never was.
    if (!estaAbierta(antes.estado)) return { texto: this.#t('mover.reabierta', { cliente, hora }) };
    const sigueAhi =
      antes.fecha === nueva.fecha && antes.horaInicio === hora && antes.profesionalId === nueva.profesionalId;
    const texto = sigueAhi
      ? this.#t('mover.estirada', { cliente, hora: horaFin })
      : this.#t('mover.movida', { cliente, hora });
    // Who has left the team is given nothing back.
    const seFue = this.#negocio.equipo().some(({ id, activo }) => id === antes.profesionalId && !activo);
    if (seFue && antes.profesionalId !== nueva.profesionalId) return { texto };
    const yaEncima = antes.solapeAutorizado && this.#users.currentUserValue.rol === 'admin';
    return this.#reversible(texto, nueva, (ahora, encima) =>
      this.#api.cambiar(ahora, donde(antes, encima || yaEncima)),
    );
  }

  #reversible(
    texto: string,
    cita: Cita,
    deshacer: (ahora: Cita, encima: boolean) => Observable<Cita>,
  ): Hecho {
    return {
      texto,
      cita,
      deshacer: (dejada, encima) => this.#fila.poner(dejada, (ahora) => deshacer(ahora, encima)),
    };
  }

  /** Another change of the cita begins: that one is taken back, or nothing. */
  #yaNoSeDeshace({ id }: Cita): void {
    if (this.hecho()?.cita?.id !== id) return;
    this.#olvidar?.();
    this.hecho.set(undefined);
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
