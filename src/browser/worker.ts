import type { HintLevel } from '../model/report.ts';
import { judgeText } from './judge-text.ts';
import { ownScript, type ScriptWish } from './own-script.ts';

/** A page's wish; its number comes back with the result. */
export type Wish = { readonly number: number } & (
  | { readonly kind: 'judge'; readonly text: string; readonly lab: string; readonly hints: HintLevel }
  | ({ readonly kind: 'script' } & ScriptWish)
);

/** The worker that this file runs in. */
declare const self: {
  onmessage: (event: { readonly data: Wish }) => void;
  readonly postMessage: (result: object) => void;
};

/** Judging may take long where answers are hostile; the page goes on meanwhile. */
self.onmessage = ({ data }): void => {
  const result = data.kind === 'judge' ? judgeText(data.text, data.lab, data.hints) : ownScript(data);
  void result.then((done) => self.postMessage({ number: data.number, ...done }));
};
