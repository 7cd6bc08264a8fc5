import type { Report } from './report.ts';

/** What a reporter may know of where its text goes. */
export type Screen = { readonly colour: boolean; readonly columns: number };

/** Report → text, in one format. It neither prints nor chooses an exit code. */
export type Reporter = {
  readonly name: string;
  readonly summary: string;
  readonly extension: string;
  readonly render: (report: Report, screen: Screen) => string | Promise<string>;
};
