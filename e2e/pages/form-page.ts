import { expect, type Locator, type Page } from '@playwright/test';

/** The form of a new cita. */
export class FormPage {
  readonly page: Page;
  readonly form: Locator;
  readonly client: Locator;
  readonly clientOptions: Locator;
  readonly clientNote: Locator;
  readonly phone: Locator;
  readonly phoneNote: Locator;
  readonly service: Locator;
  readonly slots: Locator;
  readonly chosen: Locator;
  readonly lost: Locator;
  /** The last choice, beside the times that are offered. */
  readonly otherTime: Locator;
  readonly time: Locator;
  readonly timeNotes: Locator;
  readonly noSlots: Locator;
  readonly professional: Locator;
  readonly submit: Locator;
  readonly done: Locator;

  constructor(page: Page) {
    this.page = page;
    this.form = page.getByTestId('cita-form');
    this.client = page.getByTestId('form-cliente');
    this.clientOptions = page.getByTestId('client-option');
    this.clientNote = page.getByTestId('client-note');
    this.phone = page.getByTestId('form-telefono');
    this.phoneNote = page.getByTestId('phone-note');
    this.service = page.getByTestId('form-servicio');
    this.slots = page.getByTestId('form-slot');
    this.chosen = this.slots.and(page.locator('[aria-checked="true"]'));
    this.lost = page.getByTestId('slot-lost');
    this.otherTime = page.getByTestId('form-otra-hora');
    this.time = page.getByTestId('form-otra-hora-campo');
    this.timeNotes = page.getByTestId('otra-hora-avisos');
    this.noSlots = page.getByTestId('sin-huecos');
    this.professional = page.getByTestId('form-profesional');
    this.submit = page.getByTestId('form-submit');
    this.done = page.getByTestId('hecho');
  }

  async open(): Promise<void> {
    await this.page.getByTestId('new-cita').first().click();
    await expect(this.client).toBeVisible();
  }

  /** The option that Enter would take. */
  active(): Locator {
    return this.clientOptions.and(this.page.locator('[aria-selected="true"]'));
  }

  slot(horaInicio: string): Locator {
    return this.slots.and(this.page.locator(`[data-hora="${horaInicio}"]`));
  }

  /** A day far enough ahead that it is another story's only by chance, with the slots of its own. */
  async chooseDay(fecha: string): Promise<void> {
    const read = this.page.waitForResponse((response) => response.url().includes(`fecha=${fecha}`));
    await this.page.getByTestId('form-fecha').fill(fecha);
    await read;
    await expect(this.slots.first()).toBeVisible();
  }

  async typeTime(hora: string): Promise<void> {
    await this.otherTime.click();
    await expect(this.time).toBeFocused();
    await this.time.fill(hora);
  }

  async isBooked(cliente: string): Promise<void> {
    await expect(this.done).toContainText(cliente);
    await expect(this.form).toBeHidden();
  }
}
