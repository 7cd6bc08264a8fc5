/** The groups that a text names: class lists write several into one cell, with commas. */
export const groupsOf = (group: string | null | undefined): string[] =>
  group === undefined || group === null
    ? []
    : [
        ...new Set(
          group
            .split(',')
            .map((name) => name.trim())
            .filter((name) => name !== ''),
        ),
      ];
