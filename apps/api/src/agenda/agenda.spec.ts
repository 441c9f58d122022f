import { get, type IncomingHttpHeaders } from 'node:http';
import { agendaNuevaSchema, listaDeAgendasSchema, type AgendaNueva, type Problem } from '@citas/protocol';
import { openDesk, type Desk } from '../testing/a-desk.ts';
import { seedNegocio, type NegocioUnderTest } from '../testing/a-negocio.ts';
import type { Answer } from '../testing/answer.ts';
import { startApi, type ApiUnderTest } from '../testing/api-under-test.ts';

let api: ApiUnderTest;
let aurora: NegocioUnderTest;
let desk: Desk;

beforeEach(async () => {
  api = await startApi({ anonymousPerMinute: 10_000 });
  aurora = await seedNegocio(api);
  desk = openDesk(api, aurora);
});
afterEach(() => api.stop());

const agendasOf = (profesional: string) => `/profesionales/${profesional}/agendas`;

async function subscribe(negocio = aurora, profesional = negocio.luis): Promise<AgendaNueva> {
  const { status, body } = await api.call(`POST ${agendasOf(profesional)}`, {
    token: negocio.token('recepcion'),
  });
  expect(status).toBe(201);
  return agendaNuevaSchema.parse(body);
}

const read = (url: string) => api.call(`GET ${new URL(url).pathname}`);
/** The lines of a feed, with the folded ones put together again (RFC 5545 §3.1). */
const linesOf = (text: string) => text.replaceAll('\r\n ', '').split('\r\n');
const valueOf = (text: string, name: string) =>
  linesOf(text)
    .find((line) => line.startsWith(`${name}:`))
    ?.slice(name.length + 1);

test('the address that was given once shows the agenda of that professional and of nobody else', async () => {
  const { url, profesionalId } = await subscribe();
  expect(url).toMatch(new RegExp(`^${api.baseUrl}/api/v1/agenda/[\\w-]{43}\\.ics$`));
  const cita = await desk.made({ notas: 'Con cita previa' });
  await desk.made({ profesionalId: aurora.marta, cliente: 'Otra persona' });
  const { status, headers, text } = await read(url);
  expect([status, headers.get('Content-Type'), profesionalId]).toEqual([
    200,
    'text/calendar; charset=utf-8',
    aurora.luis,
  ]);
  expect(headers.get('Cache-Control')).toContain('private');
  expect(linesOf(text)).toEqual(
    expect.arrayContaining([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'X-WR-CALNAME:Luis · Salón Aurora',
      'REFRESH-INTERVAL;VALUE=DURATION:PT15M',
      'X-PUBLISHED-TTL:PT15M',
      `UID:${cita.id}@citas-en-vivo`,
      'SEQUENCE:1',
      'DTSTART:20261125T160000Z',
      'DTEND:20261125T163000Z',
      'SUMMARY:Ana P. · Corte',
      'DESCRIPTION:Con cita previa',
      'STATUS:TENTATIVE',
      'END:VCALENDAR',
    ]),
  );
  expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(1);
});

test('a cita keeps its UID, and its SEQUENCE and STATUS follow it', async () => {
  const { url } = await subscribe();
  const cita = await desk.made();
  const seen = async () => {
    const { text } = await read(url);
    return [valueOf(text, 'UID'), valueOf(text, 'SEQUENCE'), valueOf(text, 'STATUS')];
  };
  const uid = `${cita.id}@citas-en-vivo`;
  expect(await seen()).toEqual([uid, '1', 'TENTATIVE']);
  await desk.estado(cita, { a: 'confirmada' });
  expect(await seen()).toEqual([uid, '2', 'CONFIRMED']);
  await desk.estado({ ...cita, version: 2 }, { a: 'cancelada', motivo: 'Está enferma' });
  expect(await seen()).toEqual([uid, '3', 'CANCELLED']);
});

test('times are instants, on both sides of a change of the clocks', async () => {
  const madrid = await seedNegocio(api, { id: 'madrid', zonaHoraria: 'Europe/Madrid' });
  const { url } = await subscribe(madrid);
  const book = openDesk(api, madrid);
  await book.made({ fecha: '2027-03-27', horaInicio: '10:00' });
  await book.made({ fecha: '2027-03-28', horaInicio: '10:00', horaFin: '24:00' });
  const starts = linesOf((await read(url)).text).filter((line) => /^DT(START|END):/.test(line));
  expect(starts).toEqual([
    'DTSTART:20270327T090000Z',
    'DTEND:20270327T093000Z',
    'DTSTART:20270328T080000Z',
    'DTEND:20270328T220000Z',
  ]);
});

test('it reaches from 30 days ago to a year ahead', async () => {
  const { url } = await subscribe();
  for (const fecha of ['2026-10-24', '2026-10-25', '2027-11-24', '2027-11-25']) await desk.made({ fecha });
  const days = linesOf((await read(url)).text).filter((line) => line.startsWith('DTSTART:'));
  expect(days.map((line) => line.slice(8, 16))).toEqual(['20261025', '20271124']);
});

test('no name breaks out of its line', async () => {
  const { url } = await subscribe();
  const cliente = `Ñandú; "O'Hara", a\\b\r\nEND:VEVENT\u0007 ${'日本🎉'.repeat(12)}`;
  await desk.made({ cliente, notas: 'uno\r\nDESCRIPTION:dos;tres,cuatro' });
  const { text } = await read(url);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/\p{Cc}/u);
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(valueOf(text, 'SUMMARY')).toBe(
    `Ñandú\\; "O'Hara"\\, a\\\\b END:VEVENT ${'日本🎉'.repeat(12)} · Corte`,
  );
  expect(valueOf(text, 'DESCRIPTION')).toBe('uno\\nDESCRIPTION:dos\\;tres\\,cuatro');
  expect(text.match(/^END:VEVENT/gm)).toHaveLength(1);
});

test('a calendar that has the latest is told so in one line', async () => {
  const { url } = await subscribe();
  await desk.made();
  const first = await ask(url);
  expect(await ask(url, first.headers.etag)).toMatchObject({ status: 304, text: '' });
  await desk.made({ horaInicio: '12:00' });
  const second = await ask(url, first.headers.etag);
  expect(second.status).toBe(200);
  expect(second.headers.etag).not.toBe(first.headers.etag);
});

test('an address that was revoked is like one that never was', async () => {
  const [kept, gone] = [await subscribe(), await subscribe()];
  const { status } = await api.call(`DELETE ${agendasOf(aurora.luis)}/${gone.id}`, {
    token: aurora.token('admin'),
  });
  expect(status).toBe(204);
  const [revoked, unknown] = [await read(gone.url), await api.call('GET /agenda/nada.ics')];
  expect([revoked.status, unknown.status, (await read(kept.url)).status]).toEqual([404, 404, 200]);
});

test('who no longer works there has no feed, until they do again', async () => {
  const { url } = await subscribe();
  const readWhere = async (activo: boolean) => {
    await api.database.query('UPDATE profesionales SET activo = $2 WHERE id = $1', [aurora.luis, activo]);
    return read(url);
  };
  expect((await readWhere(true)).status).toBe(200);
  const [gone, unknown] = [await readWhere(false), await api.call('GET /agenda/nada.ics')];
  expect([gone.status, saidBy(gone)]).toEqual([404, saidBy(unknown)]);
  expect((await readWhere(true)).status).toBe(200);
});

test('who no longer works there is given no address, and keeps those of before', async () => {
  const before = await subscribe();
  const ask = (verb: string) =>
    api.call(`${verb} ${agendasOf(aurora.luis)}`, { token: aurora.token('admin') });
  await api.database.query('UPDATE profesionales SET activo = false WHERE id = $1', [aurora.luis]);
  expect(await ask('POST')).toMatchObject({
    status: 409,
    body: { type: '/problemas/profesional-inactivo' },
  });
  const { body } = await ask('GET');
  expect(listaDeAgendasSchema.parse(body).datos.map(({ id }) => id)).toEqual([before.id]);
});

test.each<[string, Record<string, string>, string]>([
  ['over plain http', { 'X-Forwarded-Proto': 'http', Origin: 'http://salon.local' }, 'http:'],
  ['over TLS', { 'X-Forwarded-Proto': 'https' }, 'https:'],
  [
    'over TLS that ends before another proxy',
    { 'X-Forwarded-Proto': 'http', Origin: 'https://salon.mx' },
    'https:',
  ],
])('who asks for an address %s is given one that is read so', async (_, headers, protocol) => {
  const { body } = await api.call(`POST ${agendasOf(aurora.luis)}`, {
    token: aurora.token('recepcion'),
    headers,
  });
  const url = new URL(agendaNuevaSchema.parse(body).url);
  expect([url.protocol, url.host]).toEqual([protocol, new URL(api.baseUrl).host]);
});

test('the list tells when a calendar last asked, and no secret', async () => {
  const [used, unused] = [await subscribe(), await subscribe()];
  await read(used.url);
  const { body, text } = await api.call(`GET ${agendasOf(aurora.luis)}`, { token: aurora.token('admin') });
  expect(listaDeAgendasSchema.parse(body).datos).toMatchObject([
    { id: used.id, usadaEn: '2026-11-24T17:00:00.000Z' },
    { id: unused.id, usadaEn: null },
  ]);
  expect(text).not.toContain(secretOf(used));
});

test('a profesional has feeds of their own agenda and of no other', async () => {
  const token = aurora.token('profesional');
  await api.database.query('UPDATE usuarios SET profesional_id = $2 WHERE id = $1', [
    aurora.usuario('profesional'),
    aurora.luis,
  ]);
  const [own, other] = [
    await api.call(`POST ${agendasOf(aurora.luis)}`, { token }),
    await api.call(`POST ${agendasOf(aurora.marta)}`, { token }),
  ];
  expect([own.status, other.status]).toEqual([201, 404]);
  expect((await api.call(`GET ${agendasOf(aurora.marta)}`, { token })).status).toBe(404);
});

test('the secret is neither stored nor logged', async () => {
  const agenda = await subscribe();
  await read(agenda.url);
  await api.call(`GET /agenda/${secretOf(agenda)}.pdf`);
  const stored = JSON.stringify(await api.database.query('SELECT to_jsonb(a) FROM agendas a'));
  const log = api.log.join('');
  expect(stored + log).not.toContain(secretOf(agenda));
  expect(log).toContain('/api/v1/agenda/…');
});

const secretOf = ({ url }: AgendaNueva) => url.slice(-'x'.repeat(43).length - '.ics'.length, -'.ics'.length);

/** All but what is of that one request. */
function saidBy({ body }: Answer): Partial<Problem> {
  const { instance: _address, traceId: _trace, ...said } = body as Problem;
  return said;
}

/** As a calendar server asks: fetch would add `Cache-Control: no-cache`. */
function ask(url: string, etag?: string) {
  const answer = Promise.withResolvers<{
    status: number | undefined;
    headers: IncomingHttpHeaders;
    text: string;
  }>();
  get(url, { headers: etag ? { 'If-None-Match': etag } : {} }, (response) => {
    const { statusCode, headers } = response;
    response
      .toArray()
      .then((parts) => answer.resolve({ status: statusCode, headers, text: parts.join('') }), answer.reject);
  }).on('error', answer.reject);
  return answer.promise;
}
