// A customer's site that carries the widget, under the strictest content policy it has to work with.
import { createServer } from "node:http";

/** Only Hark's address is allowed, and only what the widget needs of it. */
function pageOf(hark, code) {
  const policy = `default-src 'none'; script-src ${hark.url} 'nonce-page'; connect-src ${hark.url}; img-src ${hark.url}`;
  const html = `<!doctype html><html lang="en"><title>Shop</title><meta name="viewport" content="width=device-width">
    <main><h1>Shop</h1><p>Things to buy.</p><button id="here">Buy</button><div id="place"></div></main>
    ${code.replaceAll("<script>", '<script nonce="page">')}</html>`;
  return { policy, html };
}

const widget = (hark, commands) =>
  `<script>window.hark=window.hark||function(){(hark.q=hark.q||[]).push(arguments)};${commands}</script>
    <script async src="${hark.url}/w/hark.js"></script>`;

/**
 * Starts the site. `open` leads a page to where these commands are said to the widget, `openCode` to
 * where this code stands at the end of the page.
 */
export async function startSite(hark) {
  const server = createServer((request, response) => {
    const code = decodeURIComponent(request.url.split("?")[1] ?? "");
    const { policy, html } = pageOf(hark, code);
    response.writeHead(200, { "Content-Type": "text/html", "Content-Security-Policy": policy });
    response.end(html);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${server.address().port}`;
  const openCode = (page, code) => page.goto(`${url}/?${encodeURIComponent(code)}`);
  return {
    url,
    openCode,
    open: (page, commands) => openCode(page, widget(hark, commands)),
    stop: () => server.close(),
  };
}

/** The widget's card in a page, and a point of its scale. */
export const card = (page) => page.locator("[data-hark] .card");
export const point = (page, score) => page.locator(`[data-hark] input[value="${score}"]`);
