const CLAVE = 'correo';

/** Who logged in last with this browser, so that nobody has to write it again when a session ends. */
export function correoGuardado(): string | null {
  return localStorage.getItem(CLAVE);
}

export function guardarCorreo(correo: string | null): void {
  if (correo === null) localStorage.removeItem(CLAVE);
  else localStorage.setItem(CLAVE, correo);
}
