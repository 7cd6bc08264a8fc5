import { pictureStyle } from '../picture/picture-style.ts';

/**
 * The style of every page. It stands in the page as text, so it holds none of the characters that HTML escapes; the
 * policy of the page names its hash.
 */
export const pageStyle = `
:root { color-scheme: light dark; --paper: #ffffff; --ink: #1b1f24; --faint: #57606a; --line: #d0d7de; --shade: #f4f6f8; --link: #0a58ca;
  --passed: #1a7f37; --failed: #c3222b; --blocked: #7d5600; --unknown: #7238c9; --decided: #0b6e7a;
  --passed-shade: #dff5e5; --failed-shade: #fde4e4; --blocked-shade: #fdf1d3; --unknown-shade: #efe5ff; }
@media (prefers-color-scheme: dark) { :root { --paper: #14181d; --ink: #e6edf3; --faint: #a2acb7; --line: #3a424c; --shade: #1c2229; --link: #79b8ff;
  --passed: #56d074; --failed: #ff8a82; --blocked: #e6b955; --unknown: #c9a4ff; --decided: #5fd3e0;
  --passed-shade: #17331f; --failed-shade: #43191c; --blocked-shade: #3a2f14; --unknown-shade: #2c2144; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 64rem; padding: 1rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
body.wide { max-width: 110rem; }
a { color: var(--link); }
a:focus-visible, summary:focus-visible, button:focus-visible, .scroll:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 1.25rem 0 .25rem; color: var(--faint); }
h4 { font-size: 1rem; margin: 0; font-weight: 600; }
p { margin: .25rem 0; }
pre, code, .mono { font-family: ui-monospace, 'DejaVu Sans Mono', monospace; font-size: .875rem; }
pre { background: var(--shade); border: 1px solid var(--line); border-radius: 4px; padding: .5rem; margin: .25rem 0; overflow-x: auto; white-space: pre-wrap; }
.grade { font-size: 1.2rem; font-weight: 600; }
.faint { color: var(--faint); }
.next { border: 2px solid var(--failed); border-radius: 6px; padding: .75rem 1rem; margin: 1rem 0; background: var(--failed-shade); }
.next.unknown { border-color: var(--unknown); background: var(--unknown-shade); }
.next.done { border-color: var(--passed); background: var(--passed-shade); }
.next h2 { border: 0; margin: 0 0 .25rem; }
.check { border: 1px solid var(--line); border-left: 6px solid var(--line); border-radius: 4px; padding: .5rem .75rem; margin: .5rem 0; }
.check.passed { border-left-color: var(--passed); } .check.failed { border-left-color: var(--failed); }
.check.blocked { border-left-color: var(--blocked); } .check.unknown { border-left-color: var(--unknown); }
.check:target { outline: 3px solid var(--link); }
.head { display: flex; flex-wrap: wrap; gap: .25rem .75rem; align-items: baseline; }
.head h4 { flex: 1 1 16rem; }
.mark { font-weight: 700; white-space: nowrap; }
.mark.passed { color: var(--passed); } .mark.failed { color: var(--failed); } .mark.blocked { color: var(--blocked); } .mark.unknown { color: var(--unknown); }
dl { display: grid; grid-template-columns: minmax(5rem, max-content) 1fr; gap: 0 .75rem; margin: .25rem 0; }
dt { color: var(--faint); } dd { margin: 0; min-width: 0; }
summary { cursor: pointer; color: var(--link); padding: .125rem 0; }
.prompt { color: var(--faint); user-select: none; }
ol.steps { margin: .25rem 0; padding-left: 1.5rem; }
ul.names { margin: .25rem 0; padding-left: 1.25rem; }
.scroll { overflow-x: auto; max-width: 100%; }
table { border-collapse: collapse; font-size: .875rem; }
caption { text-align: left; color: var(--faint); }
th { text-align: left; font-weight: 600; }
td, tbody th { border-top: 1px solid var(--line); padding: .125rem .375rem; }
tbody th { position: sticky; left: 0; background: var(--paper); min-width: 9rem; max-width: 14rem; z-index: 1; }
thead th:first-child { position: sticky; left: 0; background: var(--paper); z-index: 1; }
thead th { vertical-align: bottom; }
th.turned { padding: 0; }
th.turned button, th.turned span.turn { writing-mode: vertical-rl; transform: rotate(180deg); white-space: nowrap; font-weight: 400; padding: .25rem 0; }
button { font: inherit; color: var(--ink); background: none; border: 0; cursor: pointer; }
td.p, td.f, td.b, td.u { text-align: center; min-width: 1.75rem; }
td.p { color: var(--passed); } td.f { color: var(--failed); background: var(--failed-shade); font-weight: 700; }
td.b { color: var(--blocked); background: var(--blocked-shade); } td.u { color: var(--unknown); background: var(--unknown-shade); }
td.decided { outline: 2px solid var(--decided); outline-offset: -2px; }
td.none { color: var(--faint); text-align: center; }
td.points { white-space: nowrap; text-align: right; }
td.next-step { min-width: 14rem; max-width: 28rem; }
form { display: flex; flex-wrap: wrap; gap: .5rem 1rem; margin: .5rem 0; }
.field { display: inline-flex; gap: .375rem; align-items: baseline; }
input, select { font: inherit; color: var(--ink); background: var(--paper); border: 1px solid var(--faint); border-radius: 4px; padding: .125rem .375rem; max-width: 16rem; }
[hidden] { display: none; }
svg { display: block; max-width: 100%; height: auto; }
svg text { fill: var(--ink); font-size: 13px; }
svg.picture { max-width: none; }
svg .bar { fill: var(--link); } svg .line { stroke: var(--link); fill: none; stroke-width: 2; } svg .dot { fill: var(--link); }
footer { margin-top: 2rem; border-top: 1px solid var(--line); }
${pictureStyle}@media (max-width: 30rem) { body { padding: .5rem; } dl { grid-template-columns: 1fr; } tbody th { min-width: 6rem; max-width: 8rem; } }
@media print { body { max-width: none; } .check, .next, tr { break-inside: avoid; } form { display: none; } .scroll { overflow: visible; } tbody th, thead th:first-child { position: static; } }
`;
