import { Component, computed, inject, input, output } from '@angular/core';
import type { Cliente } from '@citas/protocol';
import { TranslocoDirective } from '@jsverse/transloco';
import { Texto } from '../i18n/texto.service.ts';
import { otraVersion } from '../http/version-antigua.ts';
import { CambioDeOtraComponent } from '../ui/cambio-de-otra.component.ts';
import { Borrador } from '../ajustes/borrador.ts';
import { CampoComponent } from '../ajustes/campo.component.ts';
import { Guardar } from '../ajustes/guardar.ts';
import { PieDeAjusteComponent } from '../ajustes/pie-de-ajuste.component.ts';
import { SinGuardar, type ConCambios } from '../sin-guardar/sin-guardar.service.ts';
import { cambioDe, datosDe, diferenciasDe, type CampoDeCliente } from './cambio-de-cliente.ts';
import { ClientesApi } from './clientes-api.ts';
import { Telefonos } from './telefonos.service.ts';

/** Translation key of each field's name. */
const ETIQUETAS = {
  nombre: 'clientes.nombre',
  telefono: 'clientes.telefono',
  email: 'clientes.correo',
  notas: 'clientes.notas',
} as const satisfies Record<CampoDeCliente, string>;

/** Name, phone, e-mail and notes. What somebody else changed meanwhile is shown, never overwritten unseen. */
@Component({
  selector: 'app-datos-de-cliente',
  imports: [CambioDeOtraComponent, CampoComponent, PieDeAjusteComponent, TranslocoDirective],
  templateUrl: './datos-de-cliente.component.html',
})
export class DatosDeClienteComponent implements ConCambios {
  readonly cliente = input.required<Cliente>();
  readonly guardado = output<Cliente>();
  readonly #api = inject(ClientesApi);
  readonly #telefonos = inject(Telefonos);
  readonly #texto = inject(Texto);
  protected readonly guardar = new Guardar();
  protected readonly ETIQUETAS = ETIQUETAS;

  readonly #borrador = new Borrador(this.cliente, datosDe);
  readonly #base = this.#borrador.base;
  protected readonly escrito = this.#borrador.escrito;
  /** In groups until somebody writes in it. */
  protected readonly telefonoEscrito = computed(
    () => this.#borrador.cambios().telefono ?? this.dicho('telefono', this.#base().telefono ?? ''),
  );
  readonly #cambio = computed(() => {
    const escrito = this.escrito();
    // The same number in other groups is no change.
    const telefono = this.#telefonos.e164(escrito.telefono) ?? escrito.telefono;
    return cambioDe(datosDe(this.#base()), { ...escrito, telefono });
  });
  protected readonly suya = computed(() => otraVersion(this.guardar.error(), this.#base()));
  protected readonly diferencias = computed(() => {
    const suya = this.suya();
    return suya ? diferenciasDe(this.#base(), suya) : [];
  });
  protected readonly notaDeTelefono = computed(() => {
    const { telefono } = this.escrito();
    if (this.#telefonos.esFalso(telefono)) return this.#texto.de('reserva.telefonoFalso');
    const e164 = telefono ? this.#telefonos.e164(telefono) : undefined;
    return e164 && e164 !== this.#base().telefono
      ? this.#texto.de('reserva.seGuarda', { telefono: this.#telefonos.legible(e164) })
      : '';
  });

  protected dicho(campo: CampoDeCliente, valor: string): string {
    return campo === 'telefono' && valor ? this.#telefonos.legible(valor) : valor;
  }

  constructor() {
    inject(SinGuardar).vigilar(this);
  }

  hayCambios(): boolean {
    return this.#borrador.tocado() && Object.keys(this.#cambio()).length > 0;
  }

  protected escribir(campo: CampoDeCliente, valor: string): void {
    this.#borrador.escribir(campo, valor);
  }

  protected enviar(): void {
    if (this.hayCambios()) this.#enviarSobre(this.#base());
  }

  /** Theirs stays; of mine nothing. */
  protected aceptar(suya: Cliente): void {
    this.guardar.error.set(undefined);
    this.#entra(suya);
  }

  /** Now that it has been seen, what was written here goes over it. */
  protected insistir(suya: Cliente): void {
    this.#enviarSobre(suya);
  }

  #enviarSobre(version: Cliente): void {
    const escritos = this.#borrador.cambios();
    this.guardar.hacer(this.#api.cambiar(version, this.#cambio()), (cliente) =>
      this.#entra(cliente, escritos),
    );
  }

  #entra(cliente: Cliente, escritos = this.#borrador.cambios()): void {
    this.#borrador.entra(cliente, escritos);
    this.guardado.emit(cliente);
  }
}
