import fc from 'fast-check';
import { horaDeMinutos, minutosDeHora } from './fecha-hora.ts';
import { conMargen, huecosLibres, interseccion, seSolapan, type Jornada } from './jornada.ts';

const vacia: Jornada = {
  tramos: [{ desde: '10:00', hasta: '12:00' }],
  bloqueado: [],
  ocupado: [],
  duracionMinutos: 30,
  margenMinutos: 0,
  pasoMinutos: 15,
};
const cita = (horaInicio: string, horaFin: string, margenMinutos = 0) => ({
  horaInicio,
  horaFin,
  margenMinutos,
});

describe('free slots', () => {
  test('a slot fits between two citas, back to back', () => {
    const ocupado = [cita('10:00', '10:30'), cita('11:00', '12:00')];
    expect(huecosLibres({ ...vacia, ocupado })).toEqual(['10:30']);
  });

  test('none runs past closing time, but its margin may', () => {
    const larga = { ...vacia, duracionMinutos: 90, margenMinutos: 60, pasoMinutos: 30 };
    expect(huecosLibres(larga)).toEqual(['10:00', '10:30']);
  });

  test('none lies in the past of today', () => {
    const hoy = { ...vacia, duracionMinutos: 60, pasoMinutos: 30, desde: '10:40' };
    expect(huecosLibres(hoy)).toEqual(['11:00']);
  });

  test('a closed day has none, nor has one on which the professional is not there', () => {
    expect(huecosLibres({ ...vacia, tramos: [] })).toEqual([]);
    expect(huecosLibres({ ...vacia, propios: [] })).toEqual([]);
  });

  test("lie in the professional's own hours, as far as the negocio is open", () => {
    const propios = [{ desde: '11:10', hasta: '15:00' }];
    expect(huecosLibres({ ...vacia, propios })).toEqual(['11:10', '11:25']);
  });

  test('leave blocked time out; a margin may run into it', () => {
    const bloqueado = [{ horaInicio: '10:30', horaFin: '11:30' }];
    expect(huecosLibres({ ...vacia, bloqueado, margenMinutos: 30 })).toEqual(['10:00', '11:30']);
  });

  test('keep free what the cita before asks for, and what the new one does', () => {
    const ocupado = [cita('10:00', '10:15', 15), cita('11:15', '11:30')];
    expect(huecosLibres({ ...vacia, ocupado })).toEqual(['10:30', '10:45', '11:30']);
    expect(huecosLibres({ ...vacia, ocupado, margenMinutos: 10 })).toEqual(['10:30', '11:30']);
  });

  test('two stretches of hours that touch are one', () => {
    const tramos = [
      { desde: '11:00', hasta: '11:30' },
      { desde: '10:30', hasta: '11:00' },
    ];
    expect(huecosLibres({ ...vacia, tramos })).toEqual(['10:30', '10:45', '11:00']);
  });

  test('the minutes after a cita end with its day at the latest', () => {
    expect(conMargen(cita('10:00', '10:55', 10))).toEqual({ horaInicio: '10:00', horaFin: '11:05' });
    expect(conMargen(cita('23:00', '23:55', 10))).toEqual({ horaInicio: '23:00', horaFin: '24:00' });
  });

  test('citas that only touch do not overlap', () => {
    expect(seSolapan(cita('10:00', '11:00'), cita('11:00', '12:00'))).toBe(false);
    expect(seSolapan(cita('10:00', '11:01'), cita('11:00', '12:00'))).toBe(true);
  });
});

// Five hours are enough for every relation that two intervals can have, and keeps the naive count quick.
const DESDE = 19 * 60;
const HASTA = 24 * 60;
const minuto = fc.integer({ min: DESDE, max: HASTA });
const intervalo = fc
  .uniqueArray(minuto, { minLength: 2, maxLength: 2 })
  .map(([a = 0, b = 0]) => [horaDeMinutos(Math.min(a, b)), horaDeMinutos(Math.max(a, b))] as const);
const tramos = fc.array(
  intervalo.map(([desde, hasta]) => ({ desde, hasta })),
  { maxLength: 4 },
);
const tiempos = fc.array(
  intervalo.map(([horaInicio, horaFin]) => ({ horaInicio, horaFin })),
  { maxLength: 3 },
);
const margen = fc.integer({ min: 0, max: 60 });
const jornadas: fc.Arbitrary<Jornada> = fc.record({
  tramos,
  propios: fc.option(tramos, { nil: undefined }),
  bloqueado: tiempos,
  ocupado: fc.array(
    fc
      .tuple(intervalo, margen)
      .map(([[horaInicio, horaFin], margenMinutos]) => cita(horaInicio, horaFin, margenMinutos)),
    { maxLength: 4 },
  ),
  duracionMinutos: fc.integer({ min: 5, max: 120 }),
  margenMinutos: margen,
  pasoMinutos: fc.constant(1),
  desde: minuto.filter((m) => m < HASTA).map(horaDeMinutos),
});

/** Minute by minute, as somebody with a paper diary would tell. */
function esLibreSegunLaAgenda(jornada: Jornada, inicio: number): boolean {
  const { tramos: abierto, propios = abierto, bloqueado, ocupado, duracionMinutos } = jornada;
  const lies = (minuto: number, desde: string, hasta: string, despues = 0) =>
    minuto >= minutosDeHora(desde) && minuto < minutosDeHora(hasta) + despues;
  const suyos = Array.from({ length: duracionMinutos }, (_, i) => inicio + i);
  const yMargen = Array.from({ length: duracionMinutos + jornada.margenMinutos }, (_, i) => inicio + i);
  return (
    inicio >= minutosDeHora(jornada.desde ?? '00:00') &&
    suyos.every(
      (m) =>
        abierto.some((t) => lies(m, t.desde, t.hasta)) &&
        propios.some((t) => lies(m, t.desde, t.hasta)) &&
        !bloqueado.some((b) => lies(m, b.horaInicio, b.horaFin)) &&
        !ocupado.some((c) => lies(m, c.horaInicio, c.horaFin, c.margenMinutos)),
    ) &&
    yMargen.every((m) => !ocupado.some((c) => lies(m, c.horaInicio, c.horaFin)))
  );
}

describe('for any day', () => {
  test('every minute at which a cita fits is offered, and no other', () => {
    fc.assert(
      fc.property(jornadas, (jornada) => {
        const todos = Array.from({ length: HASTA - DESDE }, (_, i) => DESDE + i);
        const libres = todos.filter((inicio) => esLibreSegunLaAgenda(jornada, inicio));
        expect(huecosLibres(jornada)).toEqual(libres.map(horaDeMinutos));
      }),
      { numRuns: 300 },
    );
  });

  test('a wider step offers some of what each minute would, from the beginning of each stretch on', () => {
    fc.assert(
      fc.property(jornadas, fc.integer({ min: 2, max: 30 }), (jornada, pasoMinutos) => {
        const { tramos: abierto, propios = abierto } = jornada;
        const comienzos = interseccion(abierto, propios);
        const cada = huecosLibres(jornada).filter((hora) =>
          comienzos.some(
            ({ desde, hasta }) =>
              hora >= desde &&
              hora < hasta &&
              (minutosDeHora(hora) - minutosDeHora(desde)) % pasoMinutos === 0,
          ),
        );
        expect(huecosLibres({ ...jornada, pasoMinutos })).toEqual(cada);
      }),
    );
  });
});
