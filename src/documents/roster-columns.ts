/** The columns of a roster beside the lab's parameters, in the order in which they are written. */
export const rosterColumns = ['id', 'name', 'host', 'user', 'language', 'group'] as const;
