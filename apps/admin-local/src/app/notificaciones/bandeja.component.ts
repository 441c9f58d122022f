import {
  Component,
  computed,
  DOCUMENT,
  effect,
  inject,
  signal,
  untracked,
  viewChild,
  type ElementRef,
} from '@angular/core';
import type { ClaseDeNotificacion } from '@citas/domain';
import type { Notificacion } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { IconoDirective } from '../ui/icono.directive.ts';
import { IdiomaService } from '../i18n/idioma.service.ts';
import { PalabraService } from '../i18n/palabra.service.ts';
import { ErrorComponent } from '../ui/error.component.ts';
import { AvisosCallados } from './avisos-callados.service.ts';
import { AvisosService } from './avisos.service.ts';
import { BandejaService } from './bandeja.service.ts';
import { avisoEn, CLASES_DE_AVISO } from './clase-de-aviso.ts';
import { IrACita } from './ir-a-cita.service.ts';
import { LineaDeAvisoComponent } from './linea-de-aviso.component.ts';

/** The bell with its unread count, and the tray that it opens. */
@Component({
  selector: 'app-bandeja',
  imports: [ErrorComponent, LineaDeAvisoComponent, IconoDirective, TranslocoDirective],
  host: { '(document:visibilitychange)': 'mirar()' },
  templateUrl: './bandeja.component.html',
  styleUrl: './bandeja.component.css',
})
export class BandejaComponent {
  protected readonly bandeja = inject(BandejaService);
  protected readonly callados = inject(AvisosCallados);
  protected readonly irACita = inject(IrACita);
  readonly #avisos = inject(AvisosService);
  readonly #idioma = inject(IdiomaService).idioma;
  readonly #palabra = inject(PalabraService).palabra;
  protected readonly panel = viewChild<ElementRef<HTMLElement>>('panel');
  protected readonly clases = CLASES_DE_AVISO;
  protected readonly abierta = signal(false);
  protected readonly enPreferencias = signal(false);
  readonly #document = inject(DOCUMENT);
  readonly #visible = signal(this.#document.visibilityState !== 'hidden');
  /** Somebody has the list before them. */
  readonly #aLaVista = computed(
    () => this.abierta() && !this.enPreferencias() && this.#visible() && this.bandeja.estado() === 'listo',
  );
  readonly #ultima = computed(() => this.bandeja.bandeja().datos[0]?.seq);
  /** What was read when the tray opened: who sees the list reads it, and the new ones should stand out still. */
  readonly #leidoAlAbrir = signal<number | undefined>(undefined);

  protected readonly lineas = computed(() => {
    const leido = this.#leidoAlAbrir() ?? Infinity;
    const habla = { idioma: this.#idioma(), palabra: this.#palabra() };
    return this.bandeja.bandeja().datos.map((una) => ({
      una,
      ...avisoEn(habla, una),
      nueva: una.seq > leido,
    }));
  });
  protected readonly etiqueta = computed(() => {
    const n = this.bandeja.noLeidas();
    if (n === 0) return 'bandeja.abrir';
    return n === 1 ? 'bandeja.abrirUno' : 'bandeja.abrirVarios';
  });
  /** No more different ones than these: the template remembers every text that it has shown. */
  protected readonly cuenta = computed(() =>
    this.bandeja.noLeidas() > 99 ? '99+' : this.bandeja.noLeidas(),
  );

  constructor() {
    // Again for each that comes meanwhile; one that could not be marked waits for the next, or for the next time.
    effect(() => {
      this.#ultima();
      if (this.#aLaVista()) untracked(() => this.#leer());
    });
  }

  protected alternada(estado: string): void {
    this.abierta.set(estado === 'open');
    this.enPreferencias.set(false);
    this.irACita.olvidar();
    this.#leidoAlAbrir.set(undefined);
    if (this.abierta()) this.#avisos.recoger();
  }

  protected mirar(): void {
    this.#visible.set(this.#document.visibilityState !== 'hidden');
  }

  protected ver({ citaId }: Notificacion): void {
    if (citaId) this.irACita.ir(citaId, { alLlegar: () => this.cerrar() });
  }

  protected alternarClase(clase: ClaseDeNotificacion): void {
    this.callados.alternar(clase);
  }

  protected cerrar(): void {
    this.panel()?.nativeElement.hidePopover();
  }

  #leer(): void {
    const { leidoHasta } = this.bandeja.bandeja();
    this.#leidoAlAbrir.update((leido) => leido ?? leidoHasta);
    this.bandeja.marcarLeidas();
  }
}
