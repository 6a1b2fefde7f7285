// The style of the page: plain, fit for light and dark, and for paper.
import { html } from "./html-text.js";

export const styleSheet = html`
:root { color-scheme: light dark; }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.25rem; margin-top: 2rem; } h3 { font-size: 1rem; margin-bottom: 0.25rem; }
table { border-collapse: collapse; width: 100%; } caption { text-align: left; }
th, td { text-align: left; vertical-align: top; padding: 0.3rem 0.6rem 0.3rem 0; border-bottom: 1px solid #8886; }
td, li, h3 { overflow-wrap: anywhere; }
figure { margin: 1rem 0; } .chart { width: 100%; height: auto; max-width: 640px; } figcaption { font-weight: 600; }
code, .place { font-family: ui-monospace, monospace; font-size: 0.87em; }
.legend { list-style: none; padding: 0; display: flex; gap: 1rem; flex-wrap: wrap; margin: 0.3rem 0; }
.outcome { padding: 0.6rem 0.8rem; border-left: 0.4rem solid #6b7280; background: #8881; }
.passed { border-color: #2e7d4f; } .failed { border-color: #c8371b; } .incomplete { border-color: #8e1b1b; }
.severity { font-weight: 600; white-space: nowrap; } .quiet { opacity: 0.75; }
@media print { body { margin: 0; max-width: none; font-size: 10pt; } tr, figure { break-inside: avoid; } h2, h3 { break-after: avoid; } svg, rect { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
`;
