import { expect } from '@playwright/test';
import { once } from 'node:events';
import WebSocket from 'ws';
import { ApiClient } from '../fixtures/api-client.ts';
import { test } from '../fixtures/story.ts';
import { system } from '../fixtures/system.ts';
import { DashboardPage } from '../pages/dashboard-page.ts';

test('a token of one negocio gets nothing of another', async () => {
  const clinica = await ApiClient.logIn('admin@clinica.demo');
  const socket = new WebSocket(`ws://127.0.0.1:${system().hub}/ws?token=${clinica.sesion.token}`);
  const received: { type: string; channel?: string; data: { code?: string } }[] = [];
  socket.on('message', (data: Buffer) =>
    received.push(JSON.parse(data.toString()) as (typeof received)[number]),
  );
  await once(socket, 'open');
  for (const kind of ['citas', 'estadisticas', 'notificaciones']) {
    socket.send(JSON.stringify({ type: 'subscribe', data: { channel: `${kind}:negocio_123` } }));
  }
  await expect.poll(() => received.filter((message) => message.data.code === 'forbidden').length).toBe(3);

  const aurora = await ApiClient.logIn('recepcion@aurora.demo');
  const cita = await aurora.createCita('Secreta Aurora');
  // The hub has served its own negocio by the time its own event arrives; then nothing else can be on the way.
  socket.send(JSON.stringify({ type: 'subscribe', data: { channel: 'citas:clinica_sonrisa' } }));
  await expect.poll(() => received.some((message) => message.type === 'subscribed')).toBe(true);
  await clinica.createCita('Propia Clínica');
  await expect.poll(() => received.some((message) => message.type === 'cita_created')).toBe(true);
  const told = JSON.stringify(received.filter((message) => message.type !== 'error'));
  expect(told).not.toContain('negocio_123');
  expect(told).not.toContain('Secreta');

  await expect(clinica.get(`/citas/${cita.id}`)).rejects.toThrow('404');
  socket.close();
});

test("another negocio's dashboard does not move", async ({ page }) => {
  const clinica = await DashboardPage.open(page, `http://localhost:${system().web}`, 'admin@clinica.demo');
  const total = await clinica.value('total');
  const aurora = await ApiClient.logIn('recepcion@aurora.demo');
  await aurora.createCita('Ajena Aurora');
  const own = await ApiClient.logIn('recepcion@clinica.demo');
  await own.createCita('Propia Clínica');
  await clinica.shows('total', total + 1);
  await expect(clinica.activity.filter({ hasText: 'Ajena' })).toHaveCount(0);
});
