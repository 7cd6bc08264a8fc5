import type { ComponentChildren } from 'preact';

/**
 * A lab sheet's Markdown: headings, paragraphs, lists, tables, code, links and bold text. All else is shown as it stands.
 *
 * @param picture takes the place of the sheet's box drawing; null for a sheet whose lab draws none
 */
export const Markdown = ({ text, picture }: { readonly text: string; readonly picture: ComponentChildren }) => (
  <>{blocks(text.split('\n'), picture)}</>
);

const blocks = (lines: readonly string[], picture: ComponentChildren): ComponentChildren[] => {
  const done: ComponentChildren[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at]!;
    const take = (while_: (line: string) => boolean): string[] => {
      const from = at;
      while (at < lines.length && while_(lines[at]!)) at += 1;
      return lines.slice(from, at);
    };
    if (line.trim() === '') at += 1;
    else if (line.startsWith('```')) {
      at += 1;
      const code = take((one) => !one.startsWith('```'));
      done.push(picture !== null && code[0]?.startsWith('┌') ? picture : <pre>{code.join('\n')}</pre>);
      at += 1;
    } else if (/^#{1,4} /.test(line)) {
      at += 1;
      done.push(heading(line));
    } else if (line.startsWith('|')) done.push(table(take((one) => one.startsWith('|'))));
    else if (isItem(line))
      done.push(list(take((one) => isItem(one) || (/^\s+\S/.test(one) && !one.startsWith('```')))));
    else
      done.push(
        <p>{inline(take((one) => one.trim() !== '' && !/^(#{1,4} |```|\|)/.test(one) && !isItem(one)).join(' '))}</p>,
      );
  }
  return done;
};

const isItem = (line: string): boolean => /^(?:[-*]|\d+\.) /.test(line);

const heading = (line: string) => {
  const [, marks = '', text = ''] = /^(#+) (.*)$/.exec(line) ?? [];
  if (marks.length === 1) return <h2>{inline(text)}</h2>;
  return marks.length === 2 ? <h3>{inline(text)}</h3> : <h4>{inline(text)}</h4>;
};

const list = (lines: readonly string[]) => {
  const items = lines.reduce<string[]>(
    (all, line) =>
      isItem(line)
        ? [...all, line.replace(/^(?:[-*]|\d+\.) /, '')]
        : [...all.slice(0, -1), `${all.at(-1) ?? ''} ${line.trim()}`],
    [],
  );
  const all = items.map((item) => <li>{inline(item)}</li>);
  return /^\d/.test(lines[0]!) ? <ol>{all}</ol> : <ul>{all}</ul>;
};

const table = (lines: readonly string[]) => {
  const [head = [], , ...rows] = lines.map((line) =>
    line
      .replace(/^\||\|$/g, '')
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim()),
  );
  return (
    <div class="scroll">
      <table>
        <thead>
          <tr>
            {head.map((cell) => (
              <th>{inline(cell)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells) => (
            <tr>
              {cells.map((cell) => (
                <td>{inline(cell)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

/** Code, links and bold text within a line. A link leads to another page or to a place of this one, and nowhere else. */
const inline = (text: string): ComponentChildren[] =>
  text.split(/(`[^`]+`|\*\*[^*]+\*\*|\[[^\]]+\]\([^)\s]+\))/).map((part) => {
    if (/^`.+`$/.test(part)) return <code>{part.slice(1, -1)}</code>;
    if (/^\*\*.+\*\*$/.test(part)) return <strong>{part.slice(2, -2)}</strong>;
    const [, words, to = ''] = /^\[([^\]]+)\]\(([^)\s]+)\)$/.exec(part) ?? [];
    if (words === undefined) return part;
    return /^(https:\/\/|#)/.test(to) ? <a href={to}>{words}</a> : words;
  });
