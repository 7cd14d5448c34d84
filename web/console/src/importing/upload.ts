import { csrfHeaders } from "#api/client";
import { problemOf, unreachable } from "#api/problem";
import type { Import } from "#api/things";

export interface Upload {
  done: Promise<Import>;
  cancel: () => void;
}

/**
 * Sends a file as it is, from disk and not through memory, and reports the bytes sent. XHR, since
 * fetch cannot tell how far an upload is. `done` rejects with ApiProblem, or AbortError on cancel.
 */
export function upload(
  file: File,
  survey: string,
  onProgress: (sent: number, total: number) => void,
): Upload {
  const request = new XMLHttpRequest();
  const done = new Promise<Import>((resolve, reject) => {
    const query = new URLSearchParams({ filename: file.name, survey });
    request.open("POST", `/api/v1/imports?${query}`);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    for (const [name, value] of Object.entries(csrfHeaders())) {
      request.setRequestHeader(name, value);
    }
    request.upload.onprogress = (event) => onProgress(event.loaded, event.total || file.size);
    request.onload = () => {
      const body = parse(request.responseText);
      if (request.status >= 200 && request.status < 300) resolve(body as Import);
      else reject(problemOf(body, { status: request.status, headers: headersOf(request) }));
    };
    request.onerror = () => reject(unreachable());
    request.onabort = () => reject(new DOMException("", "AbortError"));
    request.send(file);
  });
  return { done, cancel: () => request.abort() };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function headersOf(request: XMLHttpRequest): Headers {
  const headers = new Headers();
  for (const name of ["retry-after", "x-request-id"]) {
    const value = request.getResponseHeader(name);
    if (value) headers.set(name, value);
  }
  return headers;
}
