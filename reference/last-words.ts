/** The line of a complaint that says most: its last, less the advice that mount(8) adds. */
export const lastWords = (complaint: string): string | undefined =>
  complaint
    .split('\n')
    .map((line) => line.trim())
    .findLast((line) => line !== '' && !line.startsWith('dmesg(1)'));
