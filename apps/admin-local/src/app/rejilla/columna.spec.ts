import type { Bloqueo, Cita, Profesional } from '@citas/protocol';
import { citaDePrueba } from '../citas/cita-de-prueba.ts';
import { validezDe } from './candidato.ts';
import { columnasDeDias, columnasDelDia, ocupacionDe, type Agenda } from './columna.ts';

const persona = (id: string, cambios: Partial<Profesional> = {}): Profesional => ({
  id,
  nombre: id,
  color: '#000000',
  activo: true,
  horario: null,
  version: 1,
  ...cambios,
});
const bloqueo = (cambios: Partial<Bloqueo> = {}): Bloqueo => ({
  id: 'b',
  profesionalId: null,
  desde: '2026-11-24',
  hasta: '2026-11-24',
  horaInicio: '13:00',
  horaFin: '14:00',
  motivo: null,
  version: 1,
  ...cambios,
});
const MARTES = '2026-11-24';
const agenda: Agenda = {
  negocio: { horario: { '2': [{ desde: '09:00', hasta: '15:00' }] } },
  equipo: [
    persona('ana'),
    persona('luis', { horario: { '2': [{ desde: '11:00', hasta: '18:00' }] } }),
    persona('ida', { activo: false }),
  ],
  citas: [],
  todas: [],
  bloqueos: [],
  margenes: new Map(),
};
const con = (citas: Agenda['citas'], mas: Partial<Agenda> = {}): Agenda => ({
  ...agenda,
  citas,
  todas: citas,
  ...mas,
});
const cita = (profesionalId: string | null, horaInicio: string, horaFin: string, id = horaInicio) =>
  citaDePrueba({ id, profesionalId, horaInicio, horaFin });

describe('the columns of a day', () => {
  test('are those who work, and who left only when they have citas', () => {
    expect(columnasDelDia(agenda, MARTES).map(({ profesionalId }) => profesionalId)).toEqual(['ana', 'luis']);
    const conIda = con([cita('ida', '10:00', '10:30')]);
    expect(columnasDelDia(conIda, MARTES).map(({ profesionalId }) => profesionalId)).toEqual([
      'ana',
      'luis',
      'ida',
    ]);
    expect(columnasDelDia(conIda, MARTES).at(-1)).toMatchObject({ abierto: [], libres: [] });
    expect(columnasDelDia(conIda, '2026-11-25')).toHaveLength(2);
  });

  test('have hours that touch as one, in which a cita may lie over the seam', () => {
    const partido = [
      { desde: '09:00', hasta: '14:00' },
      { desde: '14:00', hasta: '20:00' },
    ];
    const [deAna] = columnasDelDia(con([], { negocio: { horario: { '2': partido } } }), MARTES);
    expect(deAna).toMatchObject({
      abierto: [{ desde: '09:00', hasta: '20:00' }],
      libres: [{ desde: '09:00', hasta: '20:00' }],
    });
    const encima = { fecha: MARTES, profesionalId: 'ana', horaInicio: '13:30', horaFin: '14:15' };
    const dia = { citas: [], bloqueos: [] };
    expect(validezDe(encima, 'ninguna', dia, deAna?.abierto ?? [])).toEqual({ tipo: 'libre' });
  });

  test('put what nobody was given last, but not beside one chosen person', () => {
    const conSuelta = con([cita(null, '10:00', '10:30')]);
    const suelta = columnasDelDia(conSuelta, MARTES).at(-1);
    expect(suelta).toMatchObject({ profesionalId: null });
    expect(ocupacionDe(suelta ? [suelta] : [])).toBeUndefined();
    expect(columnasDelDia({ ...conSuelta, profesionalId: 'ana' }, MARTES)).toHaveLength(1);
  });

  test('are open when both the negocio and the person are', () => {
    const [ana, luis] = columnasDelDia(agenda, MARTES);
    expect(ana?.abierto).toEqual([{ desde: '09:00', hasta: '15:00' }]);
    expect(luis?.abierto).toEqual([{ desde: '11:00', hasta: '15:00' }]);
    expect(columnasDelDia(agenda, '2026-11-25')[0]?.abierto).toEqual([]);
  });

  test('offer the gaps between citas and blocks, and count how full the rest is', () => {
    const citas = [
      cita('ana', '10:00', '11:00'),
      { ...cita('ana', '11:00', '12:00'), estado: 'no_asistio' as const },
    ];
    const columnas = columnasDelDia(con(citas, { bloqueos: [bloqueo()] }), MARTES);
    const [ana, luis] = columnas;
    expect(ana?.libres).toEqual([
      { desde: '09:00', hasta: '10:00' },
      { desde: '11:00', hasta: '13:00' },
      { desde: '14:00', hasta: '15:00' },
    ]);
    expect(columnas.map((columna) => ocupacionDe([columna]))).toEqual([1 / 5, 0]);
    expect(ocupacionDe(columnas)).toBe(60 / (300 + 180));
    expect(luis?.bloqueos).toHaveLength(1);
  });

  test('that hide citas offer none of their time, and are as full as they are', () => {
    const oculta = cita('ana', '10:00', '11:00');
    const [ana] = columnasDelDia({ ...agenda, todas: [oculta] }, MARTES);
    expect(ana).toMatchObject({
      citas: [],
      tomadas: [oculta],
      libres: [
        { desde: '09:00', hasta: '10:00' },
        { desde: '11:00', hasta: '15:00' },
      ],
      minutos: { minutosDisponibles: 360, minutosOcupados: 60 },
    });
  });

  describe('with minutes that a service keeps free after it', () => {
    const servicioId = 'tinte';
    const conMinutos = (citas: Agenda['citas'], mas: Partial<Agenda> = {}) =>
      columnasDelDia(con(citas, { margenes: new Map([[servicioId, 10]]), ...mas }), MARTES);
    const tinte = { ...cita('ana', '10:00', '11:00'), servicioId };
    const margen = { desde: '11:00', hasta: '11:10', minutos: 10 };

    test('show them after the cita, offer them no more, and are no fuller for them', () => {
      const [ana] = conMinutos([tinte, cita('ana', '12:00', '12:30')]);
      expect(ana?.citas.map((puesta) => puesta.margen)).toEqual([margen, undefined]);
      expect(ana).toMatchObject({
        libres: [
          { desde: '09:00', hasta: '10:00' },
          { desde: '11:10', hasta: '12:00' },
          { desde: '12:30', hasta: '15:00' },
        ],
        minutos: { minutosOcupados: 90 },
      });
    });

    test('show what is left of them when somebody was booked into them', () => {
      const [ana] = conMinutos([tinte, cita('ana', '11:05', '11:30'), cita('luis', '11:00', '11:30', 'x')]);
      expect(ana?.citas[0]?.margen).toEqual({ ...margen, hasta: '11:05' });
      const [llena] = conMinutos([tinte, cita('ana', '11:00', '11:30')]);
      expect(llena?.citas[0]?.margen).toBeUndefined();
    });

    test('offer none of them after a cita that a filter hides either', () => {
      const [ana] = conMinutos([], { todas: [tinte] });
      expect(ana?.libres).toContainEqual({ desde: '11:10', hasta: '15:00' });
    });

    test.each<[string, Partial<Cita>]>([
      ['is cancelled', { estado: 'cancelada' }],
      ['nobody came to', { estado: 'no_asistio' }],
      ['is nobody’s', { profesionalId: null }],
    ])('keep none after a cita that %s', (_cual, cambio) => {
      const columnas = conMinutos([{ ...tinte, ...cambio }]);
      const puestas = columnas.flatMap(({ citas }) => citas);
      expect(puestas.map((puesta) => puesta.margen)).toEqual([undefined]);
      expect(columnas[0]?.libres).toEqual([{ desde: '09:00', hasta: '15:00' }]);
    });
  });

  test.each([
    ['a block laid over citas', [['10:00', '12:00']], ['09:00', '12:00'], 120 / 300],
    [
      'citas on top of each other',
      [
        ['10:00', '12:00'],
        ['11:00', '13:00'],
      ],
      undefined,
      180 / 360,
    ],
    [
      'a cita after the hours',
      [
        ['09:00', '15:00'],
        ['15:00', '16:00'],
      ],
      undefined,
      1,
    ],
  ])('are as full as they are with %s', (_, horas, bloqueada, parte) => {
    const citas = horas.map(([desde = '', hasta = '']) => cita('ana', desde, hasta));
    const bloqueos = bloqueada
      ? [bloqueo({ profesionalId: 'ana', horaInicio: bloqueada[0]!, horaFin: bloqueada[1]! })]
      : [];
    const [ana] = columnasDelDia(con(citas, { bloqueos }), MARTES);
    expect(ocupacionDe(ana ? [ana] : [])).toBe(parte);
  });

  test('of whoever left count neither their hours nor their citas', () => {
    const columnas = columnasDelDia(con([cita('ida', '10:00', '11:00')]), MARTES);
    expect(columnas.map((columna) => ocupacionDe([columna]))).toEqual([0, 0, undefined]);
    expect(ocupacionDe(columnas)).toBe(0);
  });

  test('keep the block of one person out of the column of another', () => {
    const [ana, luis] = columnasDelDia(
      {
        ...agenda,
        bloqueos: [bloqueo({ profesionalId: 'luis' }), bloqueo({ desde: '2026-11-25', hasta: '2026-11-25' })],
      },
      MARTES,
    );
    expect([ana?.bloqueos.length, luis?.bloqueos.length]).toEqual([0, 1]);
  });

  test('put what overlaps side by side, and what follows in the full width again', () => {
    const citas = [
      cita('ana', '10:00', '11:00'),
      cita('ana', '10:30', '11:30'),
      cita('ana', '11:00', '11:20'),
      cita('ana', '12:00', '12:30'),
    ];
    const [ana] = columnasDelDia(con(citas), MARTES);
    expect(ana?.citas.map(({ carril, de }) => [carril, de])).toEqual([
      [0, 2],
      [1, 2],
      [0, 2],
      [0, 1],
    ]);
  });
});

test('the columns of several days hold everybody, or the one person who was chosen', () => {
  const citas = [cita('ana', '10:00', '11:00'), cita('luis', '10:00', '11:00', 'x')];
  const todos = columnasDeDias(con(citas), [MARTES, '2026-11-25']);
  expect(todos.map((columna) => columna.citas.length)).toEqual([2, 0]);
  const suyas = columnasDeDias(con(citas, { profesionalId: 'luis' }), [MARTES]);
  expect(suyas[0]?.citas.map((puesta) => puesta.cita.id)).toEqual(['x']);
});
