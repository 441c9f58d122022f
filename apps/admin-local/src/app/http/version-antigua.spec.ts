import { HttpErrorResponse } from '@angular/common/http';
import { otraVersion } from './version-antigua.ts';

const ana = { id: '0193a000-0000-7000-8000-0000000000c1', nombre: 'Ana Pérez', version: 3 };

test('a 412 brings what is there now, and only of the one that was changed', () => {
  const error = (actual: object) =>
    new HttpErrorResponse({
      status: 412,
      error: { type: '/problemas/version-antigua', title: 't', status: 412, detail: 'd', actual },
    });
  expect(otraVersion(error({ ...ana, version: 4 }), ana)?.version).toBe(4);
  expect(otraVersion(error({ ...ana, id: 'otra' }), ana)).toBeUndefined();
  expect(otraVersion(new HttpErrorResponse({ status: 500 }), ana)).toBeUndefined();
});
