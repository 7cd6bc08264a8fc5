import { words } from '../../languages/spoken.ts';
import type { Status } from '../../model/verdict.ts';
import { statusSigns } from '../status-signs.ts';

/** A verdict as a sign and a word: colour is never the only sign. */
export const StatusMark = ({ status }: { readonly status: Status }) => (
  <span class={`mark ${status}`}>
    <span aria-hidden="true">{statusSigns[status]} </span>
    {words.report.status[status]}
  </span>
);
