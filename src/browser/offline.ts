/** The site's files and their version: put before this file where the site is made. */
declare const siteFiles: readonly string[];
declare const siteVersion: string;

type Waiting = { readonly waitUntil: (done: Promise<unknown>) => void };
type Fetching = { readonly request: Request; readonly respondWith: (response: Promise<Response>) => void };
declare const self: {
  addEventListener(type: 'install' | 'activate', listener: (event: Waiting) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
  readonly skipWaiting: () => Promise<void>;
};

self.addEventListener('install', (event) =>
  event.waitUntil(
    caches
      .open(siteVersion)
      .then((cache) => cache.addAll(siteFiles))
      .then(() => self.skipWaiting()),
  ),
);
self.addEventListener('activate', (event) =>
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== siteVersion).map((name) => caches.delete(name)))),
  ),
);
self.addEventListener('fetch', (event) =>
  event.respondWith(caches.match(event.request, { ignoreSearch: true }).then((kept) => kept ?? fetch(event.request))),
);
