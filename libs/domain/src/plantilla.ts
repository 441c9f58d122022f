/** What a message to a client may name, each in braces: `{cliente}`. */
export const MARCADORES = ['cliente', 'fecha', 'hora', 'servicio', 'profesional', 'negocio'] as const;
export type Marcador = (typeof MARCADORES)[number];

/** The message of a negocio that has not written its own, in its language and with its word for an appointment. */
export function plantillaHabitual(locale: string, palabra: string): string {
  return locale.startsWith('en')
    ? 'Hello {cliente}, this is {negocio}: we expect you on {fecha} at {hora} for {servicio}. Can you make it? Thank you!'
    : `Hola, {cliente}: te recordamos tu ${palabra} en {negocio} el {fecha} a las {hora} ({servicio}). ¿Nos confirmas que vienes? ¡Gracias!`;
}

/** The template with a value in place of each marker; what is no marker stays as it is written. */
export function rellenarPlantilla(plantilla: string, valores: Readonly<Record<Marcador, string>>): string {
  return plantilla.replace(/\{([^{}]*)\}/g, (tal, nombre: string) =>
    esMarcador(nombre) ? valores[nombre] : tal,
  );
}

/** What stands in braces and is no marker: most likely one that was mistyped. */
export function marcadoresDesconocidos(plantilla: string): string[] {
  return [...plantilla.matchAll(/\{([^{}]*)\}/g)]
    .map(([, nombre]) => nombre ?? '')
    .filter((nombre) => !esMarcador(nombre));
}

function esMarcador(nombre: string): nombre is Marcador {
  return MARCADORES.some((marcador) => marcador === nombre);
}
