import { setupZonelessTestEnv } from 'jest-preset-angular/setup-env/zoneless';

setupZonelessTestEnv();

// jsdom has no dialogs, no media queries, nothing to scroll, and reads a file only by an event.
HTMLDialogElement.prototype.showModal = function showModal(this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close = function close(this: HTMLDialogElement) {
  this.open = false;
};
Element.prototype.scrollIntoView = () => undefined;
Blob.prototype.text = function text(this: Blob) {
  const { promise, resolve } = Promise.withResolvers<string>();
  const lector = new FileReader();
  lector.onload = () => resolve(lector.result as string);
  lector.readAsText(this);
  return promise;
};
