/** What an appointment is called where the negocio is: a `turno` in Argentina, an `hora` in Chile. */
export const PALABRAS = ['cita', 'turno', 'hora', 'reserva'] as const;
export type Palabra = (typeof PALABRAS)[number];

/** One and many. */
const NOMBRE: Record<Palabra, readonly [string, string]> = {
  cita: ['cita', 'citas'],
  turno: ['turno', 'turnos'],
  hora: ['hora', 'horas'],
  reserva: ['reserva', 'reservas'],
};

/** `turno` alone is masculine; these words do not follow the rule -a → -o, -as → -os. */
const MASCULINO: Readonly<Record<string, string>> = {
  la: 'el',
  una: 'un',
  alguna: 'algún',
  ninguna: 'ningún',
  esta: 'este',
  esa: 'ese',
  // As they are before the noun.
  primera: 'primer',
  tercera: 'tercer',
  buena: 'buen',
  mala: 'mal',
  // They end in -a and have no gender, or are no adjective.
  para: 'para',
  ahora: 'ahora',
  otra: 'otro',
};

/**
 * Spanish texts mark what agrees with the negocio's own word in brackets: `Crear [la nueva cita]` is read
 * «Crear el nuevo turno» where appointments are turnos. Texts without brackets come back as they are.
 */
export function conPalabra(texto: string, palabra: Palabra): string {
  return texto.replace(/\[([^\]]*)\]/g, (_marca, frase: string) => {
    if (palabra === 'cita') return frase;
    const dicha = frase.replace(/\p{L}+/gu, (dada) =>
      conMayusculaDe(dada, enLugarDe(dada.toLowerCase(), palabra)),
    );
    return dicha.replace(/\b(de|a) el\b/gi, (_junta, preposicion: string) => `${preposicion}l`);
  });
}

function enLugarDe(dada: string, palabra: Palabra): string {
  const [uno, varios] = NOMBRE[palabra];
  if (dada === 'cita') return uno;
  if (dada === 'citas') return varios;
  return palabra === 'turno' ? masculino(dada) : dada;
}

function masculino(dada: string): string {
  return MASCULINO[dada] ?? dada.replace(/(?<=\p{L})a(s?)$/u, 'o$1');
}

function conMayusculaDe(dada: string, nueva: string): string {
  return /^\p{Lu}/u.test(dada) ? nueva.charAt(0).toUpperCase() + nueva.slice(1) : nueva;
}
