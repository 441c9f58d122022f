/** How to say an age: a translation key and its number. */
export interface Edad {
  readonly clave: string;
  readonly n: number;
}

/** Rough for things that happened: nobody reads seconds in a feed. */
export function edad(ms: number): Edad {
  const minutos = Math.floor(ms / 60_000);
  if (minutos < 1) return { clave: 'conexion.haceUnMomento', n: 0 };
  if (minutos < 60) return { clave: 'conexion.haceMinutos', n: minutos };
  const horas = Math.floor(minutos / 60);
  if (horas < 48) return { clave: 'conexion.haceHoras', n: horas };
  return { clave: 'conexion.haceDias', n: Math.floor(horas / 24) };
}

/** To the second while seconds matter: how old the shown data is. */
export function edadDeDatos(segundos: number): Edad {
  return segundos < 60 ? { clave: 'conexion.haceSegundos', n: segundos } : edad(segundos * 1000);
}
