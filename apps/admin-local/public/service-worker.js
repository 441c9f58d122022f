// What is asked of the API stays between the page and the server: nothing of it is ever kept, and without a network
// it fails as it would without this worker. It has to be said before Angular's worker listens.
self.addEventListener('fetch', (event) => {
  if (!new URL(event.request.url).pathname.startsWith('/admin-local/')) event.stopImmediatePropagation();
});
importScripts('./ngsw-worker.js');
