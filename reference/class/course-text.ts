import type { ClassHost } from './create-class.ts';
import type { SimulatedStudent } from './simulated-students.ts';

/** The course file of a simulated class. Ids, names and addresses have no character that YAML would misread. */
export const courseText = (
  title: string,
  lab: string,
  students: readonly Pick<SimulatedStudent, 'id' | 'name'>[],
  hosts: readonly Pick<ClassHost, 'uri'>[],
): string => `course: ${title}
lab: ${lab}
hints: full
students:
${students.map(({ id, name }, index) => `  - { id: ${id}, name: ${name}, host: "${hosts[index]!.uri}" }\n`).join('')}`;
