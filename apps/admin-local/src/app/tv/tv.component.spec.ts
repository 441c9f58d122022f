import { TestBed } from '@angular/core/testing';
import { CLOSE_CODE, type ServerMessage } from '@citas/protocol';
import { screen } from '@testing-library/angular';
import { informeDePrueba, resumenDePrueba } from '../estadisticas/informe-de-prueba.ts';
import {
  AHORA,
  emparejada,
  HOY,
  montar,
  NEGOCIO,
  saludar,
  series,
  SESION,
  stats,
  texto,
} from './testing/tv-de-prueba.ts';

describe('a screen on the wall', () => {
  beforeEach(() => localStorage.clear());

  test('shows its code, asks with its secret, and shows the figures once it is paired', async () => {
    const tv = await montar();
    tv.http.expectOne('/api/v1/tv/codigos').flush({ codigo: '048213', secreto: 's', expiraEn: AHORA });
    await tv.asentar();
    expect(texto('tv-code')).toBe('048 213');
    await tv.avanzar(4000);
    tv.http
      .expectOne('/api/v1/tv/sesion')
      .flush({ expiraEn: AHORA }, { status: 202, statusText: 'Accepted' });
    await tv.asentar();
    await tv.avanzar(4000);
    tv.http.expectOne('/api/v1/tv/sesion').flush(SESION);
    await tv.asentar();
    expect(texto('tv-code')).toBeUndefined();
    expect(tv.sockets.newest.token).toBe(SESION.token);
    expect(localStorage.getItem('token')).toBeNull();
  });

  test('shows a new code when the old one has run out', async () => {
    localStorage.setItem('tv', JSON.stringify({ secreto: 's', codigo: '048213' }));
    const tv = await montar();
    expect(texto('tv-code')).toBe('048 213');
    tv.http.expectOne('/api/v1/tv/sesion').flush({}, { status: 401, statusText: 'Unauthorized' });
    await tv.asentar();
    await tv.avanzar(0);
    tv.http.expectOne('/api/v1/tv/codigos').flush({ codigo: '777000', secreto: 't', expiraEn: AHORA });
    await tv.asentar();
    expect(texto('tv-code')).toBe('777 000');
  });

  test('tells the numbers of the day and nobody by name', async () => {
    const tv = await emparejada();
    expect([texto('tv-negocio'), texto('tv-hoy'), texto('tv-completadas')]).toEqual([
      'Salón Aurora',
      '4',
      '4',
    ]);
    expect(texto('tv-ocupacion')).toBe('sin datos');
    const pedido = tv.http.expectOne((peticion) => peticion.url === '/api/v1/estadisticas');
    expect(pedido.request.params.toString()).toBe(`desde=${HOY}&hasta=${HOY}&comparar=semanas`);
    pedido.flush(informeDePrueba());
    await tv.asentar();
    expect(texto('tv-ocupacion')).toBe('63%');
    expect(document.body.textContent).not.toMatch(/Luis|Ortega/);
  });

  test('asks for the report again when figures change, and at most once a minute', async () => {
    const tv = await emparejada();
    const informes = () => tv.http.match((peticion) => peticion.url === '/api/v1/estadisticas').length;
    const negocios = () => tv.http.match('/api/v1/negocio').forEach((cada) => cada.flush(NEGOCIO));
    expect(informes()).toBe(1);
    for (let total = 26; total < 36; total += 1) {
      tv.sockets.newest.say(stats(total, new Date(tv.clock.now()).toISOString()));
      await tv.avanzar(5000);
    }
    negocios();
    await tv.asentar();
    expect(informes()).toBe(0);
    await tv.avanzar(10_000);
    negocios();
    await tv.asentar();
    expect(informes()).toBe(1);
  });

  test('whose clock is set back by hours asks for the report within the minute all the same', async () => {
    const tv = await emparejada();
    const informes = () => tv.http.match((peticion) => peticion.url === '/api/v1/estadisticas').length;
    expect(informes()).toBe(1);
    tv.clock.set(-5 * 3_600_000);
    for (let segundos = 0; segundos <= 60; segundos += 5) {
      tv.sockets.newest.say(stats(26, new Date(Date.parse(AHORA) + segundos * 1000).toISOString()));
      await tv.avanzar(5000);
    }
    tv.http.expectOne('/api/v1/negocio').flush(NEGOCIO);
    await tv.asentar();
    expect(informes()).toBe(1);
  });

  test('reads again every five minutes what changes no figure: the name, the hours, a block', async () => {
    const tv = await emparejada();
    const informe = (tasa: number) => {
      const ocupacion = { ...resumenDePrueba().ocupacion, tasa };
      return informeDePrueba({ resumen: resumenDePrueba({ ocupacion }) });
    };
    const responder = (tasa: number) =>
      tv.http.expectOne(({ url }) => url === '/api/v1/estadisticas').flush(informe(tasa));
    responder(0.5);
    const pasar = async (segundos: number) => {
      for (let i = 0; i < segundos; i += 5) {
        tv.sockets.newest.say(stats(25, new Date(tv.clock.now()).toISOString()));
        await tv.avanzar(5000);
      }
    };
    await pasar(295);
    tv.http.expectNone('/api/v1/negocio');
    await pasar(5);
    tv.http.expectOne('/api/v1/negocio').flush({ ...NEGOCIO, nombre: 'Salón Boreal' });
    await tv.asentar();
    responder(0.75);
    await tv.asentar();
    expect([texto('tv-negocio'), texto('tv-ocupacion')]).toEqual(['Salón Boreal', '75%']);
    TestBed.resetTestingModule();
    expect(tv.clock.pending).toBe(0);
  });

  test('raises the alarm when figures stop coming, though the hub still answers', async () => {
    const tv = await emparejada();
    const silencio = async (segundos: number) => {
      for (let i = 0; i < segundos; i += 5) {
        tv.sockets.newest.say({ type: 'pong' } as unknown as ServerMessage);
        await tv.avanzar(5000);
      }
    };
    document.dispatchEvent(new KeyboardEvent('keydown', { key: ' ' }));
    await silencio(15);
    expect(screen.getByTestId('tv-age').dataset['tono']).toBe('tarde');
    expect(texto('tv-alarm')).toBeUndefined();
    await silencio(20);
    expect(texto('tv-alarm')).toBe('Sin conexión desde las 12:00');
    expect(texto('tv-hoy')).toBe('4');
  });

  test('does not tell of yesterday when it wakes on another day, nor that there is nothing today', async () => {
    const tv = await emparejada();
    tv.sockets.newest.end(CLOSE_CODE.restart);
    await tv.avanzar(20_000);
    saludar(tv, [stats(25)], '2026-11-25T06:00:00Z');
    await tv.asentar();
    expect([texto('tv-loading'), texto('tv-hoy'), texto('tv-sin-hoy')]).toEqual([
      'Conectando…',
      undefined,
      undefined,
    ]);
    tv.sockets.newest.say(series(0, '2026-11-25'));
    await tv.asentar();
    expect([texto('tv-loading'), texto('tv-sin-hoy')]).toEqual([undefined, 'Hoy no hay citas']);
  });

  test('whose clock is set right while figures come raises no alarm, and shows the hour of the hub', async () => {
    const tv = await emparejada();
    let horaDelHub = Date.parse(AHORA);
    const cifras = async () => {
      horaDelHub += 5000;
      await tv.avanzar(5000);
      tv.sockets.newest.say(stats(25, new Date(horaDelHub).toISOString()));
      await tv.avanzar(1000);
      horaDelHub += 1000;
    };
    await cifras();
    for (const salto of [3 * 3_600_000, -5 * 3_600_000]) {
      // As the network's time does to a box that starts without one.
      tv.clock.set(salto);
      await cifras();
      await cifras();
      expect(texto('tv-alarm')).toBeUndefined();
      expect(screen.getByText('12:00')).toBeDefined();
      expect(screen.getByTestId('tv-age').dataset['tono']).toBe('vivo');
    }
    for (let i = 0; i < 7; i += 1) {
      tv.sockets.newest.say({ type: 'pong' } as unknown as ServerMessage);
      await tv.avanzar(5000);
    }
    expect(texto('tv-alarm')).toMatch(/^Sin conexión desde las 12:00/);
  });

  test('that was removed shows nothing more and asks for a code', async () => {
    const tv = await emparejada();
    tv.sockets.newest.end(CLOSE_CODE.revoked);
    await tv.asentar();
    expect(texto('tv-hoy')).toBeUndefined();
    await tv.avanzar(0);
    tv.http.expectOne('/api/v1/tv/sesion').flush({}, { status: 401, statusText: 'Unauthorized' });
    await tv.asentar();
    await tv.avanzar(0);
    tv.http.expectOne('/api/v1/tv/codigos').flush({ codigo: '048213', secreto: 't', expiraEn: AHORA });
    await tv.asentar();
    expect(texto('tv-code')).toBe('048 213');
    expect(localStorage.getItem('tv')).toBe('{"secreto":"t","codigo":"048213"}');
  });

  test('that the hub refuses and the API does not comes back, and not in a hurry', async () => {
    const tv = await emparejada();
    const rechazar = async () => {
      tv.sockets.newest.end(CLOSE_CODE.revoked);
      await tv.avanzar(0);
    };
    await rechazar();
    tv.http.expectOne('/api/v1/tv/sesion').flush(SESION);
    await tv.asentar();
    expect(tv.sockets.all).toHaveLength(2);
    await rechazar();
    tv.http.expectNone('/api/v1/tv/sesion');
    await tv.avanzar(15_000);
    tv.http.expectOne('/api/v1/tv/sesion').flush(SESION);
  });

  test('says so when there are no citas today, and when there never were any', async () => {
    await emparejada({ citas: 0 });
    expect(texto('tv-sin-hoy')).toBe('Hoy no hay citas');
    expect(texto('tv-ocupacion')).toBeUndefined();
    TestBed.resetTestingModule();
    await emparejada({ citas: 0, total: 0 });
    expect(texto('tv-empty')).toMatch(/^Aún no hay citas/);
  });
});
