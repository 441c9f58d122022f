import type { CambiarCliente, Cliente } from '@citas/protocol';

const CAMPOS = ['nombre', 'telefono', 'email', 'notas'] as const;
export type CampoDeCliente = (typeof CAMPOS)[number];

/** What a form has in each field, as it is written. */
export type DatosEscritos = Readonly<Record<CampoDeCliente, string>>;

export interface Diferencia {
  readonly campo: CampoDeCliente;
  readonly antes: string;
  readonly ahora: string;
}

export function datosDe(cliente: Cliente): DatosEscritos {
  const { nombre, telefono, email, notas } = cliente;
  return { nombre, telefono: telefono ?? '', email: email ?? '', notas: notas ?? '' };
}

/** What was written over `antes`, and nothing else: what others change meanwhile elsewhere stays theirs. */
export function cambioDe(antes: DatosEscritos, escritos: DatosEscritos): CambiarCliente {
  return Object.fromEntries(
    CAMPOS.filter((campo) => escritos[campo].trim() !== antes[campo]).map((campo) => [
      campo,
      escritos[campo].trim() || (campo === 'nombre' ? '' : null),
    ]),
  );
}

export function diferenciasDe(antes: Cliente, ahora: Cliente): Diferencia[] {
  const [a, b] = [datosDe(antes), datosDe(ahora)];
  return CAMPOS.filter((campo) => a[campo] !== b[campo]).map((campo) => ({
    campo,
    antes: a[campo],
    ahora: b[campo],
  }));
}
