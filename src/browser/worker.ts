import type { SiteCourse } from '../model/site-course.ts';
import { judgeText } from './judge-text.ts';
import type { ScriptWish } from './own-script.ts';

/** A page's wish; its number comes back with the result. */
export type Wish = { readonly number: number } & (
  | { readonly kind: 'judge'; readonly text: string; readonly lab: string; readonly course: SiteCourse }
  | ({ readonly kind: 'script' } & ScriptWish)
);

/** The worker that this file runs in. */
declare const self: {
  readonly addEventListener: (type: 'message', listener: (event: { readonly data: Wish }) => void) => void;
  readonly postMessage: (result: object) => void;
};

/** Judging may take long where answers are hostile; the page goes on meanwhile. */
self.addEventListener('message', ({ data }) => {
  const result =
    data.kind === 'judge'
      ? judgeText(data.text, data.lab, data.course)
      : // Most students take the script as it is published.
        import('./own-script.ts').then(({ ownScript }) => ownScript(data));
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- It is the page that made this worker.
  void result.then((done) => self.postMessage({ number: data.number, ...done }));
});
