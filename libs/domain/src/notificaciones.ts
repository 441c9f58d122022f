export type NivelDeNotificacion = 'info' | 'exito' | 'aviso';

/** Text for a person; `{…}` stands for a value. What agrees with the negocio's word is in brackets: see `conPalabra`. */
export interface Plantilla {
  readonly es: string;
  readonly en: string;
}

export interface TipoDeNotificacion {
  readonly nivel: NivelDeNotificacion;
  readonly titulo: Plantilla;
  readonly texto: Plantilla;
  /** When it is raised, for the reader of this table. */
  readonly cuando: string;
  /** What stands for more than `MAXIMO_SIN_AGRUPAR` of a negocio at once; null for what comes one by one. */
  readonly agrupada: NotificacionDeVarias | null;
}

/** Whoever sees every cita reads `texto`; a profesional what concerns them, or `TipoDeNotificacion.texto` of the only one. */
export interface NotificacionDeVarias {
  readonly titulo: Plantilla;
  readonly texto: Plantilla;
  /** So many are theirs. */
  readonly propias: Plantilla;
  /** So many were theirs. */
  readonly cedidas?: Plantilla;
  /** Some are, and others were. */
  readonly ambas?: Plantilla;
}

/** More of one kind than this at once become one notification. */
export const MAXIMO_SIN_AGRUPAR = 20;
/** How long after its end a cita that nobody closed is told of. */
export const MINUTOS_SIN_CERRAR = 15;

const UNA_CITA: Plantilla = {
  es: '{cliente} · {servicio} · {fecha} a las {hora}',
  en: '{cliente} · {servicio} · {fecha} at {hora}',
};

/** Everything that raises a notification. The triggers write the Spanish texts; a test holds them to this table, said of citas. */
export const NOTIFICACIONES = {
  cita_nueva: {
    nivel: 'info',
    titulo: { es: '[Nueva cita]', en: 'New appointment' },
    texto: UNA_CITA,
    cuando: 'An open cita of today or later is made; more at once than 20, and a file, are an importacion.',
    agrupada: null,
  },
  importacion: {
    nivel: 'exito',
    titulo: { es: '[Cita añadida]', en: 'Appointment added' },
    texto: UNA_CITA,
    cuando:
      'A file was imported, or one statement added more than 20 citas of the negocio, whatever their estado.',
    agrupada: {
      titulo: { es: '[Citas añadidas]', en: 'Appointments added' },
      texto: {
        es: 'Se han añadido {cuantas} [citas] de una vez',
        en: '{cuantas} appointments were added at once',
      },
      propias: {
        es: 'Se han añadido {cuantas} [citas] a tu agenda de una vez',
        en: '{cuantas} appointments were added to your agenda at once',
      },
    },
  },
  cancelacion_tardia: {
    nivel: 'aviso',
    titulo: { es: '[Cancelada] con menos de 24 h', en: 'Cancelled with less than 24 h to go' },
    texto: UNA_CITA,
    cuando:
      'A cita is cancelled less than 24 hours before it begins, and not after; taking back its reopening within a minute is no later than the cancellation before.',
    agrupada: {
      titulo: { es: '[Canceladas] con menos de 24 h', en: 'Cancelled with less than 24 h to go' },
      texto: {
        es: 'Se han cancelado {cuantas} [citas] de una vez',
        en: '{cuantas} appointments were cancelled at once',
      },
      propias: {
        es: 'Se han cancelado {cuantas} de [tus citas] de una vez',
        en: '{cuantas} of your appointments were cancelled at once',
      },
    },
  },
  cita_reabierta: {
    nivel: 'info',
    titulo: { es: '[Cita reabierta]', en: 'Appointment reopened' },
    texto: UNA_CITA,
    cuando:
      'A cita that was cancelled is open again and not over yet, at the same time and with the same profesional.',
    agrupada: {
      titulo: { es: '[Citas reabiertas]', en: 'Appointments reopened' },
      texto: {
        es: 'Se han reabierto {cuantas} [citas] de una vez',
        en: '{cuantas} appointments were reopened at once',
      },
      propias: {
        es: 'Se han reabierto {cuantas} de [tus citas] de una vez',
        en: '{cuantas} of your appointments were reopened at once',
      },
    },
  },
  solape_autorizado: {
    nivel: 'aviso',
    titulo: { es: 'Solape autorizado', en: 'Overlap authorised' },
    texto: {
      es: '{cliente} · {servicio} · {fecha} a las {hora}, a la vez que [otra] de {profesional}',
      en: '{cliente} · {servicio} · {fecha} at {hora}, at the same time as another of {profesional}',
    },
    cuando: 'A cita is put, on purpose, over the time of another one of its profesional.',
    agrupada: {
      titulo: { es: 'Solapes autorizados', en: 'Overlaps authorised' },
      texto: {
        es: '{cuantas} [citas] van a la vez que [otra]',
        en: '{cuantas} appointments overlap with another',
      },
      propias: {
        es: '{cuantas} de [tus citas] van a la vez que [otra]',
        en: '{cuantas} of your appointments overlap with another',
      },
    },
  },
  cita_movida: {
    nivel: 'info',
    titulo: { es: '[Cita movida]', en: 'Appointment moved' },
    texto: {
      es: '{cliente} · {servicio} · {fechaAntes} a las {horaAntes} → {fecha} a las {hora}',
      en: '{cliente} · {servicio} · {fechaAntes} at {horaAntes} → {fecha} at {hora}',
    },
    cuando: 'A cita that is open and not over yet begins at another time, with the same profesional.',
    agrupada: {
      titulo: { es: '[Citas movidas]', en: 'Appointments moved' },
      texto: {
        es: 'Se han movido {cuantas} [citas] de una vez',
        en: '{cuantas} appointments were moved at once',
      },
      propias: {
        es: 'Se han movido {cuantas} de [tus citas] de una vez',
        en: '{cuantas} of your appointments were moved at once',
      },
    },
  },
  cita_reasignada: {
    nivel: 'info',
    titulo: { es: 'Cambio de profesional', en: 'Another professional' },
    texto: {
      es: '{cliente} · {servicio} · {fecha} a las {hora} · {antes} → {profesional}',
      en: '{cliente} · {servicio} · {fecha} at {hora} · {antes} → {profesional}',
    },
    cuando:
      'A cita that is open and not over yet goes to another profesional, whatever its time; «sin asignar» stands for nobody. Who had it is told as well.',
    agrupada: {
      titulo: { es: 'Cambios de profesional', en: 'Changes of professional' },
      texto: {
        es: '{cuantas} [citas] han cambiado de profesional de una vez',
        en: '{cuantas} appointments changed their professional at once',
      },
      propias: {
        es: 'Te han pasado {cuantas} [citas] de una vez',
        en: '{cuantas} appointments were passed to you at once',
      },
      cedidas: {
        es: '{cedidas} de [tus citas] han cambiado de profesional de una vez',
        en: '{cedidas} of your appointments changed their professional at once',
      },
      ambas: {
        es: '[Citas] que pasan a tu agenda: {cuantas} · [citas] que dejan tu agenda: {cedidas}',
        en: 'Appointments passed to you: {cuantas} · passed on from you: {cedidas}',
      },
    },
  },
  cliente_llego: {
    nivel: 'info',
    titulo: { es: 'Ha llegado', en: 'Has arrived' },
    texto: UNA_CITA,
    cuando: 'It is noted that the client of a cita that is still pendiente or confirmada is there.',
    agrupada: {
      titulo: { es: 'Han llegado', en: 'Have arrived' },
      texto: {
        es: 'Han llegado {cuantas} clientes a la vez',
        en: '{cuantas} clients have arrived at once',
      },
      propias: {
        es: 'Han llegado {cuantas} de tus clientes a la vez',
        en: '{cuantas} of your clients have arrived at once',
      },
    },
  },
  cita_sin_cerrar: {
    nivel: 'aviso',
    titulo: { es: '[Cita pasada] sin cerrar', en: 'Past appointment still open' },
    texto: UNA_CITA,
    cuando:
      'A cita of today or yesterday ended 15 minutes ago and is still pendiente or confirmada; once a cita.',
    agrupada: {
      titulo: { es: '[Citas pasadas] sin cerrar', en: 'Past appointments still open' },
      texto: {
        es: 'Hay {cuantas} [citas pasadas] sin cerrar',
        en: '{cuantas} past appointments are still open',
      },
      propias: {
        es: 'Tienes {cuantas} [citas pasadas] sin cerrar',
        en: '{cuantas} of your past appointments are still open',
      },
    },
  },
} as const satisfies Record<string, TipoDeNotificacion>;

export type ClaseDeNotificacion = keyof typeof NOTIFICACIONES;

/** A template with its values; one that is not given stays as it is, to be seen. */
export function rellenar(plantilla: string, valores: Readonly<Record<string, string | number>>): string {
  return plantilla.replace(/\{(\w+)\}/g, (hueco, nombre: string) => String(valores[nombre] ?? hueco));
}

/** What stands for each `{…}` in a text that was made from that template; undefined for one that was not. */
export function valoresDe(plantilla: string, texto: string): Record<string, string> | undefined {
  const patron = plantilla
    .split(/\{(\w+)\}/)
    .map((parte, i) => (i % 2 === 1 ? `(?<${parte}>.*?)` : parte.replace(/[^\w\s]/g, '\\$&')))
    .join('');
  return new RegExp(`^${patron}$`, 's').exec(texto)?.groups;
}
