/** The look of the card. Everything is inside a shadow root: the page's own rules do not reach in. */
const dark =
  "--ink:#f3f4f6;--soft:#aab4c3;--line:#475569;--paper:#0f172a;--field:#1e293b;--bad:#fca5a5";

export const style = `
:host{all:initial;--round:10px;--ink:#111827;--soft:#4b5563;--line:#cbd5e1;--paper:#fff;--field:#fff;--bad:#b91c1c}
:host([data-scheme=dark]){${dark}}
@media (prefers-color-scheme:dark){:host([data-scheme=auto]){${dark}}}
:host([data-corners=square]){--round:0px}
*{box-sizing:border-box}
.card{color:var(--ink);background:var(--paper);font:16px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif;border:1px solid var(--line);border-radius:calc(var(--round)*1.6);padding:20px;margin:0;width:min(440px,calc(100vw - 24px));max-height:calc(100vh - 24px);max-height:calc(100dvh - 24px);overflow:auto;text-align:start;animation:in .18s ease-out}
@keyframes in{from{opacity:0;transform:translateY(8px)}}
.corner,.bar{position:fixed;z-index:2147483647;bottom:12px;inset-inline-end:12px;box-shadow:0 12px 40px #0004}
.bar{inset-inline:0;bottom:0;width:100%;max-width:none;border-width:1px 0 0;border-radius:0;padding-inline:max(20px,50vw - 360px)}
dialog.card{position:fixed;inset:0;margin:auto;box-shadow:0 12px 40px #0004}
dialog::backdrop{background:#0f172a99}
.inline{width:100%;max-width:none}
.top{display:flex;gap:12px;align-items:flex-start;margin:0 0 14px}
h2{flex:1;font-size:18px;line-height:1.35;font-weight:650;margin:3px 0 0;text-wrap:balance}
h2:focus{outline:0}
img{display:block;max-width:160px;max-height:40px;margin:0 0 12px}
button,.main{font:inherit;color:inherit;cursor:pointer}
.close{flex:none;width:32px;height:32px;margin:-4px;padding:0;border:0;border-radius:var(--round);background:none;color:var(--soft);font-size:22px;line-height:1}
.close:hover{background:var(--line);color:var(--ink)}
fieldset{border:0;margin:0;padding:0;min-width:0}
legend,.label{display:block;padding:0;margin:16px 0 8px;font-weight:600}
.points{display:flex;flex-wrap:wrap;gap:4px}
.points label{position:relative;flex:1 0 var(--least,28px);cursor:pointer}
.points input{position:absolute;inset:0;width:100%;height:100%;margin:0;opacity:0;cursor:pointer}
.points span{display:grid;place-items:center;min-height:40px;border:1px solid var(--line);border-radius:var(--round);background:var(--field);font-weight:600;font-variant-numeric:tabular-nums}
.points input:hover+span,.points input:checked+span{background:var(--accent);border-color:var(--accent);color:var(--on-accent)}
.points input:focus-visible+span,:focus-visible{outline:3px solid var(--ink);outline-offset:2px}
.ends{display:flex;justify-content:space-between;gap:16px;margin:6px 0 0;color:var(--soft);font-size:13px}
.ends span:last-child{text-align:end}
textarea{display:block;width:100%;min-height:84px;padding:10px;border:1px solid var(--line);border-radius:var(--round);background:var(--field);color:inherit;font:inherit;resize:vertical}
.ticks{display:grid;gap:6px}
.tick{display:flex;gap:10px;align-items:center;min-height:40px;padding:6px 10px;border:1px solid var(--line);border-radius:var(--round);background:var(--field);cursor:pointer}
.tick input{flex:none;width:18px;height:18px;margin:0;accent-color:var(--accent)}
.acts{display:flex;flex-wrap:wrap;gap:8px;margin:16px 0 0}
.main{display:inline-block;min-height:40px;padding:8px 20px;border:1px solid var(--accent);border-radius:var(--round);background:var(--accent);color:var(--on-accent);font-weight:600;text-decoration:none}
.second{background:var(--field);border-color:var(--line);color:inherit}
.foot{margin:14px 0 0;font-size:12px;color:var(--soft)}
.problem{color:var(--bad);margin:8px 0 0}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
@media (pointer:coarse){.close{width:44px;height:44px;margin:-8px}.points span,.tick,.main{min-height:44px}.points label{--least:44px}}
@media (max-width:480px){.corner{inset-inline:12px;width:auto}.points label{flex-basis:var(--least,44px)}.points span{min-height:44px}}
@media (max-width:350px){.card{padding:12px}.corner{inset-inline:8px}.points{gap:2px}}
@media (prefers-reduced-motion:reduce){.card{animation:none}}
@media (forced-colors:active){.points input:checked+span{forced-color-adjust:none;background:Highlight;color:HighlightText}}
`;
