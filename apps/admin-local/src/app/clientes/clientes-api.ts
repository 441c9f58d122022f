import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  CambiarCliente,
  Cliente,
  ClienteConVisitas,
  ListaDeCitas,
  ListaDeClientes,
} from '@citas/protocol';
import type { Observable } from 'rxjs';
import { siCoincide } from '../http/si-coincide.ts';

const URL_CLIENTES = '/api/v1/clientes';

/** The REST routes of clients. They are open to who takes bookings, and to nobody else. */
@Injectable({ providedIn: 'root' })
export class ClientesApi {
  readonly #http = inject(HttpClient);

  /** By name, phone or e-mail, a page at a time; `cursor` is the `siguiente` of the page before. */
  buscar(q: string, limit: number, cursor?: string): Observable<ListaDeClientes> {
    const params = { q, limit, ...(cursor && { cursor }) };
    return this.#http.get<ListaDeClientes>(URL_CLIENTES, { params });
  }

  ver(id: string): Observable<ClienteConVisitas> {
    return this.#http.get<ClienteConVisitas>(`${URL_CLIENTES}/${id}`);
  }

  cambiar({ id, version }: Pick<Cliente, 'id' | 'version'>, cambio: CambiarCliente): Observable<Cliente> {
    return this.#http.patch<Cliente>(`${URL_CLIENTES}/${id}`, cambio, { headers: siCoincide(version) });
  }

  /** Their citas, the latest first. */
  citas(clienteId: string, limit: number, cursor?: string): Observable<ListaDeCitas> {
    const params = { clienteId, orden: 'recientes', limit, ...(cursor && { cursor }) };
    return this.#http.get<ListaDeCitas>('/api/v1/citas', { params });
  }
}
