import { importacionSchema } from '@citas/protocol';
import { seedNegocio, type NegocioUnderTest } from '../testing/a-negocio.ts';
import { startApi, type ApiUnderTest } from '../testing/api-under-test.ts';
import type { Answer } from '../testing/answer.ts';

let api: ApiUnderTest;
let aurora: NegocioUnderTest;

beforeEach(async () => {
  api = await startApi();
  aurora = await seedNegocio(api);
});
afterEach(() => api.stop());

const CABECERA = 'cliente,servicio,profesional,fecha,hora_inicio,hora_fin';
const csv = (...lines: string[]) => `${lines.join('\n')}\n`;
const send = (body: string, query = '', headers: Record<string, string> = {}) =>
  api.call(`POST /citas/importar${query}`, {
    token: aurora.token('admin'),
    body,
    headers: { 'Content-Type': 'text/csv', ...headers },
  });
const erroresOf = ({ body }: Answer) => (body as { errores?: object[] }).errores;
const citas = () =>
  api.database.query<Record<string, unknown>>(
    `SELECT cliente, servicio, profesional, fecha, left(hora_inicio::text, 5) AS inicio, left(hora_fin::text, 5) AS fin,
       estado, notas, solape_autorizado, llegada_en FROM citas ORDER BY fecha, hora_inicio, cliente`,
  );
const count = async (table: string) => (await api.database.query(`SELECT FROM ${table}`)).length;

test('a file becomes citas; clients and services are found by name or made', async () => {
  const answer = await send(
    csv(
      'Cliente;TELÉFONO;servicio;Profesional;fecha;Hora Inicio;horaFin;estado;notas',
      'ana perez;;corte;LUIS;2026-11-25;10:00;;confirmada;"dos\nlíneas"',
      'Beto;+52 55 1234 5678;Tinte;Marta;26/11/2026;9:30;10:45;;',
      'Beto;;tinte;;26/11/2026;9:30;24:00;No asistió;',
    ),
  );
  expect([answer.status, answer.body]).toEqual([
    200,
    { filas: 3, creadas: 3, clientesNuevos: 1, serviciosNuevos: 1, simulacion: false },
  ]);
  const otros = { notas: null, solape_autorizado: false, llegada_en: null };
  expect(await citas()).toEqual([
    {
      cliente: 'Ana Pérez',
      servicio: 'Corte',
      profesional: 'Luis',
      fecha: '2026-11-25',
      inicio: '10:00',
      fin: '10:30',
      estado: 'confirmada',
      ...otros,
      notas: 'dos\nlíneas',
    },
    {
      cliente: 'Beto',
      servicio: 'Tinte',
      profesional: 'Marta',
      fecha: '2026-11-26',
      inicio: '09:30',
      fin: '10:45',
      estado: 'pendiente',
      ...otros,
    },
    {
      cliente: 'Beto',
      servicio: 'Tinte',
      profesional: null,
      fecha: '2026-11-26',
      inicio: '09:30',
      fin: '24:00',
      estado: 'no_asistio',
      ...otros,
    },
  ]);
  const beto = await api.database.query(`SELECT telefono FROM clientes WHERE nombre = 'Beto'`);
  expect(beto).toEqual([{ telefono: '+525512345678' }]);
});

test.each([
  ['no day', 'Ana,Corte,Luis,,10:00,', 'fecha', 'requerido'],
  ['a day that does not exist', 'Ana,Corte,Luis,30/02/2026,10:00,', 'fecha', 'formato'],
  ['a day of another century', 'Ana,Corte,Luis,1999-01-01,10:00,', 'fecha', 'fuera_de_rango'],
  ['a time that is none', 'Ana,Corte,Luis,2026-11-25,25:00,', 'hora_inicio', 'formato'],
  ['an end before the start', 'Ana,Corte,Luis,2026-11-25,10:00,09:00', 'hora_fin', 'orden'],
  ['a service past midnight', 'Ana,Corte,Luis,2026-11-25,23:45,', 'hora_inicio', 'pasa_de_medianoche'],
  ['no client', ' ,Corte,Luis,2026-11-25,10:00,', 'cliente', 'requerido'],
  ['a client too long', `${'x'.repeat(121)},Corte,Luis,2026-11-25,10:00,`, 'cliente', 'demasiado_grande'],
  ['no service', 'Ana,,Luis,2026-11-25,10:00,', 'servicio', 'requerido'],
  ['a professional nobody knows', 'Ana,Corte,Nadie,2026-11-25,10:00,', 'profesional', 'no_existe'],
  ['a NUL', 'A\0na,Corte,Luis,2026-11-25,10:00,', 'cliente', 'caracter'],
  ['a cell too few', 'Ana,Corte,Luis,2026-11-25,10:00', null, 'celdas'],
  ['a cell too many', 'Ana,Corte,Luis,2026-11-25,10:00,,', null, 'celdas'],
  ['a quote that does not close', 'Ana,"Corte,Luis,2026-11-25,10:00,', null, 'comillas'],
  ['a row of a megabyte', `Ana,"${'x'.repeat(1e6)}",Luis,2026-11-25,10:00,`, null, 'demasiado_grande'],
])('%s is named by line and column, and nothing is kept', async (_, row, columna, code) => {
  const answer = await send(csv(CABECERA, 'Beto,Tinte,Marta,2026-11-25,10:00,', row));
  expect([answer.status, erroresOf(answer)]).toEqual([
    422,
    [{ linea: 3, columna, code, detail: expect.any(String) }],
  ]);
  expect([await count('citas'), await count('servicios'), await count('clientes')]).toEqual([0, 1, 1]);
});

test('a phone may be written as it is dialled in the country of the negocio, and is who has it already', async () => {
  await api.database.query(`UPDATE negocios SET locale = 'es-MX'`);
  await api.database.query(
    `INSERT INTO clientes (negocio_id, nombre, telefono) VALUES ($1, 'Beto', '+525512345678')`,
    [aurora.id],
  );
  const cabecera = 'cliente,telefono,servicio,fecha,hora_inicio';
  const { body } = await send(
    csv(
      cabecera,
      'Beto,55 1234 5678,Corte,2026-11-25,10:00',
      'Beto,(55) 1234-5678,Corte,2026-11-26,10:00',
      'Carla,33.1234.5678,Corte,2026-11-27,10:00',
      'Dani,+34 600 111 222,Corte,2026-11-28,10:00',
    ),
  );
  expect(body).toMatchObject({ creadas: 4, clientesNuevos: 2 });
  const rows = await api.database.query(
    `SELECT nombre, telefono FROM clientes WHERE telefono IS NOT NULL ORDER BY nombre`,
  );
  expect(rows).toEqual([
    { nombre: 'Beto', telefono: '+525512345678' },
    { nombre: 'Carla', telefono: '+523312345678' },
    { nombre: 'Dani', telefono: '+34600111222' },
  ]);
});

test.each([
  ['+34 600', 'telefono', 'formato'],
  ['1234', 'telefono', 'formato'],
  ['55 1234 5678 casa', 'telefono', 'formato'],
  ['', 'email', 'formato'],
])('a bad contact, as %j, is named', async (telefono, columna, code) => {
  const answer = await send(
    csv(
      'cliente,telefono,email,servicio,fecha,hora_inicio',
      `Ana,${telefono || '+34600111222'},${telefono ? 'a@b.es' : 'a@'},Corte,2026-11-25,10:00`,
    ),
  );
  expect(erroresOf(answer)).toMatchObject([{ linea: 2, columna, code }]);
});

test.each([
  ['an unknown column', `${CABECERA},color`, 'color', 'columna_desconocida'],
  ['a column twice', `${CABECERA},Cliente`, 'Cliente', 'columna_repetida'],
  ['a missing column', 'cliente,servicio,fecha', 'hora_inicio', 'falta_columna'],
])('%s is an error that names it', async (_, header, columna, code) => {
  const answer = await send(csv(header, 'Ana,Corte,Luis,2026-11-25,10:00,'));
  expect([answer.status, erroresOf(answer)]).toEqual([
    422,
    [{ linea: 1, columna, code, detail: expect.any(String) }],
  ]);
});

test('an empty file is an error, and a header alone adds nothing', async () => {
  expect(erroresOf(await send(''))).toMatchObject([{ linea: 1, code: 'vacio' }]);
  expect(await send(csv(CABECERA))).toMatchObject({ status: 200, body: { filas: 0, creadas: 0 } });
});

test('each bad row is named at the line where it begins, in the language that was asked for', async () => {
  const bad = (cliente: string) => `${cliente},Corte,,ayer,10:00,`;
  const body = `${CABECERA}\r\n"Ana\r\nPérez",Corte,,2026-11-25,10:00,\r\n${bad('Uno')}\r\n\r\n${bad('"D\r\nos"')}\r\n${bad('Tres')}\r\n`;
  const answer = await send(body, '', { 'Accept-Language': 'en' });
  expect(erroresOf(answer)).toMatchObject([
    { linea: 4, detail: 'Must be a date such as 2026-11-25' },
    { linea: 6 },
    { linea: 8 },
  ]);
});

describe('a row whose time is taken', () => {
  const archivo = csv(
    CABECERA,
    'Ana,Corte,Luis,2026-11-25,10:00,11:00',
    'Beto,Corte,Luis,2026-11-25,11:00,11:30',
    'Carla,Corte,Luis,2026-11-25,10:30,10:40',
    'Dani,Corte,Marta,2026-11-25,10:00,11:00',
  );

  test('by another row or by a cita is named with what takes it', async () => {
    await send(csv(CABECERA, 'Eva,Corte,Marta,2026-11-25,10:30,12:00'));
    const answer = await send(archivo);
    expect([answer.status, erroresOf(answer)]).toEqual([
      422,
      [
        { linea: 4, columna: null, code: 'solape', detail: 'Coincide con la fila de la línea 2' },
        {
          linea: 5,
          columna: null,
          code: 'solape',
          detail: 'Coincide con una cita que ya está: Eva · Corte · 10:30–12:00',
        },
      ],
    ]);
    expect(await count('citas')).toBe(1);
  });

  test('is kept when the admin authorises it, and marked', async () => {
    expect((await send(archivo, '?solapes=autorizar')).status).toBe(200);
    const marcadas = (await citas()).filter((cita) => cita['solape_autorizado']);
    expect(marcadas.map(({ cliente }) => cliente)).toEqual(['Carla']);
  });

  test('by what takes no time is free', async () => {
    const cancelada = `${CABECERA},estado`;
    const row = 'Ana,Corte,Luis,2026-11-25,10:00,11:00';
    expect((await send(csv(cancelada, `${row},cancelada`, `${row},no_asistio`, `${row},`))).status).toBe(200);
  });
});

test('a time that the clock skips is named', async () => {
  await api.database.query(`UPDATE negocios SET zona_horaria = 'Europe/Madrid'`);
  const answer = await send(
    csv(CABECERA, 'Ana,Corte,Luis,2027-03-28,02:30,', 'Ana,Corte,Luis,2027-03-28,01:45,'),
  );
  expect(erroresOf(answer)).toMatchObject([
    { linea: 2, columna: 'hora_inicio', code: 'hora_inexistente' },
    { linea: 3, columna: 'hora_fin', code: 'hora_inexistente' },
  ]);
});

test('a dry run says what would be, and keeps nothing', async () => {
  const { status, body } = await send(csv(CABECERA, 'Beto,Tinte,Luis,2026-11-25,10:00,'), '?simular=true');
  expect([status, importacionSchema.parse(body)]).toEqual([
    200,
    { filas: 1, creadas: 1, clientesNuevos: 1, serviciosNuevos: 1, simulacion: true },
  ]);
  expect([await count('citas'), await count('clientes'), await count('eventos')]).toEqual([0, 1, 0]);
});

test('of new clients that differ only in what one leaves out, the fuller one is made', async () => {
  const cabecera = 'cliente,telefono,email,servicio,fecha,hora_inicio';
  const { body } = await send(
    csv(
      cabecera,
      'Eva,,,Corte,2026-11-25,10:00',
      'EVA,+34600111222,,Corte,2026-11-26,10:00',
      'Eva,+34600111222,eva@b.es,Corte,2026-11-27,10:00',
      'Eva,+34600999888,,Corte,2026-11-28,10:00',
    ),
  );
  expect(body).toMatchObject({ creadas: 4, clientesNuevos: 2 });
  const rows = await api.database.query(
    `SELECT c.telefono FROM citas JOIN clientes c ON c.id = cliente_id ORDER BY fecha`,
  );
  expect(rows.map((row) => (row as { telefono: string }).telefono)).toEqual([
    '+34600111222',
    '+34600111222',
    '+34600111222',
    '+34600999888',
  ]);
});

test('what was exported can be imported again, whoever was renamed meanwhile', async () => {
  const columns = 'cliente,telefono,servicio,profesional,fecha,hora_inicio,hora_fin';
  await send(csv(columns, 'Eva,+34600111222,Tinte,Luis,2026-11-25,10:00,10:15'));
  const whose = () =>
    api.database.query('SELECT cliente_id, servicio_id, profesional_id, fecha, hora_inicio FROM citas');
  const before = await whose();
  await api.database.query(`UPDATE clientes SET nombre = 'Eva Ruiz' WHERE nombre = 'Eva'`);
  await api.database.query(`UPDATE servicios SET nombre = 'Color' WHERE nombre = 'Tinte'`);
  await api.database.query(`UPDATE profesionales SET nombre = 'Luis Gil' WHERE nombre = 'Luis'`);
  const { text } = await api.call('GET /citas.csv', { token: aurora.token('admin') });
  await api.database.query('DELETE FROM citas');
  const { body } = await send(text);
  expect(body).toMatchObject({ creadas: 1, clientesNuevos: 0, serviciosNuevos: 0 });
  expect(await whose()).toEqual(before);
});

test('what was exported can be imported again', async () => {
  const filas = csv(
    'cliente,telefono,servicio,profesional,fecha,hora_inicio,hora_fin,estado,motivo,notas,llegada',
    `Ana,+34600111222,=Corte,Luis,2026-11-25,10:00,24:00,cancelada,"'-dijo ""no""","+1, -2; @3\n=4",9:50`,
    `'O,,Corte,,2026-11-26,10:00,10:15,completada,,,9:50`,
  );
  expect((await send(filas)).status).toBe(200);
  const before = await citas();
  expect(before).toMatchObject([
    { servicio: '=Corte', notas: '+1, -2; @3\n=4', llegada_en: null },
    { llegada_en: new Date('2026-11-26T15:50:00Z') },
  ]);
  for (const separador of [',', ';', '%09']) {
    const { text } = await api.call(`GET /citas.csv?separador=${separador}`, {
      token: aurora.token('admin'),
    });
    await api.database.query('DELETE FROM citas');
    const { body } = await send(text);
    expect(body).toMatchObject({ creadas: 2, clientesNuevos: 0, serviciosNuevos: 0 });
    expect(await citas()).toEqual(before);
  }
});
