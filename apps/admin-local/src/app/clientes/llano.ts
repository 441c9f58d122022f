/** Lower case without accents, for comparing what people type. */
export function llano(texto: string): string {
  return texto.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Whether it looks like a phone rather than a name. */
export function esTelefono(texto: string): boolean {
  return /^[+(\d][\d\s()./-]{2,}$/.test(texto.trim());
}
