import { InjectionToken } from '@angular/core';
import { systemClock, type Clock } from '@citas/clock';

/** The only source of time in the page; a spec gives a clock that it moves by hand. */
export const CLOCK = new InjectionToken<Clock>('Clock', { factory: () => systemClock });
