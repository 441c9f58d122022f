import { inject, Injectable } from '@angular/core';
import type { Cancel } from '@citas/clock';
import type { Notification } from '@citas/protocol';
import { TranslocoService } from '@jsverse/transloco';
import { ToastrService } from 'ngx-toastr';
import { Subscription } from 'rxjs';
import { IdiomaService } from '../i18n/idioma.service.ts';
import { PalabraService } from '../i18n/palabra.service.ts';
import { WebsocketService } from '../realtime/websocket.service.ts';
import { CLOCK } from '../tiempo/clock.token.ts';
import { CapaSuperior } from '../ui/capa-superior.service.ts';
import { PantallaAncha } from '../ui/pantalla-ancha.service.ts';
import { AvisoComponent, type CargaDeAviso } from './aviso.component.ts';
import { AvisosCallados } from './avisos-callados.service.ts';
import { BandejaService } from './bandeja.service.ts';
import { CambiosPropios } from './cambios-propios.service.ts';
import { avisoEn, claseDeAviso } from './clase-de-aviso.ts';
import { IrACita } from './ir-a-cita.service.ts';
import { Turnos } from './turnos.ts';
import { Voz } from './voz.service.ts';

/** A connection that is back within this time was never worth a word, such as for a renewed token. */
const PACIENCIA_MS = 2000;
const MAXIMO = 3;
/** On a phone a third one would cover half the page. */
const MAXIMO_EN_MOVIL = 2;
const SIN_FIN = { disableTimeOut: true, timeOut: 0, extendedTimeOut: 0 } as const;
type Tono = 'success' | 'info' | 'warning' | 'error';
const TONO: Readonly<Record<Notification['data']['nivel'], Tono>> = {
  info: 'info',
  exito: 'success',
  aviso: 'warning',
};

/** Toasts: the connection, and what the hub wants a person to know. At most three, on a phone two; errors stay. */
@Injectable({ providedIn: 'root' })
export class AvisosService {
  readonly #toastr = inject(ToastrService);
  readonly #transloco = inject(TranslocoService);
  readonly #idioma = inject(IdiomaService).idioma;
  readonly #palabra = inject(PalabraService).palabra;
  readonly #clock = inject(CLOCK);
  readonly #ws = inject(WebsocketService);
  readonly #bandeja = inject(BandejaService);
  readonly #callados = inject(AvisosCallados);
  readonly #propios = inject(CambiosPropios);
  readonly #irACita = inject(IrACita);
  readonly #capa = inject(CapaSuperior);
  readonly #ancha = inject(PantallaAncha);
  readonly #voz = inject(Voz);
  readonly #turnos = new Turnos(this.#clock, (n) =>
    this.mostrar('info', this.#t(n === 1 ? 'bandeja.nuevo' : 'bandeja.nuevos', { n }), undefined, {
      enSilencio: true,
    }),
  );
  #escucha = Subscription.EMPTY;
  #espera: Cancel | undefined;
  /** What the person was told last. */
  #dicho: boolean | undefined;

  empezar(): void {
    this.#dicho = undefined;
    this.#escucha = new Subscription();
    this.#escucha.add(this.#ws.connectionStatus$.subscribe((conectado) => this.#conexion(conectado)));
    const ajenas$ = this.#bandeja.nuevas$.pipe(this.#propios.soloAjenos);
    this.#escucha.add(ajenas$.subscribe(({ data }) => this.#notificacion(data)));
  }

  terminar(): void {
    this.#espera?.();
    this.#turnos.olvidar();
    this.#escucha.unsubscribe();
    // What they say is for whoever was in.
    this.#toastr.clear();
  }

  mostrar(tono: Tono, texto: string, titulo?: string, carga: CargaDeAviso = {}): void {
    this.#hacerSitio(texto, titulo ?? '');
    this.#toastr[tono](texto, titulo, { payload: carga, ...(tono === 'error' && SIN_FIN) });
    this.#capa.subir();
  }

  /** What the toasts tell is being read elsewhere. Errors stay. */
  recoger(): void {
    for (const { toastId, portal } of [...this.#toastr.toasts]) {
      if (!esError(portal.instance)) this.#toastr.remove(toastId);
    }
  }

  #conexion(conectado: boolean): void {
    this.#espera?.();
    if (conectado && this.#dicho !== true) {
      this.#dicho = true;
      this.#retirar('conexion.desconectado');
      this.mostrar('success', this.#t('conexion.conectado'));
    } else if (!conectado && this.#dicho === true) {
      this.#espera = this.#clock.after(PACIENCIA_MS, () => {
        this.#dicho = false;
        this.#retirar('conexion.conectado');
        this.mostrar('warning', this.#t('conexion.desconectado'));
      });
    }
  }

  /** What no longer holds does not stand beside what does. */
  #retirar(clave: string): void {
    const texto = this.#t(clave);
    for (const { toastId, message } of [...this.#toastr.toasts])
      if (message === texto) this.#toastr.remove(toastId);
  }

  #notificacion({ nivel, citaId, ...aviso }: Notification['data']): void {
    const clase = claseDeAviso(aviso.titulo);
    const { titulo, message } = avisoEn({ idioma: this.#idioma(), palabra: this.#palabra() }, aviso);
    if (!this.#callados.salta(clase)) return;
    // The guide's words for the one that comes most often.
    const dicho = clase === 'cita_nueva' ? this.#t('aviso.nueva') : titulo;
    this.#voz.decir(`${dicho}: ${message}`);
    if (!this.#turnos.toca()) return;
    const accion = citaId ? { texto: this.#t('bandeja.ver'), hacer: () => this.#abrir(citaId) } : undefined;
    this.mostrar(TONO[nivel], message, dicho, { enSilencio: true, ...(accion && { accion }) });
  }

  #abrir(citaId: string): void {
    const { perdida, textoDePerdida } = this.#irACita;
    this.#irACita.ir(citaId, {
      alFallar: () => this.mostrar('warning', this.#t(perdida() ? textoDePerdida() : 'bandeja.noSeAbre')),
    });
  }

  /** The oldest goes, but an error only for want of another; one that says the same is counted, not added. */
  #hacerSitio(texto: string, titulo: string): void {
    const abiertos = this.#toastr.toasts;
    const esIgual = abiertos.some(({ message, title }) => message === texto && title === titulo);
    const maximo = this.#ancha.columnas() ? MAXIMO : MAXIMO_EN_MOVIL;
    if (abiertos.length < maximo || esIgual) return;
    const sobra = abiertos.find(({ portal }) => !esError(portal.instance)) ?? abiertos[0];
    if (sobra) this.#toastr.remove(sobra.toastId);
  }

  #t(clave: string, datos: Record<string, unknown> = {}): string {
    return this.#transloco.translate(clave, datos);
  }
}

function esError(aviso: unknown): boolean {
  return aviso instanceof AvisoComponent && aviso.esError();
}
