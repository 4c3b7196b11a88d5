/** The report's style sheet: one set of tokens, light and dark by the reader's own setting. */

export const style = `
:root {
  color-scheme: light dark;
  --page: light-dark(#f4f5f7, #101218);
  --card: light-dark(#ffffff, #181b23);
  --ink: light-dark(#171a21, #e7e9ef);
  --muted: light-dark(#5a6372, #9aa3b2);
  --line: light-dark(#e2e5ea, #2a2f3a);
  --track: light-dark(#eceef2, #262b36);
  --accent: light-dark(#3450c8, #8fa5ff);
  --on-accent: light-dark(#ffffff, #10131c);
  --rival: light-dark(#a3abba, #5d6678);
  --wrong: light-dark(#c63f16, #ff8f66);
  --radius: 12px;
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--page); color: var(--ink);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
}
main { max-width: 1120px; margin: 0 auto; padding: 40px 24px 64px; display: grid; gap: 20px; }
header { padding: 0 4px 4px; }
h1 { margin: 0; font-size: 30px; line-height: 1.2; letter-spacing: -0.02em; font-weight: 650; }
h2 { margin: 0 0 14px; font-size: 17px; letter-spacing: -0.01em; font-weight: 620; }
.sub { margin: 6px 0 0; color: var(--muted); }
.card, .tile { background: var(--card); border: 1px solid var(--line); border-radius: var(--radius); }
.card { padding: 22px 24px; min-width: 0; }
.pair { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 20px; }
.tiles { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); gap: 14px; }
.tile { padding: 16px 20px 14px; }
.tile-label { color: var(--muted); font-size: 13px; }
.tile-value { font-size: 32px; line-height: 1.25; font-weight: 640; letter-spacing: -0.025em; font-variant-numeric: tabular-nums; }
.tile-note, .note, .hint { color: var(--muted); font-size: 12.5px; }
.hint { margin: -8px 0 14px; }
.lead { margin: 16px 0 0; padding-top: 14px; border-top: 1px solid var(--line); }
.muted { color: var(--muted); }
.strong { font-weight: 620; }
table { border-collapse: collapse; width: 100%; }
th, td { padding: 6px 10px; text-align: left; vertical-align: middle; }
th:first-child, td:first-child { padding-left: 0; }
th:last-child, td:last-child { padding-right: 0; }
thead th { color: var(--muted); font-size: 12.5px; font-weight: 500; padding-bottom: 8px; white-space: nowrap; }
tbody tr + tr > * { border-top: 1px solid var(--line); }
tbody th { font-weight: 520; }
.classes tbody th { white-space: nowrap; }
th .note { display: block; font-weight: 400; line-height: 1.3; }
.number { font-variant-numeric: tabular-nums; text-align: right; white-space: nowrap; }
.right { text-align: right; }
.swatch { display: inline-block; width: 10px; height: 10px; border-radius: 3px; margin-right: 7px; }
.bar { display: block; flex: 1; height: 8px; border-radius: 4px; background: var(--track); overflow: hidden; }
.bar-fill { display: block; height: 100%; border-radius: 4px; }
.bar-fill.model { background: var(--accent); }
.bar-fill.rival { background: var(--rival); }
.bars th:first-child { width: 240px; }
.bars td + td, .bars th:last-child { padding-left: 24px; }
.metered { display: flex; align-items: center; gap: 10px; min-width: 90px; }
.metered .number { flex: none; width: 56px; font-size: 13.5px; }
.classes .metered .number { width: 38px; }
.figures th:first-child { width: 200px; }
.figures .number { width: 1%; }
.wide { padding-left: 24px; }
.ends { display: flex; justify-content: space-between; }
.scale { width: 100%; display: block; overflow: visible; }
.axis { stroke: var(--line); stroke-width: 1; }
.whisker { stroke: var(--accent); stroke-width: 5; stroke-linecap: round; opacity: 0.32; }
.dot { fill: var(--accent); stroke: var(--card); stroke-width: 2; }
.scroll { overflow-x: auto; }
.confusion { width: auto; border-collapse: separate; border-spacing: 3px; }
.confusion tbody tr + tr > * { border-top: 0; }
.confusion tbody th { white-space: nowrap; padding: 0 10px 0 0; text-align: right; }
.confusion tbody td { min-width: 46px; height: 38px; padding: 0; border-radius: 6px; text-align: center; font-size: 13px; font-variant-numeric: tabular-nums; }
.right-cell { background: color-mix(in oklab, var(--accent) var(--heat), var(--track)); }
.wrong-cell { background: color-mix(in oklab, var(--wrong) var(--heat), var(--track)); }
.right-cell.on, .wrong-cell.on { color: var(--on-accent); font-weight: 620; }
.slanted { height: 110px; padding: 0; vertical-align: bottom; position: relative; }
.slanted > span { position: absolute; bottom: 8px; left: 24px; transform-origin: left bottom; transform: rotate(-40deg); white-space: nowrap; }
.confusion:not(.roomy) { margin-right: 80px; }
.level { text-align: center; white-space: normal; width: 112px; padding: 0 4px 6px; vertical-align: bottom; overflow-wrap: anywhere; }
.level .swatch { display: block; margin: 0 auto 5px; }
.roomy tbody td { height: 46px; font-size: 14.5px; }
.legend { margin: 0 0 10px; font-size: 13px; display: flex; flex-wrap: wrap; gap: 4px 18px; }
.clips { list-style: none; margin: 0; padding: 0; }
.clip { display: grid; grid-template-columns: 230px minmax(0, 1fr); gap: 20px; padding: 12px 0; border-top: 1px solid var(--line); align-items: center; }
.clip-name { font-weight: 560; line-height: 1.35; overflow-wrap: anywhere; }
.clip-score { font-size: 13.5px; font-variant-numeric: tabular-nums; }
.verdict { color: var(--wrong); margin-left: 6px; }
.clip-strips { display: grid; gap: 8px; }
.track-name { font-size: 12px; color: var(--muted); }
.strip { width: 100%; display: block; border-radius: 4px; }
.strip text { font-size: 11px; text-anchor: middle; pointer-events: none; }
.strip rect { shape-rendering: crispEdges; }
.wrong { fill: var(--wrong); }
.wrong-key { display: inline-block; width: 18px; height: 5px; background: var(--wrong); vertical-align: middle; }
.hatch-key { display: inline-block; width: 18px; height: 11px; vertical-align: -1px; border: 1px solid var(--line);
  background: repeating-linear-gradient(135deg, var(--line) 0 2px, transparent 2px 5px); }
.hatch-line { stroke: var(--line); stroke-width: 3; }
.hatch-ground { fill: var(--card); }
.defs { position: absolute; width: 0; height: 0; }
dl { margin: 0; display: grid; grid-template-columns: 170px 1fr; gap: 8px 20px; font-size: 13.5px; }
dt { font-weight: 560; }
dd { margin: 0; color: var(--muted); }
@media (max-width: 680px) {
  .metered .bar, .wide { display: none; }
  .metered { min-width: 0; }
  .bars th:first-child, .figures th:first-child { width: auto; }
}
@media (max-width: 860px) {
  .pair, .clip { grid-template-columns: minmax(0, 1fr); }
  .tiles { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  dl { grid-template-columns: minmax(0, 1fr); gap: 2px; }
  dd { margin-bottom: 8px; }
}
@media print { body { background: none; } .card, .tile { break-inside: avoid; } }
`;
