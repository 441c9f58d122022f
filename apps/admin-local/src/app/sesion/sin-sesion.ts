import { HttpContext, HttpContextToken } from '@angular/common/http';

/** A request marked so carries no token and its 401 is final. */
export const SIN_SESION = new HttpContextToken(() => false);

export const sinSesion = () => ({ context: new HttpContext().set(SIN_SESION, true) });
