import {
  afterNextRender,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  output,
  signal,
} from '@angular/core';
import { Router } from '@angular/router';
import type { Cliente, ClienteConVisitas } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { Texto } from '../i18n/texto.service.ts';
import { IconoDirective } from '../ui/icono.directive.ts';
import { Telefonos } from '../clientes/telefonos.service.ts';
import { Formato } from '../i18n/formato.service.ts';
import { UserService } from '../sesion/user.service.ts';
import { DialogoComponent } from '../ui/dialogo.component.ts';
import { ErrorComponent } from '../ui/error.component.ts';
import { BusquedaService } from './busqueda.service.ts';
import { FichaDeClienteComponent } from './ficha-de-cliente.component.ts';
import { empieza, paginasDe, type Pagina } from './paginas.ts';

type Opcion =
  | { readonly de: 'pagina'; readonly id: string; readonly pagina: Pagina }
  | { readonly de: 'cliente'; readonly id: string; readonly cliente: Cliente };

type Proxima = NonNullable<ClienteConVisitas['proximaCita']>;

/** Finds a client or a page, by keyboard alone if one likes. */
@Component({
  selector: 'app-buscador',
  imports: [DialogoComponent, ErrorComponent, FichaDeClienteComponent, IconoDirective, TranslocoDirective],
  providers: [BusquedaService],
  templateUrl: './buscador.component.html',
  styleUrl: './buscador.component.css',
})
export class BuscadorComponent {
  readonly cerrado = output();
  protected readonly busqueda = inject(BusquedaService);
  protected readonly formato = inject(Formato);
  protected readonly telefonos = inject(Telefonos);
  readonly #router = inject(Router);
  readonly #texto = inject(Texto);
  readonly #injector = inject(Injector);
  readonly #anfitrion = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #paginas = paginasDe(inject(UserService).currentUserValue.rol);

  protected readonly escrito = signal('');
  readonly #elegida = signal('');
  readonly #vista = signal<string | undefined>(undefined);
  readonly #clientes = computed<Opcion[]>(() =>
    this.busqueda.clientes().map((cliente) => ({ de: 'cliente', id: `op-${cliente.id}`, cliente })),
  );
  readonly #suyas = computed<Opcion[]>(() =>
    this.#paginas
      .filter(({ nombre }) => empieza(this.#texto.de(nombre), this.escrito()))
      .map((pagina, n) => ({ de: 'pagina', id: `op-pagina-${n}`, pagina })),
  );
  /** Clients first: a page has its own shortcut. */
  protected readonly grupos = computed(() =>
    [
      { nombre: 'buscador.clientes', opciones: this.#clientes() },
      { nombre: 'buscador.paginas', opciones: this.#suyas() },
    ].filter(({ opciones }) => opciones.length > 0),
  );
  /** While the answer is on its way the clients are those of the letters before: Enter opens none of them. */
  readonly #opciones = computed(() =>
    this.busqueda.buscando() ? this.#suyas() : this.grupos().flatMap(({ opciones }) => opciones),
  );
  protected readonly cuantas = computed(() => this.#opciones().length);
  protected readonly activa = computed(
    () => this.#opciones().find(({ id }) => id === this.#elegida()) ?? this.#opciones()[0],
  );
  protected readonly nadie = computed(
    () => this.busqueda.buscado() !== '' && this.#clientes().length === 0 && !this.busqueda.buscando(),
  );
  protected readonly ficha = computed(() => this.busqueda.fichas().get(this.#vista() ?? ''));

  protected escribir(texto: string): void {
    this.escrito.set(texto);
    this.#elegida.set('');
    this.busqueda.buscar(texto);
  }

  protected pulsar(evento: KeyboardEvent): void {
    const paso = { ArrowDown: 1, ArrowUp: -1 }[evento.key];
    if (paso !== undefined) this.#mover(paso);
    else if (evento.key === 'Enter') this.#abrirActiva();
    else return;
    evento.preventDefault();
  }

  /** With the pointer a client's card comes first: there are the phone and the way to their next cita. */
  protected elegir(opcion: Opcion): void {
    if (opcion.de === 'pagina') this.#ir(opcion.pagina.ruta);
    else this.#verFicha(opcion.cliente.id);
  }

  protected irACita({ fecha, id }: Proxima): void {
    this.cerrado.emit();
    void this.#router.navigate(['/agenda'], { queryParams: { fecha, cita: id } });
  }

  protected verHistorial(id: string): void {
    this.#ir(`/clientes/${id}`);
  }

  protected volver(): void {
    this.#vista.set(undefined);
    this.#enfocar('[role="combobox"]');
  }

  #abrirActiva(): void {
    const opcion = this.activa();
    if (opcion?.de === 'pagina') this.#ir(opcion.pagina.ruta);
    if (opcion?.de !== 'cliente') return;
    const proxima = this.busqueda.fichas().get(opcion.cliente.id)?.proximaCita;
    if (proxima) this.irACita(proxima);
    else this.#verFicha(opcion.cliente.id);
  }

  #mover(paso: number): void {
    const opciones = this.#opciones();
    const desde = opciones.findIndex(({ id }) => id === this.activa()?.id);
    this.#elegida.set(opciones.at((desde + paso) % opciones.length)?.id ?? '');
    const alla = () =>
      this.#anfitrion.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
    afterNextRender({ read: alla }, { injector: this.#injector });
  }

  #verFicha(id: string): void {
    this.#vista.set(id);
    this.#enfocar('app-ficha-de-cliente h3');
  }

  #ir(ruta: string): void {
    this.cerrado.emit();
    void this.#router.navigateByUrl(ruta);
  }

  #enfocar(selector: string): void {
    const enfocar = () => this.#anfitrion.querySelector<HTMLElement>(selector)?.focus();
    afterNextRender({ read: enfocar }, { injector: this.#injector });
  }
}
