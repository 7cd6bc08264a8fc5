/** Controls, bidi marks and what else changes how a line reads. */
const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]+/gu;

/** Text of a host, made fit for one line of a prompt or a message: it can neither move a cursor nor forge a line. */
export const oneLine = (text: string, most = 200): string =>
  text
    .slice(0, most * 4)
    .replace(hidden, ' ')
    .trim()
    .slice(0, most)
    .toWellFormed();
