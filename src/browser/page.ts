import type { SiteCourse } from '../model/site-course.ts';
import type { Wish } from './worker.ts';

type Without<T> = T extends unknown ? Omit<T, 'number'> : never;
/** The answer of the worker; its parts depend on the wish. */
type Result = { readonly number: number } & Partial<
  Readonly<Record<'json' | 'page' | 'script' | 'says' | 'cure', string> & { readonly asksTheSame: boolean }>
>;

/** No evidence of a host is larger than what a host may say, as text; bytes. */
const mostBytes = 20_000_000;
/** A longer text is judged without being shown: a field would take seconds for it; characters. */
const mostShown = 200_000;
/** Evidence that takes longer was made to take long; milliseconds. */
const mostMs = 20_000;

const byId = (id: string): HTMLElement => document.getElementById(id)!;
const main = document.querySelector('main')!;
const { lab = '' } = main.dataset;
const course = JSON.parse(main.dataset['course']!) as SiteCourse;

let worker = new Worker('worker.js');
let number = 0;

/** Asks the worker; one that does not answer in time is ended, and another one takes its place. */
const ask = (wish: Without<Wish>): Promise<Result> =>
  new Promise((resolve) => {
    const own = (number += 1);
    const late = setTimeout(() => {
      worker.terminate();
      worker = new Worker('worker.js');
      resolve({ number: own, says: 'These answers take too long to judge.', cure: 'Run the check script once more.' });
    }, mostMs);
    const take = ({ data }: MessageEvent<Result>): void => {
      if (data.number !== own) return;
      clearTimeout(late);
      worker.removeEventListener('message', take);
      resolve(data);
    };
    worker.addEventListener('message', take);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- A worker has no other origin.
    worker.postMessage({ ...wish, number: own });
  });

const say = (says: string, cure: string | undefined = ''): void => {
  byId('says').textContent = says;
  byId('cure').textContent = cure;
};

let judgement = 0;
const judge = async (text: string): Promise<void> => {
  const own = (judgement += 1);
  say('Judging …');
  const result = await ask({ kind: 'judge', text, lab, course });
  if (own !== judgement) return;
  const page = byId('report') as HTMLIFrameElement;
  page.hidden = result.page === undefined;
  page.srcdoc = result.page ?? '';
  byId('json').textContent = result.json ?? '';
  byId('as-json').hidden = result.json === undefined;
  say(result.says ?? 'Judged here, on your machine. Nothing was sent anywhere.', result.cure);
  main.dataset['judged'] = String(own);
};

/** Judges what is not too large to be evidence. */
const judgeSmall = async (name: string, size: number, text: () => string | Promise<string>): Promise<void> => {
  if (size > mostBytes) {
    say(`${name} is larger than ${mostBytes / 1_000_000} MB.`, 'Give the file that the check script wrote.');
    main.dataset['judged'] = String((judgement += 1));
  } else await judge(await text());
};
const judgeFile = async (file: File | undefined): Promise<void> => {
  if (file) await judgeSmall(file.name, file.size, () => file.text());
};

const file = byId('file') as HTMLInputElement;
file.addEventListener('change', () => void judgeFile(file.files?.[0]));
const pasted = byId('pasted') as HTMLTextAreaElement;
let soon: ReturnType<typeof setTimeout> | undefined;
// A long text comes in several pieces.
pasted.addEventListener('input', () => {
  clearTimeout(soon);
  soon = setTimeout(() => {
    if (pasted.value.trim() !== '') void judge(pasted.value);
  }, 100);
});
pasted.addEventListener('paste', (event) => {
  const text = event.clipboardData?.getData('text/plain') ?? '';
  if (text.length <= mostShown) return;
  event.preventDefault();
  void judgeSmall('This text', text.length, () => text);
});
addEventListener('dragover', (event) => event.preventDefault());
addEventListener('drop', (event) => {
  event.preventDefault();
  void judgeFile(event.dataTransfer?.files[0]);
});

const save = byId('save') as HTMLButtonElement;
const fields = [...document.querySelectorAll<HTMLInputElement>('input[data-parameter]')];
const typed = (): Record<string, string> =>
  Object.fromEntries(fields.flatMap(({ name, value }) => (value.trim() === '' ? [] : [[name, value.trim()]])));

/** The script with the student's own parameters; undefined where it is the published one, or cannot be made. */
let script: string | undefined;
/** Shows how the check is run with the parameters that stand in the form. */
const showScript = async (): Promise<void> => {
  const own = typed();
  const isPublished = Object.keys(own).length === 0;
  const result: Partial<Result> = isPublished
    ? { asksTheSame: true }
    : await ask({ kind: 'script', lab, course, typed: own });
  script = result.script;
  save.disabled = script === undefined && !isPublished;
  const words = Object.entries(own).map(([name, value]) => `'${`${name}=${value}`.replaceAll("'", `'\\''`)}'`);
  const from = new URL('check.sh', location.href).href;
  const piped = `curl -fsS ${from} | sudo sh -s --${words.map((word) => ` ${word}`).join('')} > evidence`;
  byId('command').textContent = result.asksTheSame === true ? piped : 'sudo sh check.sh > evidence';
  byId('script-says').textContent = save.disabled
    ? `${result.says ?? ''} ${result.cure ?? ''}`
    : result.asksTheSame === true
      ? ''
      : 'These parameters change the questions: save the script below, and run that.';
};
for (const field of fields) field.addEventListener('input', () => void showScript());
save.addEventListener('click', () => {
  const link = document.createElement('a');
  link.href =
    script === undefined ? 'check.sh' : URL.createObjectURL(new Blob([script], { type: 'text/x-shellscript' }));
  link.download = 'check.sh';
  link.click();
});

// A teacher's link may bring parameters: …/pinger/#x=7
for (const [name, value] of new URLSearchParams(location.hash.slice(1))) {
  const field = fields.find((one) => one.name === name);
  if (field) field.value = value;
}
void showScript();
if ('serviceWorker' in navigator) void navigator.serviceWorker.register('offline.js').catch(() => {});
main.dataset['ready'] = 'yes';
