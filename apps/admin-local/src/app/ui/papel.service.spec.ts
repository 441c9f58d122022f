import { ApplicationRef, effect } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Papel } from './papel.service.ts';

test('what follows the paper has followed before the page is printed, and is back after', () => {
  const { enPapel } = TestBed.inject(Papel);
  const visto: boolean[] = [];
  TestBed.runInInjectionContext(() => effect(() => visto.push(enPapel())));
  TestBed.inject(ApplicationRef).tick();
  dispatchEvent(new Event('beforeprint'));
  expect(visto).toEqual([false, true]);
  dispatchEvent(new Event('afterprint'));
  expect(visto).toEqual([false, true, false]);
});
