import type { ClienteConVisitas } from '@citas/protocol';

/** Somebody who has never come, for the specs. */
export function clienteDePrueba(cambios: Partial<ClienteConVisitas> = {}): ClienteConVisitas {
  return {
    id: '0193a000-0000-7000-8000-0000000000c1',
    nombre: 'Ana',
    telefono: null,
    email: null,
    notas: null,
    version: 1,
    visitas: 0,
    noAsistencias: 0,
    ultimaVisita: null,
    proximaCita: null,
    ...cambios,
  };
}
