/** Loads the widget once. Commands that come before it are kept and run in their order. */
export function loadHark(address) {
  if (!window.hark) {
    window.hark = (...command) => {
      window.hark.q.push(command);
    };
    window.hark.q = [];
    const script = document.createElement("script");
    script.async = true;
    script.src = new URL("hark.js", address.endsWith("/") ? address : `${address}/`).href;
    document.head.append(script);
  }
  return (...command) => window.hark(...command);
}
