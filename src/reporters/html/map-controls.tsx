import { words } from '../../languages/spoken.ts';
import type { ClassReport } from '../../model/class-report.ts';
import { statuses } from '../../model/verdict.ts';

/** The form that filters and sorts the rows of the map; it appears where the page's script runs. */
export const MapControls = ({ report: { students, checks } }: { readonly report: ClassReport }) => {
  const groups = [...new Set(students.flatMap(({ group }) => group ?? []))];
  const causes = checks.flatMap(({ id, causes }) => Object.keys(causes).map((cause) => `${id} ${cause}`));
  return (
    <form id="controls" hidden>
      <span class="field">
        <label for="f-q">{words.class.search}</label>
        <input id="f-q" name="q" type="search" placeholder={words.class.name} />
      </span>
      {groups.length > 0 ? <Choice name="group" title={words.class.group} values={groups.map(same)} /> : null}
      <Choice
        name="verdict"
        title={words.class.verdict}
        values={statuses.map((status) => [status, words.report.status[status]])}
      />
      {causes.length > 0 ? <Choice name="cause" title={words.class.cause} values={causes.map(same)} /> : null}
      <Choice
        name="sort"
        title={words.class.sort}
        all={words.class.order}
        values={[
          ['name', words.class.name],
          ['lowest', words.class.lowest],
          ['highest', words.class.highest],
          ...checks.map(({ id }, index): Value => [String(index), id]),
        ]}
      />
      <output id="shown" data-text={words.class.shown} />
    </form>
  );
};

type Value = readonly [value: string, title: string];
const same = (value: string): Value => [value, value];

const Choice = ({
  name,
  title,
  values,
  all = words.class.all,
}: {
  readonly name: string;
  readonly title: string;
  readonly values: readonly Value[];
  readonly all?: string;
}) => (
  <span class="field">
    <label for={`f-${name}`}>{title}</label>
    <select id={`f-${name}`} name={name}>
      <option value="">{all}</option>
      {values.map(([value, text]) => (
        <option value={value}>{text}</option>
      ))}
    </select>
  </span>
);
