import { TestBed } from '@angular/core/testing';
import { ManualClock } from '@citas/clock/testing';
import { Subject } from 'rxjs';
import { CLOCK } from '../tiempo/clock.token.ts';
import { Relectura } from './relectura.ts';

function alLeer() {
  const clock = new ManualClock();
  TestBed.configureTestingModule({ providers: [{ provide: CLOCK, useValue: clock }] });
  const lecturas: Subject<void>[] = [];
  const relectura = TestBed.runInInjectionContext(
    () =>
      new Relectura(() => {
        const lectura = new Subject<void>();
        lecturas.push(lectura);
        return lectura.subscribe({ error: () => undefined });
      }, 250),
  );
  const seLeen = () => lecturas.filter(({ observed }) => observed).length;
  return { clock, relectura, lecturas, seLeen };
}

test('changes that do not cease are read once, and once more when that reading has ended', () => {
  const { clock, relectura, lecturas } = alLeer();
  for (let ms = 0; ms < 2000; ms += 200) {
    relectura.pronto();
    clock.advance(200);
  }
  expect(lecturas).toHaveLength(1);
  lecturas[0]!.complete();
  clock.advance(249);
  expect(lecturas).toHaveLength(1);
  clock.advance(1);
  expect(lecturas).toHaveLength(2);
  lecturas[1]!.error(new Error('nobody answered'));
  clock.advance(60_000);
  expect(lecturas).toHaveLength(2);
});

test('something else is asked at once, and what was asked or waited for before is not', () => {
  const { clock, relectura, lecturas, seLeen } = alLeer();
  relectura.ahora();
  relectura.pronto();
  relectura.ahora();
  expect([lecturas.length, seLeen()]).toEqual([2, 1]);
  lecturas[1]!.complete();
  clock.advance(60_000);
  expect(lecturas).toHaveLength(2);
});

test('a reading that nobody answers is given up half a minute after something has changed', () => {
  const { clock, relectura, lecturas, seLeen } = alLeer();
  relectura.ahora();
  clock.advance(60_000);
  relectura.pronto();
  clock.advance(29_999);
  expect(lecturas).toHaveLength(1);
  clock.advance(1);
  expect([lecturas.length, seLeen()]).toEqual([2, 1]);
});

test('what is left unread is told: what is waited for, and what is on its way', () => {
  const { clock, relectura, lecturas } = alLeer();
  expect(relectura.quedaPorLeer).toBe(false);
  relectura.pronto();
  expect(relectura.quedaPorLeer).toBe(true);
  clock.advance(250);
  expect(relectura.quedaPorLeer).toBe(true);
  lecturas[0]!.complete();
  expect(relectura.quedaPorLeer).toBe(false);
});

test('nothing is read any more once its page has gone', () => {
  const { clock, relectura, seLeen } = alLeer();
  relectura.ahora();
  relectura.pronto();
  TestBed.resetTestingModule();
  expect([seLeen(), clock.pending]).toEqual([0, 0]);
});
