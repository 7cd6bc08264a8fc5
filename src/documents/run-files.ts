/** The journal within a run's folder. */
export const journalName = 'run.json';

/** The files of a class in its run's folder. */
export const classFiles = ['class.json', 'class.csv', 'class.html'] as const;
