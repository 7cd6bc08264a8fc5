/**
 * A subject of reports, such as a class, and its formats; the first format is the one for people. Each subject is a
 * file of its own, as the formats of a class take a while to load.
 */
export type Reported<F> = { readonly name: string; readonly formats: readonly F[] };
