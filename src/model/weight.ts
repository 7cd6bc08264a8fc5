/** What a course makes of one check of the lab: other points, a bonus or no bonus, or nothing at all. */
export type Weight = 'drop' | { readonly points?: number; readonly bonus?: boolean };
/** By the check's id. */
export type Weights = Readonly<Record<string, Weight>>;

/** What no machine sees, such as a discussion: the course says what it is worth, a person gives the points. */
export type ManualTask = { readonly id: string; readonly title: string; readonly points: number };

/** A manual task with a student's points; null where they are not given yet. */
export type ManualPoints = ManualTask & { readonly earned: number | null };
