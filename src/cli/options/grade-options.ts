/** What the command line may say about a grading, as commander hands it over: every option is absent or text. */
export type GradeOptions = {
  readonly student?: readonly string[];
  readonly all?: boolean;
  readonly group?: readonly string[];
  readonly course?: string;
  readonly lab?: string;
  readonly set?: readonly string[];
  readonly host?: string;
  readonly skip?: readonly string[];
  readonly phase?: readonly string[];
  readonly hints?: string;
  readonly timeout?: string;
  readonly acceptNewHostKeys?: boolean;
  readonly identity?: readonly string[];
};

export type OutputOptions = { readonly report?: readonly string[]; readonly color?: boolean };
export type OverrideOption = { readonly override?: string };
export type SaveOptions = { readonly reports?: string; readonly save?: boolean };
