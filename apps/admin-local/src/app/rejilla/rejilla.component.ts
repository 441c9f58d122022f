import { NgTemplateOutlet } from '@angular/common';
import {
  afterNextRender,
  Component,
  computed,
  effect,
  inject,
  Injector,
  input,
  output,
  untracked,
  viewChild,
  type ElementRef,
} from '@angular/core';
import { estaAbierta, minutosDeHora, type Fecha } from '@citas/domain';
import type { Bloqueo, Cita, Profesional } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import type { CambioAjeno } from '../citas/citas-de-dias.ts';
import type { Momento } from '../citas/tiempo-de-cita.ts';
import { Formato } from '../i18n/formato.service.ts';
import { Texto } from '../i18n/texto.service.ts';
import { mostrarEnPagina } from '../ui/mostrar-en-pagina.ts';
import { PantallaAncha } from '../ui/pantalla-ancha.service.ts';
import { arrastrar } from './arrastre.ts';
import {
  candidatoDe,
  datosDe,
  desdeElMinuto,
  enColumna,
  hastaElMinuto,
  validezDe,
  type Candidato,
} from './candidato.ts';
import { ocupacionDe, type Columna } from './columna.ts';
import { ColumnaVisible } from './columna-visible.ts';
import { ColumnaComponent, type Sitio, type Toma } from './columna.component.ts';
import { altura, alturaDeHora, ejeDe, horasDe, minutoEn, PX_DE_DEDO, PX_DE_RATON } from './eje.ts';
import { FocoDeBloqueDirective } from './foco-de-bloque.directive.ts';
import { MovimientoService } from './movimiento.service.ts';
import { pasoEnOrilla } from './orilla.ts';
import { PasoDeColumnaComponent } from './paso-de-columna.component.ts';
import { PersonaVisible } from './persona-visible.ts';
import { conTecla, esDe, type Tecla } from './tecla.ts';

export interface Traslado {
  readonly cita: Cita;
  readonly candidato: Candidato;
}

/** The agenda as a grid: time downwards, people or days side by side. Tells what is wanted and changes nothing itself. */
@Component({
  selector: 'app-rejilla',
  imports: [
    ColumnaComponent,
    FocoDeBloqueDirective,
    NgTemplateOutlet,
    PasoDeColumnaComponent,
    TranslocoDirective,
  ],
  providers: [MovimientoService],
  host: { class: 'block min-w-0' },
  templateUrl: './rejilla.component.html',
  styleUrl: './rejilla.component.css',
})
export class RejillaComponent {
  readonly columnas = input.required<readonly Columna[]>();
  /** Whether columns are days rather than people. */
  readonly porDias = input(false);
  readonly equipo = input.required<readonly Profesional[]>();
  readonly momento = input.required<Momento>();
  readonly ajenos = input.required<ReadonlyMap<string, CambioAjeno>>();
  /** The day that a week opens at, where it is seen day by day. */
  readonly dia = input<Fecha>();
  readonly seleccionada = input<string>();
  /** Whether the reader may make and move citas at all. */
  readonly editable = input(true);

  readonly abrir = output<Cita>();
  readonly crear = output<Sitio>();
  readonly trasladar = output<Traslado>();
  readonly bloqueo = output<Bloqueo>();
  readonly irADia = output<Fecha>();

  protected readonly formato = inject(Formato);
  readonly #pantalla = inject(PantallaAncha);
  readonly #persona = inject(PersonaVisible);
  readonly #movimiento = inject(MovimientoService);
  readonly #texto = inject(Texto);
  readonly #injector = inject(Injector);
  protected readonly marco = viewChild<ElementRef<HTMLElement>>('marco');
  protected readonly cuerpo = viewChild<ElementRef<HTMLElement>>('cuerpo');

  /** Where there is no room side by side, one column is seen after the other. */
  protected readonly deUnaEnUna = computed(() => !this.#pantalla.columnas());
  protected readonly visible = new ColumnaVisible(this.marco, this.deUnaEnUna);
  protected readonly indice = computed(() =>
    Math.min(this.visible.indice() ?? 0, this.columnas().length - 1),
  );
  protected readonly nombres = computed(() => this.columnas().map((columna) => this.nombreDe(columna)));

  protected readonly eje = computed(
    () =>
      ejeDe(
        this.columnas().flatMap(({ abierto }) => abierto),
        this.columnas().flatMap(({ citas }) => citas.map(({ cita }) => cita)),
        this.#pantalla.dedo() ? PX_DE_DEDO : PX_DE_RATON,
      ),
    {
      equal: (a, b) => a.desde === b.desde && a.hasta === b.hasta && a.pxPorMinuto === b.pxPorMinuto,
    },
  );
  protected readonly horas = computed(() => horasDe(this.eje()));
  protected readonly alto = computed(() => altura(this.eje(), this.eje().hasta));
  protected readonly altoDeHora = computed(() => 60 * this.eje().pxPorMinuto);
  protected readonly colores = computed(
    () => new Map(this.equipo().map(({ id, color }) => [id, color] as const)),
  );
  protected readonly lineaAhora = computed(() => {
    const { fecha, hora } = this.momento();
    const esHoy = this.columnas().some((columna) => columna.fecha === fecha);
    return esHoy ? alturaDeHora(this.eje(), hora) : undefined;
  });
  protected readonly actual = this.#movimiento.actual;
  protected readonly validez = computed(() => {
    const actual = this.actual();
    if (!actual) return undefined;
    const columnas = this.columnas();
    const destino = columnas.find((columna) => esDe(columna, actual.candidato));
    const citas = columnas.flatMap(({ tomadas }) => tomadas);
    const bloqueos = columnas.flatMap((columna) => columna.bloqueos);
    return validezDe(actual.candidato, actual.cita.id, { citas, bloqueos }, destino?.abierto ?? []);
  });
  /** What a screen reader hears: of a move by keyboard «12:45 con Luis, libre», of another column «Luis, 2 de 4». */
  protected readonly dicho = computed(() => {
    const [actual, validez] = [this.actual(), this.validez()];
    if (!actual || !validez || actual.con !== 'teclado') return this.#columnaDicha();
    const { horaInicio, horaFin, fecha, profesionalId } = actual.candidato;
    const quien = this.equipo().find(({ id }) => id === profesionalId)?.nombre;
    return [
      this.porDias() ? this.formato.fechaLarga(fecha) : '',
      `${horaInicio}–${horaFin}`,
      quien ?? this.#t('agenda.sinProfesional'),
      this.#t(`rejilla.validez_${validez.tipo}`, datosDe(validez)),
    ]
      .filter(Boolean)
      .join(', ');
  });

  constructor() {
    effect(() => {
      const indice = this.visible.indice();
      if (indice === undefined) return;
      untracked(() => {
        if (!this.porDias()) this.#persona.id = this.columnas()[indice]?.profesionalId;
      });
    });
    const dias = computed(() => `${this.columnas()[0]?.fecha} ${this.porDias()} ${this.deUnaEnUna()}`);
    effect(() => {
      dias();
      untracked(() => afterNextRender(() => this.#enfocarElMomento(), { injector: this.#injector }));
    });
  }

  protected ocupada(columna: Columna): string {
    const ocupacion = ocupacionDe([columna]);
    return ocupacion === undefined ? '' : this.formato.porcentaje(ocupacion);
  }

  protected nombreDe({ fecha, profesional, profesionalId }: Columna): string {
    if (this.porDias()) return this.formato.fechaLarga(fecha);
    return profesionalId === null ? this.#t('agenda.sinProfesional') : (profesional?.nombre ?? '');
  }

  protected enMarcha(columna: Columna) {
    const actual = this.actual();
    return actual && esDe(columna, actual.candidato) ? actual : undefined;
  }

  protected tomar({ evento, cita, modo }: Toma): void {
    const cuerpo = this.cuerpo()?.nativeElement;
    if (!cuerpo || !this.editable()) return;
    const borde = modo === 'mover' ? cita.horaInicio : cita.horaFin;
    const agarre =
      evento.clientY - cuerpo.getBoundingClientRect().top - altura(this.eje(), minutosDeHora(borde));
    arrastrar(evento, {
      empezar: () => this.#movimiento.empezar(cita, 'puntero'),
      llevar: (x, y) => {
        this.#acercar(x, y);
        const minuto = minutoEn(this.eje(), y - cuerpo.getBoundingClientRect().top - agarre);
        const columna = modo === 'mover' ? this.#columnaEn(cuerpo, x) : undefined;
        const base = columna ? enColumna(candidatoDe(cita), columna) : candidatoDe(cita);
        this.#movimiento.llevar(modo === 'mover' ? desdeElMinuto(base, minuto) : hastaElMinuto(base, minuto));
      },
      soltar: () => this.#soltar(),
      cancelar: () => this.#movimiento.cancelar(),
    });
  }

  /** Arrows move what has the focus; Enter keeps it there, Escape puts it back. */
  protected tecla({ evento, cita }: { evento: KeyboardEvent; cita: Cita }): void {
    if (!this.editable() || evento.ctrlKey || evento.metaKey || !estaAbierta(cita.estado)) return;
    const hacer = this.#acabar(evento.key) ?? this.#llevar(evento, cita);
    if (!hacer) return;
    evento.preventDefault();
    evento.stopPropagation();
    hacer();
  }

  /** Who goes elsewhere while moving by keyboard has not said yes. */
  protected soltarFoco(): void {
    if (this.actual()?.con === 'teclado') this.#movimiento.cancelar();
  }

  #acabar(tecla: string): (() => void) | undefined {
    const actual = this.actual();
    if (!actual) return undefined;
    if (tecla === 'Enter') return () => this.#soltar();
    if (tecla !== 'Escape') return undefined;
    return () => {
      this.#movimiento.cancelar();
      this.#mostrar(candidatoDe(actual.cita));
    };
  }

  #llevar(tecla: Tecla, cita: Cita): (() => void) | undefined {
    const actual = this.actual();
    const candidato = conTecla(actual?.candidato ?? candidatoDe(cita), tecla, this.columnas());
    return (
      candidato &&
      (() => {
        if (!actual) this.#movimiento.empezar(cita, 'teclado');
        this.#movimiento.llevar(candidato);
        this.#mostrar(candidato);
      })
    );
  }

  #columnaDicha(): string {
    const nombres = this.nombres();
    if (!this.deUnaEnUna() || nombres.length < 2) return '';
    return `${nombres[this.indice()]}, ${this.#t('rejilla.deCuantas', { n: this.indice() + 1, total: nombres.length })}`;
  }

  #soltar(): void {
    const hecho = this.#movimiento.soltar();
    if (hecho) this.trasladar.emit({ cita: hecho.cita, candidato: hecho.candidato });
  }

  #columnaEn(cuerpo: HTMLElement, x: number): Columna | undefined {
    const elementos = [...cuerpo.querySelectorAll<HTMLElement>('app-columna')];
    const lugar = elementos.findIndex((elemento) => x < elemento.getBoundingClientRect().right);
    return this.columnas().at(lugar);
  }

  /** The column in which a cita would lie, where one is seen alone. */
  #mostrar(candidato: Candidato): void {
    if (this.deUnaEnUna())
      this.visible.ir(
        this.columnas().findIndex((columna) => esDe(columna, candidato)),
        'instant',
      );
  }

  /** Scrolls where a drag comes near the edge of what is seen. */
  #acercar(x: number, y: number): void {
    const marco = this.marco()?.nativeElement;
    if (!marco) return;
    const { top, bottom, left, right } = marco.getBoundingClientRect();
    marco.scrollBy(pasoEnOrilla(x, left, right), pasoEnOrilla(y, top, bottom));
  }

  /** Opens at the cita that was asked for; else today at this hour, another day where it begins. */
  #enfocarElMomento(): void {
    const marco = this.marco()?.nativeElement;
    const [{ fecha, hora }, columnas] = [this.momento(), this.columnas()];
    const esHoy = columnas.some((columna) => columna.fecha === fecha);
    const citas = columnas.flatMap((columna) => columna.citas.map(({ cita }) => cita));
    const primera = citas.map(({ horaInicio }) => horaInicio).toSorted()[0];
    const pedida = citas.find(({ id }) => id === this.seleccionada())?.horaInicio;
    const foco = pedida ?? (esHoy ? hora : primera);
    if (this.deUnaEnUna()) this.visible.ir(this.#laDeAntes(columnas), 'instant');
    if (!marco || !foco) return;
    const arriba = altura(this.eje(), minutosDeHora(foco));
    if (!this.deUnaEnUna()) marco.scrollTop = arriba - marco.clientHeight / 3;
    // The page itself scrolls: only to what would not be seen otherwise, and never past what stands above another day.
    else if (esHoy) mostrarEnPagina(marco.getBoundingClientRect().top + arriba);
  }

  /** Of a week the day that it was opened at; of another day the same person. */
  #laDeAntes(columnas: readonly Columna[]): number {
    const lugar = this.porDias()
      ? columnas.findIndex(({ fecha }) => fecha === this.dia())
      : columnas.findIndex(({ profesionalId }) => profesionalId === this.#persona.id);
    return Math.max(lugar, 0);
  }

  #t(clave: string, datos: Record<string, unknown> = {}): string {
    return this.#texto.de(clave, datos);
  }
}
