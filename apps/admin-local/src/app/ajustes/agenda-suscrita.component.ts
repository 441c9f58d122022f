import {
  afterNextRender,
  ApplicationRef,
  Component,
  computed,
  DOCUMENT,
  ElementRef,
  inject,
  input,
  linkedSignal,
  signal,
} from '@angular/core';
import { toObservable } from '@angular/core/rxjs-interop';
import type { Agenda, AgendaNueva } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { switchMap } from 'rxjs';
import { Formato } from '../i18n/formato.service.ts';
import { Texto } from '../i18n/texto.service.ts';
import { NegocioService } from '../negocio/negocio.service.ts';
import { EdadComponent } from '../tiempo/edad.component.ts';
import { enZona } from '../tiempo/fecha.ts';
import { DialogoComponent } from '../ui/dialogo.component.ts';
import { ErrorComponent } from '../ui/error.component.ts';
import { IconoDirective } from '../ui/icono.directive.ts';
import { AjustesApi } from './ajustes-api.ts';
import { DireccionDeAgendaComponent } from './direccion-de-agenda.component.ts';
import { Guardar } from './guardar.ts';
import { Lista } from './lista.ts';
import { PieDeAjusteComponent } from './pie-de-ajuste.component.ts';

interface Fila {
  readonly agenda: Agenda;
  readonly nombre: string;
  readonly usada: number | undefined;
}

interface Anulacion extends Fila {
  readonly orden: Guardar;
}

/** The agenda of a professional in the calendar of their phone: secret addresses, each shown once and good until revoked. */
@Component({
  selector: 'app-agenda-suscrita',
  imports: [
    DialogoComponent,
    DireccionDeAgendaComponent,
    EdadComponent,
    ErrorComponent,
    IconoDirective,
    PieDeAjusteComponent,
    TranslocoDirective,
  ],
  host: { class: 'border-line grid gap-3 border-t pt-4', tabindex: '-1' },
  templateUrl: './agenda-suscrita.component.html',
})
export class AgendaSuscritaComponent {
  readonly profesionalId = input.required<string>();
  readonly atiende = input.required<boolean>();
  readonly #api = inject(AjustesApi);
  readonly #formato = inject(Formato);
  readonly #texto = inject(Texto);
  readonly #zona = inject(NegocioService).zonaHoraria;
  readonly #app = inject(ApplicationRef);
  readonly #document = inject(DOCUMENT);
  readonly #anfitrion = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #deQuien$ = toObservable(this.profesionalId);
  protected readonly lista = new Lista<Agenda>(() =>
    this.#deQuien$.pipe(switchMap((id) => this.#api.agendas(id))),
  );
  protected readonly creacion = new Guardar();
  protected readonly nueva = linkedSignal<string, AgendaNueva | undefined>({
    source: this.profesionalId,
    computation: () => undefined,
  });
  protected readonly anulando = signal<Anulacion | undefined>(undefined);
  protected readonly filas = computed(() => this.lista.datos()?.map((agenda) => this.#filaDe(agenda)));

  protected crear(): void {
    this.creacion.hacer(this.#api.crearAgenda(this.profesionalId()), (nueva) => {
      this.nueva.set(nueva);
      this.lista.cargar();
    });
  }

  protected preguntar(fila: Fila): void {
    this.anulando.set({ ...fila, orden: new Guardar() });
  }

  protected anular({ agenda, orden }: Anulacion): void {
    orden.hacer(this.#api.anularAgenda(agenda), () => this.#quitar(agenda));
  }

  #quitar({ id }: Agenda): void {
    if (this.anulando()?.agenda.id === id) this.anulando.set(undefined);
    if (this.nueva()?.id === id) this.nueva.set(undefined);
    this.lista.datos.update((agendas) => agendas?.filter((agenda) => agenda.id !== id));
    this.lista.cargar();
    afterNextRender({ read: () => this.#recogerFoco() }, { injector: this.#app.injector });
  }

  /** The button that opened the dialog has gone with its line. */
  #recogerFoco(): void {
    if (this.#document.activeElement === this.#document.body) this.#anfitrion.focus();
  }

  #filaDe(agenda: Agenda): Fila {
    const { fecha, hora } = enZona(Date.parse(agenda.creadaEn), this.#zona());
    return {
      agenda,
      nombre: this.#texto.de('ajustes.icsCreada', { fecha: this.#formato.fechaCompleta(fecha), hora }),
      usada: agenda.usadaEn === null ? undefined : Date.parse(agenda.usadaEn),
    };
  }
}
