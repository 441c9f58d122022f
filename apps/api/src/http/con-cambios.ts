/** `actual` with every value that `cambio` gives; what it leaves out, or gives as undefined, stays. */
export function conCambios<T extends object>(
  actual: T,
  cambio: { readonly [K in keyof T]?: T[K] | undefined },
): T {
  const dados = Object.entries(cambio).filter(([, value]) => value !== undefined);
  return { ...actual, ...(Object.fromEntries(dados) as Partial<T>) };
}
