/** Names whose values are secret, in any case. */
const telling = new RegExp(
  [
    'pass(?:w(?:or)?d|phrase|code)|pass\\d*$|(?:^|[_.-])pass[_.-]|pwd|secret|token|credential|cookie|passkey',
    '(?:api|access|private|encryption|signing|account|master|license|deploy|shared|auth|ssh)[-_.]?key|\\w[-_.]key\\d*$',
    'authorization|(?:^|[_-])auth$|session[-_]?id|(?:^|[_-])dsn$|connection[-_]?string',
  ].join('|'),
  'i',
);
/** The shell's own names for folders. */
const folders = /^(?:OLD)?PWD$/;
const isTelling = (name: string): boolean => telling.test(name) && !folders.test(name);

/** Tokens that are known by their form. */
const forms = new RegExp(
  [
    '(?:AKIA|ASIA)[A-Z0-9]{16}|AIza[\\w-]{35}|ya29\\.[\\w-]{16,}',
    '(?:gh[opusr]|npm|hf|dckr_pat|github_pat)_\\w{16,}|(?:glpat|xox[abeoprs]|pypi|dop_v1)[-_][\\w-]{10,}',
    '(?:sk|rk|pk)[-_](?:live|test|proj|ant)[-_][\\w-]{10,}|SG\\.[\\w-]{16,}|hvs\\.[\\w-]{16,}|AGE-SECRET-KEY-1[A-Z0-9]{10,}',
    'eyJ[\\w-]{8,}\\.[\\w-]{4,}(?:\\.[\\w-]*)?',
  ]
    .map((form) => `(?<![\\w-])(?:${form})`)
    .join('|'),
  'g',
);

/** `NAME=`, `name: `, `"name": "`. */
const assignment = /(?<![\w.-])([\w.-]+)(["']?[ \t]*[=:][ \t]*["']?)/g;
/** A flag, and the gap before its value: a blank, the end of a word of the kernel's, or the next text of a JSON list. */
const flag = /(?<![\w.-])(--?[\w.-]+)(\0(?:\d+\/cmdline:)?|",\s*"|[ \t]+["']?)/g;

/** The end of a value that begins here, by what it stands in. */
const ends = {
  json: /(?:[^"\\\n]|\\.)+/y,
  apostrophes: /[^'\n]+/y,
  word: /[^\0\n]{1,4000}(?=\0)/y,
  /** Of a member of JSON, or of a line of text. */
  member: /[^\s"',;&\0{}[\]()]+/y,
  plain: /[^\s"',;&\0{[(][^\s"',;&\0]*/y,
};

const blotValues = (text: string, pattern: RegExp, blot: string, needed: readonly string[]): string => {
  const parts: string[] = [];
  let done = 0;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const [whole, name = '', gap = ''] = match;
    if (!isTelling(name)) continue;
    const from = match.index + whole.length;
    // NAME= at the end of a text in JSON: the quotation mark closes that text, and there is no value.
    if (/["']$/.test(gap) && /^\s*(?:[,\]}]|$)/.test(text.slice(from, from + 40))) continue;
    const before = text[match.index - 1];
    const inJson = gap.endsWith('"') || (before === '"' && !gap.includes('"'));
    const inApostrophes = gap.endsWith("'") || (before === "'" && !gap.includes("'"));
    const end = inJson ? ends.json : inApostrophes ? ends.apostrophes : gap.startsWith('"') ? ends.member : ends.plain;
    const value = valueAt(text, from, inJson || inApostrophes ? end : ends.word) ?? valueAt(text, from, end);
    if (value === undefined) continue;
    if (needed.some((own) => own.includes(`${name}${gap}${value}`))) continue;
    // The kind of an authorization may stay: its word is gone.
    if (
      /authorization$/i.test(name) &&
      text.startsWith(blot, from + (/^\w+[ \t]+/.exec(text.slice(from, from + 40))?.[0].length ?? 0))
    )
      continue;
    const isMember = end === ends.member;
    if (isMember && /^(?:true|false|null)$/.test(value)) continue;
    parts.push(text.slice(done, from), isMember ? `"${blot}"` : blot);
    done = from + value.length;
    pattern.lastIndex = done;
  }
  return [...parts, text.slice(done)].join('');
};

const valueAt = (text: string, from: number, end: RegExp): string | undefined => {
  end.lastIndex = from;
  return end.exec(text)?.[0];
};

/** `Basic`, `Bearer`: the kind is no secret, the word behind it is. */
const scheme = /\b(Authorization["']?:[ \t]*["']?\w+|Bearer)([ \t]+)[^\s"'\\]{3,}/gi;
const privateKey = /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----(?:[^-]|-(?!----END))*(?:-----END [A-Z ]{0,40}-----|$)/g;
/** The password of an address, and a login that is too long for a name. */
const inAddress = /(?<![a-z0-9+.-])([a-z][a-z0-9+.-]*:\/\/)(?:([^\s/@:"]*:)[^\s"@]*|[^\s/@:"]{20,})@/gi;
/** Options of some programs that take a password behind one letter. */
const ofPrograms = [
  /(?<![\w-])(sshpass(?:[ ",\n\t]+|\0(?:\d+\/cmdline:)?)-p(?:[ ",\n\t]+|\0(?:\d+\/cmdline:)?)?)([^\s"\0]+)/g,
  /(?<![\w-])(redis-cli\b[^\n]{0,200}?[ "\0:]-a(?:[ ",\t]+|\0(?:\d+\/cmdline:)?))([^\s"\0]+)/g,
  /(?<![\w-])((?:mysql|mariadb)[\w-]*[^\w-][^\n]{0,200}?(?<=[ "\0:])-p)([^\s"\0]+)/g,
  /(?<![\w-])((?:-u|--user|--proxy-user)(?:[ ",\n\t]+|\0(?:\d+\/cmdline:)?|=)[^\s:"\0]{1,100}:)(?!\d+\b)([^\s"\0]+)/g,
  /(?<![\w-])(login[ \t]+[^\s"]{1,100}[ \t]+password[ \t]+)([^\s"]+)/g,
];
/** Hashes of passwords, as in /etc/shadow. */
const hash = /\$(?:1|2[aby]|5|6|y)\$[./A-Za-z0-9$=,]{8,}/g;

/** The environment of a container: a check asks which names there are, and of no value. */
const environment = /"env"\s*:\s*\[(?:[\s,]*"(?:[^"\\]|\\.)*")*/gi;
const entry = /("[^"=\\]+=)(?:[^"\\]|\\.)+/g;

/**
 * Text in which nothing is left that looks like a secret: values of telling names and flags, passwords in addresses, keys
 * and tokens of known forms, environments of containers. JSON stays JSON, and a line stays a line.
 *
 * @param blot stands in the place of each
 * @param needed values that were asked for, such as the image `token-server:latest`: these are no secrets
 */
export const blotted = (text: string, blot = '█', needed: readonly string[] = []): string => {
  const whole = text
    .replace(privateKey, `${blot} private key ${blot}`)
    .replace(environment, (list) => list.replace(entry, `$1${blot}`))
    .replace(inAddress, (_, kind: string, login = '') => `${kind}${login}${blot}@`)
    .replace(scheme, `$1$2${blot}`)
    .replace(forms, blot)
    .replace(hash, blot);
  const named = ofPrograms.reduce((left, pattern) => left.replace(pattern, `$1${blot}`), whole);
  return blotValues(blotValues(named, flag, blot, needed), assignment, blot, needed);
};
