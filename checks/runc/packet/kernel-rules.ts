/** The priority of the rule that leads to the table main. */
export const mainRule = 32_766;

/** Whether a rule for routes has a priority of those that every kernel brings (ip-rule(8)). */
export const isKernelRule = (priority: number): boolean => [0, mainRule, mainRule + 1].includes(priority);
