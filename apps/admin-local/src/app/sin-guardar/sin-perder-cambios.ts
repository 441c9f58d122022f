import { inject } from '@angular/core';
import type { CanDeactivateFn } from '@angular/router';
import { UserService } from '../sesion/user.service.ts';
import { SinGuardar } from './sin-guardar.service.ts';

/** Before a page is left for another. Whose session has ended was asked before that. */
export const sinPerderCambios: CanDeactivateFn<unknown> = () =>
  inject(UserService).currentUser() === null || inject(SinGuardar).puedePerderse();
