import type { ClassReporter } from '../model/reporter.ts';
import type { Status } from '../model/verdict.ts';
import { classRows } from './class-csv.ts';
import { workbook } from './gradebook/workbook.ts';

const colours: Readonly<Record<Status, string>> = {
  passed: '#d9f2d9',
  failed: '#f8d0d0',
  blocked: '#fdf0c8',
  unknown: '#e6d6f5',
};

/** The class as a workbook: the columns of class.csv, each check in the colour of its verdict. */
export const classXlsx: ClassReporter = {
  name: 'xlsx',
  summary: 'a workbook (XLSX) with the columns of class.csv, for a spreadsheet',
  extension: 'xlsx',
  binary: true,
  render: async (input) => {
    const { students, checks, lab } = input.report;
    const [head = [], ...rows] = classRows(input);
    const first = head.length - checks.length;
    return workbook(lab.title, head, rows, (row, column) => {
      const check = students[row]?.checks.find(({ id }) => id === checks[column - first]?.id);
      return check ? colours[check.status] : undefined;
    });
  },
};
