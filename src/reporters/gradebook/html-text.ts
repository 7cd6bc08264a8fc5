/** Lines as HTML for a field that shows it. A backslash before a closing quote would break Moodle's import, so none is left. */
export const htmlText = (lines: readonly string[]): string =>
  lines.map((line) => line.replace(/[&<>"'\\]/g, (character) => `&#${character.charCodeAt(0)};`)).join('<br>');
