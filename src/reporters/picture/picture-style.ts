/** The style of a picture, in a page and alone; it holds none of the characters that markup escapes. */
export const pictureStyle = `
.picture text { fill: var(--ink); font: 13px ui-monospace, 'DejaVu Sans Mono', monospace; white-space: pre; }
.picture .title { font-weight: 600; }
.picture rect, .picture polyline { fill: none; stroke: var(--faint); stroke-width: 1.25; }
.picture rect.interface { fill: var(--shade); }
.picture .wrong { stroke: var(--failed); stroke-width: 2.5; } .picture text.wrong { stroke: none; fill: var(--failed); font-weight: 600; }
.picture .missing { stroke-dasharray: 5 4; } .picture text.missing { fill: var(--faint); }
.picture .unseen { stroke: var(--unknown); } .picture text.unseen { stroke: none; fill: var(--unknown); }
.picture .waiting { stroke: var(--blocked); } .picture text.waiting { stroke: none; fill: var(--blocked); }
.picture .extra { stroke: var(--decided); } .picture text.extra { stroke: none; fill: var(--decided); }
.picture a:focus-visible text, .picture g:focus-visible text { text-decoration: underline; outline: 2px solid var(--link); }
`;

/** The colours of a picture that stands alone, on light paper and on dark. */
export const pictureColours = `
svg { --paper: #ffffff; --ink: #1b1f24; --faint: #57606a; --shade: #f4f6f8; --link: #0a58ca;
  --failed: #c3222b; --blocked: #7d5600; --unknown: #7238c9; --decided: #0b6e7a; background: var(--paper); }
@media (prefers-color-scheme: dark) { svg { --paper: #14181d; --ink: #e6edf3; --faint: #a2acb7; --shade: #1c2229; --link: #79b8ff;
  --failed: #ff8a82; --blocked: #e6b955; --unknown: #c9a4ff; --decided: #5fd3e0; } }
`;
