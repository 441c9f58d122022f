import { Injectable } from '@angular/core';

/** Whose column was seen last, null being nobody's: on another day it is theirs that is looked for. */
@Injectable()
export class PersonaVisible {
  id: string | null | undefined;
}
