import { Subject } from 'rxjs';
import { Lista } from './lista.ts';

/** A list, and the answers to its readings as the test gives them. */
function unaLista() {
  const lecturas: Subject<readonly string[]>[] = [];
  const lista = new Lista<string>(() => {
    const lectura = new Subject<readonly string[]>();
    lecturas.push(lectura);
    return lectura;
  });
  lecturas[0]?.next(['Corte']);
  return { lista, lecturas };
}

test('what somebody else changed is there after a refreshing, and what was there stays where that fails', () => {
  const { lista, lecturas } = unaLista();
  lista.refrescar();
  lecturas[1]?.next(['Corte', 'Tinte']);
  lista.refrescar();
  lecturas[2]?.error(new Error('no network'));
  expect([lista.datos(), lista.error()]).toEqual([['Corte', 'Tinte'], undefined]);
});

test('a reading that a later one has overtaken brings nothing', () => {
  const { lista, lecturas } = unaLista();
  lista.refrescar();
  lista.cargar();
  lecturas[2]?.next(['Corte', 'Tinte']);
  lecturas[1]?.next(['Corte']);
  expect(lista.datos()).toEqual(['Corte', 'Tinte']);
});

test('a list that cannot be read says why, until it can', () => {
  const { lista, lecturas } = unaLista();
  const error = new Error('no network');
  lista.cargar();
  lecturas[1]?.error(error);
  expect(lista.error()).toBe(error);
  lista.refrescar();
  lecturas[2]?.next(['Tinte']);
  expect([lista.datos(), lista.error()]).toEqual([['Tinte'], undefined]);
});
