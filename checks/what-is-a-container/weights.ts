/**
 * The weights of cgroup v2 (1 to 10000, 100 at first) that tools make of shares of v1 (2 to 262144, 1024 at first).
 *
 * By proportion to the usual value, as people do; by the whole range, as runc and crun did (runc's
 * ConvertCPUSharesToCgroupV2Value); and by the curve that keeps both ends and the usual value, as they do now.
 */
export const weightsOf = (shares: number): number[] => {
  const proportion = (shares * 100) / 1024;
  const range = 1 + ((shares - 2) * 9999) / 262_142;
  const log = Math.log2(shares);
  const curve = 10 ** ((log * log + 125 * log) / 612 - 7 / 34);
  const both = (value: number): number[] => [Math.floor(value), Math.ceil(value)];
  return [...new Set([...both(proportion), ...both(range), ...both(curve)])].filter((weight) => weight >= 1);
};
