import { boxDrawing } from '../../reporters/picture/box-drawing.ts';
import type { Plan } from '../../stages/plan.ts';
import { wantedScene } from '../../stages/scene.ts';
import { valuesOf } from '../../stages/sentences.ts';

/** The drawing of a sheet is as wide as a page of a terminal. */
const columns = 80;

/**
 * A lab sheet with a student's parameters in it, in Markdown: in its code, its picture and its table of parameters. A
 * name that stands in prose stays, for it may be an ordinary word there.
 */
export const sheetText = (sheet: string, chosen: Plan): string =>
  withTable(withCode(withPicture(sheet, chosen), chosen), chosen);

const withPicture = (sheet: string, chosen: Plan): string => {
  const scene = wantedScene(chosen);
  return scene === null
    ? sheet
    : sheet.replace(/```text\n┌[^`]*```/, () => `\`\`\`text\n${boxDrawing(scene, columns).join('\n')}\n\`\`\``);
};

/** A text that stands for a parameter in the sheet, and the student's own. */
type Replacement = readonly [usual: string, own: string];

const replacements = ({ lab, parameters, set }: Plan): Replacement[] => {
  const usual = valuesOf({ parameters: defaultsOf(lab.parameters) }, {});
  const own = valuesOf({ parameters }, {});
  const having = Object.entries(lab.parameters).filter(([, { default: value }]) => value !== undefined);
  const pairs = having.flatMap(([name]): Replacement[] => {
    const pair = [String(usual[name]), String(own[name])] as const;
    const bare = pair.map((text) => text.replace(/\/\d+$/, '')) as unknown as Replacement;
    // An address stands in a sheet with its prefix length, and without.
    return /^[\d.x]+\/\d+$/.test(pair[0]) ? [pair, bare] : [pair];
  });
  const differing = pairs.filter(([before, after]) => before !== after && before !== '');
  return Object.keys(set).length === 0 ? [] : differing.toSorted(([a], [b]) => b.length - a.length);
};

const defaultsOf = (spec: Plan['lab']['parameters']): Plan['parameters'] =>
  Object.fromEntries(
    Object.entries(spec).map(([name, { default: value }]) => [name, value as string | number | undefined]),
  );

/** Replaces a parameter's usual value where it stands in code as a whole word. */
const withCode = (sheet: string, chosen: Plan): string => {
  const pairs = replacements(chosen);
  if (pairs.length === 0) return sheet;
  const own = new Map(pairs.toReversed());
  const words = pairs.map(([usual]) => usual.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&'));
  const word = new RegExp(`(?<![\\w.-]|[\\w.~]/)(?:${words.join('|')})(?![\\w-]|\\.\\w)`, 'g');
  return sheet.replace(/`[^`\n]+`|^```(?!text)[^]*?^```/gm, (code) =>
    code.startsWith('`labcheck ') ? code : code.replace(word, (usual) => own.get(usual)!),
  );
};

/** The student's value of each parameter that is set, in its row of the sheet's table. */
const withTable = (sheet: string, { lab, parameters, set }: Plan): string =>
  sheet.replace(/^\| (`[^|]+) \| ([^|]+) \|/gm, (row, names: string, usual: string) => {
    const named = [...names.matchAll(/`(\w+)`/g)].map(([, name = '']) => name);
    if (!named.some((name) => name in set) || !named.every((name) => name in lab.parameters)) return row;
    const own = valuesOf({ parameters }, {});
    const values = named.map((name) => (parameters[name] === undefined ? usual : `\`${own[name]}\``));
    return `| ${names} | ${values.join(', ')} |`;
  });
