import { estadoDeHubSchema, type EstadoDeHub } from '@citas/protocol';
import { HubUnreachableError } from './operador-error.ts';

const WITHIN_MS = 2_000;

/** A request to one hub in the operator's own name. */
interface HubRequest {
  readonly url: string;
  /** As it came, with its scheme. */
  readonly authorization: string;
}

/** What the hub tells of itself; undefined when it does not answer in time, or not as a hub would. */
export async function readEstado(
  { url, authorization }: HubRequest,
  negocio: string | undefined,
): Promise<EstadoDeHub | undefined> {
  const target = new URL('/operador/estado', url);
  if (negocio !== undefined) target.searchParams.set('negocio', negocio);
  try {
    const response = await fetch(target, {
      headers: { authorization },
      signal: AbortSignal.timeout(WITHIN_MS),
    });
    return estadoDeHubSchema.safeParse(await response.json()).data;
  } catch {
    return undefined;
  }
}

/** False when the hub has no such connection. Throws when it cannot be asked. */
export async function closeConexion({ url, authorization }: HubRequest, id: string): Promise<boolean> {
  const target = new URL(`/operador/conexiones/${id}`, url);
  const signal = AbortSignal.timeout(WITHIN_MS);
  try {
    const { status } = await fetch(target, { method: 'DELETE', headers: { authorization }, signal });
    return status === 204;
  } catch (cause) {
    throw new HubUnreachableError(`the hub at ${url} does not answer`, { cause });
  }
}
