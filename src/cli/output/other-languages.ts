import type { CourseStudent } from '../../documents/course.ts';

/** The languages that a course names for students, where they are not the one in which reports are written. */
export const otherLanguages = (students: readonly Pick<CourseStudent, 'language'>[]): string[] =>
  students.flatMap(({ language }) => (language === undefined || /^en\b/.test(language) ? [] : [language]));

/** The warning to print about them before grading; undefined where there are none. */
export const languageNote = (languages: readonly string[]): string | undefined => {
  const names = [...new Set(languages)];
  if (names.length === 0) return undefined;
  const [subject, verb] = names.length === 1 ? ['the language', 'has'] : ['the languages', 'have'];
  return `labcheck: reports are in English so far: ${subject} ${names.join(', ')} of the course ${verb} no effect`;
};
