import { TestBed } from '@angular/core/testing';
import { provideToastr, ToastrService } from 'ngx-toastr';
import { AvisoComponent } from './aviso.component.ts';

/** The toasts for specs. */
export function provideAvisosDePrueba() {
  return provideToastr({ toastComponent: AvisoComponent });
}

/** What stands on the screen: what each says, under which title. */
export function avisosDichos(): (readonly [titulo: string, texto: string])[] {
  return TestBed.inject(ToastrService).toasts.map(({ title, message }) => [title ?? '', message ?? '']);
}
