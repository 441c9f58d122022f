import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { DOCUMENT, inject, Injectable, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { Cancel } from '@citas/clock';
import type { CambiarPassword, IniciarSesion, Sesion, Usuario } from '@citas/protocol';
import {
  catchError,
  finalize,
  firstValueFrom,
  fromEvent,
  map,
  NEVER,
  of,
  shareReplay,
  Subject,
  switchMap,
  take,
  tap,
  throwError,
  type Observable,
} from 'rxjs';
import { CLOCK } from '../tiempo/clock.token.ts';
import { claveGuardada, Guardado } from '../guardado/guardado.service.ts';
import { Paciencia } from '../guardado/paciencia.service.ts';
import { esSinRed } from '../guardado/sin-red.ts';
import { es401 } from '../http/problema.ts';
import { SinGuardar } from '../sin-guardar/sin-guardar.service.ts';
import { correoGuardado, guardarCorreo } from './correo.ts';
import { FinDeSesion } from './fin-de-sesion.ts';
import { PAGINA_NUEVA } from './pagina-nueva.token.ts';
import { sinSesion } from './sin-sesion.ts';
import { CLAVE_DE_TOKEN, guardarToken, tokenGuardado, usuarioDeToken } from './token.ts';
import { UserService } from './user.service.ts';
import { VidaDeToken } from './vida-de-token.ts';

const URL_SESION = '/api/v1/sesion';
/** How long after a renewal that nobody answered comes another: soon, and then a few times before the token ends. */
const OTRA_RENOVACION_MS = 2_000;
const OTRA_MAS_MS = 10_000;

/** Log in, stay in, log out. The refresh cookie is HttpOnly: this code never sees it. */
@Injectable({ providedIn: 'root' })
export class SesionService {
  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);
  readonly #clock = inject(CLOCK);
  readonly #users = inject(UserService);
  readonly #guardado = inject(Guardado);
  readonly #paciencia = inject(Paciencia);
  readonly #sinGuardar = inject(SinGuardar);
  readonly #paginaNueva = inject(PAGINA_NUEVA);
  readonly #fin = inject(FinDeSesion);
  readonly #vida = new VidaDeToken(this.#clock);
  #deQuien: string | undefined;
  #haCaducado = false;
  #renovacion: Observable<string> | undefined;
  #cancelarRenovacion: Cancel | undefined;
  #reanudada = new Subject<string>();
  readonly #terminada = signal<Usuario | undefined>(undefined);

  /** Whose session has ended under an open page: they are asked to log in over it. */
  readonly terminada = this.#terminada.asReadonly();

  /** A session ended without anybody asking for it, and nobody has logged in since. */
  get haCaducado(): boolean {
    return this.#haCaducado;
  }

  /** Whoever was in has left, or nobody has come: no renewal lets anybody in. */
  get nadieDentro(): boolean {
    return !this.#users.currentUser() && (tokenGuardado() === null || this.#deQuien !== undefined);
  }

  constructor() {
    const documento = inject(DOCUMENT);
    fromEvent<StorageEvent>(documento.defaultView ?? documento, 'storage').subscribe(({ key, newValue }) => {
      if (key === CLAVE_DE_TOKEN && newValue !== null && this.#esDeOtra(newValue)) this.ceder();
    });
  }

  iniciar(credenciales: IniciarSesion): Observable<Usuario> {
    return this.#http.post<Sesion>(URL_SESION, credenciales, sinSesion()).pipe(
      tap(() => guardarCorreo(credenciales.email)),
      map((sesion) => this.#entrar(sesion)),
    );
  }

  /**
   * Whether this page is theirs. What its services have read belongs to whoever was in first: nobody else, nor the same
   * person in another role, comes in before it has been loaded anew.
   */
  esSuPagina(usuario: Usuario): boolean {
    return this.#deQuien === claveGuardada(usuario, '');
  }

  /** Who has logged in goes where they wanted to. */
  ir(usuario: Usuario, ruta: string): void {
    if (this.esSuPagina(usuario)) void this.#router.navigateByUrl(ruta);
    else this.#paginaNueva(ruta);
  }

  /** Every other session of this person ends; this one goes on with the answer. */
  cambiarPassword(cambio: CambiarPassword): Observable<Usuario> {
    return this.#http.put<Sesion>(`${URL_SESION}/password`, cambio).pipe(
      map((sesion) => this.#entrar(sesion)),
      // The hub may have told before the answer that the old token is over.
      tap(() => this.#terminada() && this.reanudar()),
    );
  }

  /** The e-mail that this browser last logged in with; null when it is not known. */
  correo(): string | null {
    return correoGuardado();
  }

  /**
   * Who the stored token belongs to, at the start of the page. Without a network, or as long as nobody answers, it is
   * whoever was in; the server looks at the token again before anything else is read or changed. Never fails: refused,
   * nobody is in. An answer that comes later is taken too.
   */
  restaurar(): Observable<Usuario | null> {
    const token = tokenGuardado();
    if (!token) {
      // Who logged out is nobody; whose session ended comes back to what they were typing.
      if (correoGuardado() === null) this.#guardado.olvidar();
      else this.#guardado.olvidarCopias();
      return of(null);
    }
    return this.#http.get<Usuario>(URL_SESION).pipe(
      tap((usuario) => this.#guardado.guardarUsuario(usuario)),
      catchError((error: unknown) => of(esSinRed(error) ? this.#guardado.usuario() : null)),
      this.#paciencia.mientrasTanto<Usuario | null>(() => this.#guardado.usuario() ?? undefined),
      tap((usuario) => {
        if (usuario && !haSalido()) this.#recibir(usuario, tokenGuardado() ?? token);
      }),
      shareReplay(1),
      take(1),
    );
  }

  /**
   * A token in place of `usado`. One request however many ask, and none when another tab has renewed already:
   * the cookie rotates, and using an old one twice looks like theft.
   */
  renovar(usado: string | null): Observable<string> {
    const otro = this.#deOtraPestana(usado);
    if (otro) return otro;
    if (haSalido()) return rechazo();
    this.#renovacion ??= this.#http.post<Sesion>(`${URL_SESION}/renovar`, null, sinSesion()).pipe(
      switchMap((sesion) => (haSalido() ? rechazo() : this.#seguirCon(sesion))),
      finalize(() => (this.#renovacion = undefined)),
      shareReplay(1),
    );
    return this.#renovacion;
  }

  /** The stored token, renewed first when it is about to end; null when there is none to be had. */
  async tokenVigente(): Promise<string | null> {
    const token = tokenGuardado();
    return token && this.#vida.seAcaba(token) ? this.tokenEnLugarDe(token) : token;
  }

  /** Another token than the one just refused; null when the session is over. Rejects when nobody answers. */
  tokenEnLugarDe(usado: string): Promise<string | null> {
    const nuevo = this.renovar(usado).pipe(
      catchError((error: unknown) => (es401(error) ? of(null) : throwError(() => error))),
    );
    return firstValueFrom(nuevo);
  }

  /**
   * The server no longer accepts the session of this token. With a page open its person is asked to log in over it: emits
   * the new token once they have, at once if that was in another tab. Undefined when nobody is in yet: then the guard
   * leads to the log-in page.
   */
  caducar(usado: string | null): Observable<string> | undefined {
    const otro = this.#deOtraPestana(usado);
    if (otro) return otro;
    const usuario = this.#users.currentUser();
    this.#cancelarRenovacion?.();
    guardarToken(null);
    this.#haCaducado = true;
    if (!usuario) return undefined;
    this.#terminada.set(usuario);
    return this.#reanudada.pipe(take(1));
  }

  /** They are back, here or in another tab: what waited goes on. */
  reanudar(): void {
    const token = tokenGuardado();
    if (!token) return;
    this.#haCaducado = false;
    this.#terminada.set(undefined);
    this.#programar(token);
    this.#reanudada.next(token);
  }

  /** Somebody else wants in, or nobody any more: what waited fails. Not before what is not saved may be lost. */
  abandonar(): void {
    if (!this.#sinGuardar.puedeSalir()) return;
    const esperas = this.#reanudada;
    this.#reanudada = new Subject<string>();
    this.#haCaducado = false;
    this.#terminada.set(undefined);
    esperas.error(new Error('the session was left'));
    this.#salir();
    void this.#router.navigate(['/login']);
  }

  /** Not before what is not saved may be lost: until then nothing has ended. */
  cerrar(): void {
    if (!this.#sinGuardar.puedeSalir()) return;
    this.#fin.pedir(tokenGuardado());
    this.#salir();
    void this.#router.navigate(['/login']);
  }

  #entrar(sesion: Sesion): Usuario {
    this.#fin.dejar();
    this.#haCaducado = false;
    this.#vida.recibido(sesion.token);
    guardarToken(sesion.token);
    this.#guardado.guardarUsuario(sesion.usuario);
    this.#recibir(sesion.usuario, sesion.token);
    return sesion.usuario;
  }

  #seguirCon(sesion: Sesion): Observable<string> {
    return this.esSuPagina(this.#entrar(sesion)) ? of(sesion.token) : this.ceder();
  }

  /** The token that another tab has left in place of this one; undefined when there is none that lasts. */
  #deOtraPestana(usado: string | null): Observable<string> | undefined {
    const token = tokenGuardado();
    if (!token || token === usado || this.#vida.seAcaba(token)) return undefined;
    return this.#esDeOtra(token) ? this.ceder() : of(token);
  }

  #esDeOtra(token: string): boolean {
    const [aqui, alli] = [this.#users.currentUser()?.id, usuarioDeToken(token)];
    return aqui !== undefined && alli !== null && aqui !== alli;
  }

  /** Somebody else is in now in this browser: what this page still waits for is not asked in their name. */
  ceder(): Observable<never> {
    this.#sinGuardar.perder();
    this.#paginaNueva(this.#router.url);
    return NEVER;
  }

  #recibir(usuario: Usuario, token: string): void {
    this.#deQuien ??= claveGuardada(usuario, '');
    if (!this.esSuPagina(usuario)) return;
    this.#users.currentUser.set(usuario);
    this.#programar(token);
  }

  #salir(): void {
    this.#cancelarRenovacion?.();
    guardarToken(null);
    guardarCorreo(null);
    this.#guardado.olvidar();
    this.#users.currentUser.set(null);
  }

  #programar(token: string): void {
    this.#cancelarRenovacion?.();
    const espera = this.#vida.renovarEn(token);
    if (espera !== null) this.#renovarEn(espera, token);
  }

  #renovarEn(ms: number, token: string, espera = OTRA_RENOVACION_MS): void {
    this.#cancelarRenovacion?.();
    this.#cancelarRenovacion = this.#clock.after(ms, () => this.#renovarSola(token, espera));
  }

  #renovarSola(token: string, espera: number): void {
    this.renovar(token).subscribe({
      next: (nuevo) => this.#programar(nuevo),
      error: (fallo: unknown) => {
        // A refusal is told to who next asks for something; who has logged out meanwhile stays out.
        if (es401(fallo) || tokenGuardado() === null) return;
        this.#renovarEn(espera * (1 + Math.random() / 2), token, Math.min(espera * 2, OTRA_MAS_MS));
      },
    });
  }
}

/** Somebody has logged out in this browser, maybe in another tab: a session that only ended leaves the e-mail. */
function haSalido(): boolean {
  return tokenGuardado() === null && correoGuardado() === null;
}

/** As the server answers to a cookie that is over. */
function rechazo(): Observable<never> {
  return throwError(() => new HttpErrorResponse({ status: 401 }));
}
