/** The weight that a course gives to one check: other points, bonus or not, or dropped. */
export type Weight = 'drop' | { readonly points?: number; readonly bonus?: boolean };
/** By the check's id. */
export type Weights = Readonly<Record<string, Weight>>;

/** Work that no machine sees, such as a discussion: the course sets its worth, a person gives the points. */
export type ManualTask = { readonly id: string; readonly title: string; readonly points: number };

/** A manual task with a student's points; null where they are not given yet. */
export type ManualPoints = ManualTask & { readonly earned: number | null };
