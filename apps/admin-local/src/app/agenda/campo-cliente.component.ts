import {
  afterNextRender,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  input,
  model,
  output,
  signal,
} from '@angular/core';
import type { ClienteConVisitas } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { ErrorComponent } from '../ui/error.component.ts';
import { IconoDirective } from '../ui/icono.directive.ts';
import { BusquedaService } from '../buscador/busqueda.service.ts';
import { esTelefono, llano } from '../clientes/llano.ts';
import { ResumenDeVisitasComponent } from '../clientes/resumen-de-visitas.component.ts';
import { Telefonos } from '../clientes/telefonos.service.ts';
import { conocidoComo, type ClienteEscrito } from './cliente-escrito.ts';

interface Opcion {
  readonly id: string;
  /** The last one has none: it makes somebody new. */
  readonly cliente?: ClienteConVisitas;
}

/** As many as leave room for making somebody new. */
const CUANTOS = 5;
const CREAR: Opcion = { id: 'form-cliente-crear' };

/** The client by name or phone: one of those there are, offered while typing, or somebody new. */
@Component({
  selector: 'app-campo-cliente',
  imports: [ErrorComponent, IconoDirective, ResumenDeVisitasComponent, TranslocoDirective],
  providers: [BusquedaService],
  templateUrl: './campo-cliente.component.html',
  styleUrl: './campo-cliente.component.css',
})
export class CampoClienteComponent {
  readonly cliente = model.required<ClienteEscrito>();
  /** Whether typing begins here. */
  readonly primero = input(true);
  /** There is nothing left to say here; whether it was said by Enter. */
  readonly siguiente = output<boolean>();
  protected readonly busqueda = inject(BusquedaService);
  protected readonly telefonos = inject(Telefonos);
  readonly #injector = inject(Injector);
  readonly #anfitrion = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  /** Whoever has no name yet was asked for it. */
  readonly #pedido = signal(false);
  protected readonly falta = computed(() => this.#pedido() && this.cliente().texto.trim() === '');
  protected readonly abierta = signal(false);
  readonly #elegida = signal(0);
  /** By an arrow. */
  readonly #movida = signal(false);
  protected readonly ofrecidos = computed(() => this.busqueda.clientes().slice(0, CUANTOS));
  protected readonly hayMas = computed(() => this.busqueda.clientes().length > CUANTOS);
  protected readonly opciones = computed<readonly Opcion[]>(() => [
    ...this.ofrecidos().map((cliente) => ({ id: `form-cliente-${cliente.id}`, cliente })),
    CREAR,
  ]);
  /** Nobody can say who there is, as long as nobody has said that this one is new. */
  protected readonly sinBuscar = computed(() =>
    this.cliente().telefono === undefined ? this.busqueda.error() : undefined,
  );
  /**
   * None while the answer is on its way: what Enter does is always in sight. Where none came somebody new is made only
   * by whoever goes there.
   */
  protected readonly activa = computed(() =>
    this.abierta() && !this.busqueda.buscando() && (!this.sinBuscar() || this.#movida())
      ? this.opciones()[Math.min(this.#elegida(), this.opciones().length - 1)]
      : undefined,
  );
  protected readonly homonimo = computed(() => {
    const nombre = llano(this.cliente().texto.trim());
    return this.busqueda.clientes().some((otro) => llano(otro.nombre) === nombre);
  });
  readonly #telefono = computed(() => this.cliente().telefono ?? '');
  protected readonly telefonoFalso = computed(() => this.telefonos.esFalso(this.#telefono()));
  protected readonly seGuarda = computed(() =>
    this.#telefono() ? this.telefonos.e164(this.#telefono()) : undefined,
  );

  /** Whether it is said who; otherwise it is asked for here. A number that nobody was chosen by is nobody's name. */
  pedirNombre(): boolean {
    const { texto, conocido } = this.cliente();
    const esNumero = !conocido && esTelefono(texto);
    if (texto.trim() !== '' && !esNumero) return true;
    this.#pedido.set(true);
    this.abierta.set(false);
    if (esNumero) this.#crear();
    else this.#enfocar('#form-cliente');
    return false;
  }

  protected escribir(texto: string): void {
    const { telefono } = this.cliente();
    this.cliente.set(telefono ? { texto, telefono } : { texto });
    this.#buscar(texto);
  }

  protected reintentar(): void {
    this.#buscar(this.cliente().texto);
    this.#enfocar('#form-cliente');
  }

  protected escribirTelefono(telefono: string): void {
    this.cliente.update(({ texto }) => ({ texto, telefono }));
  }

  protected pulsar(evento: KeyboardEvent): void {
    if (evento.isComposing) return;
    const paso = { ArrowDown: 1, ArrowUp: -1 }[evento.key];
    if (paso !== undefined) this.#mover(paso);
    else if (evento.key === 'Enter') this.#aceptar();
    else if (evento.key === 'Escape' && this.abierta()) this.abierta.set(false);
    else return;
    evento.preventDefault();
  }

  protected elegir({ cliente }: Opcion, conTecla: boolean): void {
    this.abierta.set(false);
    if (cliente) {
      this.cliente.set(conocidoComo(cliente));
      this.siguiente.emit(conTecla);
    } else this.#crear();
  }

  #buscar(texto: string): void {
    this.#elegida.set(0);
    this.#movida.set(false);
    this.abierta.set(texto.trim() !== '');
    this.busqueda.buscar(texto);
  }

  /** What looks like a phone is one: then it is the name that is still to be said. */
  #crear(): void {
    const { texto, telefono = '' } = this.cliente();
    const esNumero = esTelefono(texto);
    this.cliente.set(esNumero ? { texto: '', telefono: texto.trim() } : { texto, telefono });
    // Whoever goes on typing at once writes the name, not behind the phone.
    const campo = this.#anfitrion.querySelector<HTMLInputElement>('#form-cliente');
    if (campo && esNumero) campo.value = '';
    this.#enfocar(esNumero ? '#form-cliente' : '#form-telefono');
  }

  #aceptar(): void {
    const activa = this.activa();
    if (activa) this.elegir(activa, true);
    else if (!this.abierta()) this.siguiente.emit(true);
  }

  #mover(paso: number): void {
    if (this.cliente().texto.trim() === '') return;
    const n = this.opciones().length;
    if (this.abierta()) this.#elegida.update((elegida) => (Math.min(elegida, n - 1) + paso + n) % n);
    this.#movida.set(true);
    this.abierta.set(true);
    this.#enfocar('[aria-selected="true"]', (elemento) => elemento.scrollIntoView?.({ block: 'nearest' }));
  }

  #enfocar(selector: string, hacer = (elemento: HTMLElement) => elemento.focus()): void {
    const alla = () => {
      const elemento = this.#anfitrion.querySelector<HTMLElement>(selector);
      if (elemento) hacer(elemento);
    };
    afterNextRender({ read: alla }, { injector: this.#injector });
  }
}
