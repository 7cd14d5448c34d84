#include "product/report/html_style.h"

namespace hark::report {

const std::string_view html_style = R"css(
:root {
  color-scheme: light;
  --back: #ffffff; --text: #0f172a; --faint: #475569; --line: #e2e8f0; --tint: #f8fafc;
  --promoter: #0f766e; --passive: #94a3b8; --detractor: #c2410c; --danger: #9f1239;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    color-scheme: dark;
    --back: #0f172a; --text: #e2e8f0; --faint: #a3b1c6; --line: #334155; --tint: #162033;
    --promoter: #2aa79b; --passive: #94a3b8; --detractor: #ea6a2e; --danger: #f0567f;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--back); color: var(--text);
  font: 16px/1.5 "Inter Variable", Inter, system-ui, "Segoe UI", Roboto, sans-serif;
}
main, footer { max-width: 54rem; margin: 0 auto; padding: 2rem 1.5rem; }
h1, h2, h3 { line-height: 1.25; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; margin: 0; }
h2 { font-size: 1.25rem; margin: 0 0 .75rem; }
h3 { font-size: 1rem; margin: 1.5rem 0 .25rem; }
p { margin: 0 0 .5rem; max-width: 46rem; overflow-wrap: anywhere; }
section { border-top: 1px solid var(--line); padding-top: 1.5rem; margin-top: 2rem; }
.faint { color: var(--faint); font-size: .875rem; }
.hero { display: flex; gap: 2rem; align-items: flex-start; }
.score { flex: none; overflow-wrap: normal; font-size: 5rem; font-weight: 650; line-height: 1; letter-spacing: -.03em; margin: 0; }
.lead { font-size: 1.25rem; }
figure { margin: 1rem 0; }
figcaption { color: var(--faint); font-size: .875rem; }
svg { display: block; width: 100%; overflow: visible; }
svg text { fill: var(--text); font-size: 13px; font-variant-numeric: tabular-nums; }
svg text.faint { fill: var(--faint); font-size: 12px; }
.grid { stroke: var(--line); }
.zero { stroke: var(--faint); }
.detractor { fill: var(--detractor); } .passive { fill: var(--passive); }
.promoter { fill: var(--promoter); }
.band { fill: var(--promoter); opacity: .16; }
.curve { fill: none; stroke: var(--promoter); stroke-width: 2; }
.dot { fill: var(--promoter); }
.thin { fill: var(--back); stroke: var(--passive); stroke-width: 2; }
.whisker { stroke: var(--promoter); stroke-width: 2; }
.whisker.below { stroke: var(--detractor); } .dot.below { fill: var(--detractor); }
.whisker.same, .whisker.few { stroke: var(--passive); } .dot.same { fill: var(--passive); }
.whisker.few { stroke-width: 1.5; stroke-dasharray: 3 3; }
.whole { stroke: var(--faint); stroke-dasharray: 2 3; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--faint); font-size: .875rem; padding-bottom: .25rem; }
th, td { padding: .3rem .5rem; text-align: right; vertical-align: middle; font-size: .875rem;
  border-bottom: 1px solid var(--line); white-space: nowrap; }
thead th { color: var(--faint); font-weight: 500; white-space: normal; }
th:first-child, td:first-child { text-align: left; padding-left: 0; white-space: normal;
  overflow-wrap: anywhere; }
tbody th { font-weight: 500; }
.forest { table-layout: fixed; }
.forest th:nth-child(1) { width: 28%; } .forest th:nth-child(2) { width: 10%; }
.forest th:nth-child(3) { width: 8%; } .forest th:nth-child(4) { width: 22%; }
.forest th:nth-child(5) { width: 12%; } .forest th:nth-child(6) { width: 8%; }
.hidden { position: absolute; clip-path: inset(50%); width: 1px; overflow: hidden; }
tr.few td, tr.few th { color: var(--faint); }
details { margin: .75rem 0; } summary { cursor: pointer; color: var(--faint); font-size: .875rem; }
dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: .75rem 2rem;
  margin: 0; }
dt { color: var(--faint); font-size: .875rem; } dd { margin: 0; font-variant-numeric: tabular-nums; }
ul { margin: 0; padding-left: 1.25rem; max-width: 46rem; }
li { margin-bottom: .4rem; overflow-wrap: anywhere; }
.method li { color: var(--faint); font-size: .875rem; }
footer { padding-top: 0; color: var(--faint); font-size: .75rem; }
@media (max-width: 40rem) {
  main, footer { padding: 1.25rem 1rem; }
  footer { padding-top: 0; }
  .hero { display: block; } .score { font-size: 4rem; margin-bottom: .75rem; }
  .wide { display: none; } svg text.share { font-size: 10px; }
  .forest th:nth-child(1) { width: 34%; } .forest th:nth-child(2) { width: 18%; }
  .forest th:nth-child(3) { width: 12%; } .forest th:nth-child(6) { width: 15%; }
  th, td { padding: .3rem .2rem; font-size: .8125rem; }
}
@page { size: A4; margin: 16mm; }
@media print {
  body { font-size: 10.5pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  main, footer { max-width: none; padding: 0; }
  th, td { font-size: 8.5pt; padding: .2rem .3rem; }
  footer { padding-top: 1rem; }
  section { margin-top: 1.25rem; padding-top: 1rem; }
  h2, h3, caption { break-after: avoid; }
  figure, tr, li, dl > div { break-inside: avoid; }
  thead { display: table-header-group; }
  details:not([open]) { display: none; }
  p { orphans: 3; widows: 3; }
}
)css";

}  // namespace hark::report
