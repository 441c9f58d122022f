import { ManualClock } from '@citas/clock/testing';
import { Rafaga } from './rafaga.ts';

function setUp() {
  const clock = new ManualClock(0);
  const entregados: number[] = [];
  const pagina = { visible: true };
  const rafaga = new Rafaga<number>({
    clock,
    entregar: (uno) => entregados.push(uno),
    visible: () => pagina.visible,
  });
  const recibir = (desde: number, hasta: number) => {
    for (let uno = desde; uno <= hasta; uno += 1) rafaga.recibir(uno);
  };
  return { clock, entregados, pagina, rafaga, recibir };
}

const hasta = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

test('a few are handed on at once, however often they come', () => {
  const { clock, entregados, recibir } = setUp();
  for (let n = 0; n < 10; n += 1) {
    recibir(3 * n + 1, 3 * n + 3);
    expect(entregados).toEqual(hasta(3 * n + 3));
    clock.advance(100);
  }
});

test('of a burst the first come at once, the others together, in their order', () => {
  const { clock, entregados, recibir } = setUp();
  recibir(1, 40);
  expect(entregados).toEqual(hasta(8));
  clock.advance(99);
  expect(entregados).toEqual(hasta(8));
  clock.advance(1);
  expect(entregados).toEqual(hasta(40));
});

test('while it lasts nothing comes between, and after it all comes at once again', () => {
  const { clock, entregados, recibir } = setUp();
  recibir(1, 40);
  clock.advance(100);
  recibir(41, 60);
  expect(entregados).toEqual(hasta(40));
  clock.advance(100);
  expect(entregados).toEqual(hasta(60));
  clock.advance(100);
  recibir(61, 61);
  expect(entregados).toEqual(hasta(61));
});

test('a long queue is handed on in portions, and what comes meanwhile after it', () => {
  const { clock, entregados, recibir } = setUp();
  recibir(1, 120);
  clock.advance(100);
  expect(entregados).toEqual(hasta(58));
  recibir(121, 121);
  clock.advance(16);
  expect(entregados).toEqual(hasta(108));
  clock.advance(16);
  expect(entregados).toEqual(hasta(121));
});

test('in a page that nobody sees nothing waits', () => {
  const { entregados, pagina, recibir } = setUp();
  recibir(1, 40);
  pagina.visible = false;
  recibir(41, 200);
  expect(entregados).toEqual(hasta(200));
});

test('what was not handed on when the connection is given up never is', () => {
  const { clock, entregados, rafaga, recibir } = setUp();
  recibir(1, 40);
  rafaga.olvidar();
  clock.advance(1000);
  recibir(41, 41);
  expect(entregados).toEqual([...hasta(8), 41]);
});
