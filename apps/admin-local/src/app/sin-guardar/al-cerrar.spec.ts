import { preguntarAlCerrar } from './al-cerrar.ts';

/** Whether the tab is closed without a question, so long after now. */
function seCierra(dentroDeMs = 0): boolean {
  const evento = new Event('beforeunload', { cancelable: true });
  Object.defineProperty(evento, 'timeStamp', { value: evento.timeStamp + dentroDeMs });
  return dispatchEvent(evento);
}

test('a tab with changes is not closed without a question, until that has ended', () => {
  let hayCambios = false;
  const dejar = preguntarAlCerrar(window, () => hayCambios);
  expect(seCierra()).toBe(true);
  hayCambios = true;
  expect(seCierra()).toBe(false);
  dejar();
  expect(seCierra()).toBe(true);
});

test('nobody is asked because they press a phone, and everybody is a moment later', () => {
  document.body.innerHTML = '<a href="tel:+525511223344"><span>55 1122 3344</span></a><a href="#">Otra</a>';
  const [llamar, otra] = document.querySelectorAll('a');
  document.body.addEventListener('click', (evento) => evento.preventDefault(), { once: true });
  const dejar = preguntarAlCerrar(window, () => true);
  otra!.click();
  expect(seCierra()).toBe(false);
  llamar!.querySelector('span')!.click();
  expect([seCierra(), seCierra(5000)]).toEqual([true, false]);
  dejar();
});
