/** Says who is signed in. */
export const identifyCall = 'hark("identify", TOKEN_SIGNED_BY_YOUR_SERVER);';

/** Tells what just happened, with what plans may want to know of it. */
export const trackCall = 'hark("track", "order_delivered", { total: 12.85 });';

/** The one line that queues calls until the script is there, the script, and what it is told. */
export function widgetCode(origin: string, calls: string[]): string {
  return [
    "<script>",
    "window.hark=window.hark||function(){(hark.q=hark.q||[]).push(arguments)};",
    ...calls,
    "</script>",
    `<script async src="${origin}/w/hark.js"></script>`,
  ].join("\n");
}

/** The widget of pages that ask this survey. */
export function widgetSnippet(origin: string, survey: string, anonymous: boolean): string {
  const show = `hark("show", ${JSON.stringify(survey)});`;
  return widgetCode(origin, anonymous ? [show] : [identifyCall, show]);
}

const entities: Record<string, string> = { "&": "&amp;", '"': "&quot;", "<": "&lt;", ">": "&gt;" };

export function embedding(address: string, title: string): string {
  const safe = title.replace(/[&"<>]/g, (sign) => entities[sign] ?? sign);
  return `<iframe src="${address}" title="${safe}" width="100%" height="520" style="border:0" loading="lazy"></iframe>`;
}
