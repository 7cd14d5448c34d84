/** The one line that queues calls until the script is there, the script, and what it is told. */
export function widgetSnippet(origin: string, survey: string, anonymous: boolean): string {
  return [
    "<script>",
    "window.hark=window.hark||function(){(hark.q=hark.q||[]).push(arguments)};",
    ...(anonymous ? [] : ['hark("identify", TOKEN_SIGNED_BY_YOUR_SERVER);']),
    `hark("show", ${JSON.stringify(survey)});`,
    "</script>",
    `<script async src="${origin}/w/hark.js"></script>`,
  ].join("\n");
}

const entities: Record<string, string> = { "&": "&amp;", '"': "&quot;", "<": "&lt;", ">": "&gt;" };

export function embedding(address: string, title: string): string {
  const safe = title.replace(/[&"<>]/g, (sign) => entities[sign] ?? sign);
  return `<iframe src="${address}" title="${safe}" width="100%" height="520" style="border:0" loading="lazy"></iframe>`;
}
